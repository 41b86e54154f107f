// How a group is told: its judgement first, then as much of its jobs as there is room for.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Group } from "../../../plugins/codex/scripts/src/core/group/group.ts";
import type { JobRecord } from "../../../plugins/codex/scripts/src/core/job/record.ts";
import {
  groupLine,
  groupStanding,
  toldOfGroup,
} from "../../../plugins/codex/scripts/src/core/telling/group-standing.ts";
import { CANCELLED, COMPLETED, FAILED, RUNNING } from "../../../testing/sample-records.ts";
import { TELLING } from "./telling.ts";

const ID = "g-mm7kwn40-a1b2c";
const [ONE, TWO] = ["mm7kwn40-00001", "mm7kwn40-00002"];

function group(records: readonly JobRecord[], more: Partial<Group> = {}): Group {
  const size = records.length;
  const jobs = records.map((record, at) => {
    const request = { ...record.request, verify: "npm test" };
    return { ...record, id: `mm7kwn40-0000${at + 1}`, request, group: { id: ID, size, number: at + 1 } };
  });
  return { id: ID, size, jobs: jobs as readonly JobRecord[], isBeingMade: false, ...more };
}

const WORK = "1 commit, 1 file changed, pushed, not all committed";
const TASK = 'Task: "Mend the leaking tap in the kitchen".';
const HEAD =
  `complete, ended at 2026-03-01T10:05:00Z: 1 of 2 jobs completed. Best: job ${TWO}, because it alone of 2 passed the check ` +
  `(1 file, lines not counted). The table: \`/p/bin/codex-companion status ${ID}\`.`;

test("a group that is over is told with its best job, why, and a line for each", () => {
  const over = group([FAILED, COMPLETED]);
  const telling = { ...TELLING, answerOf: (id: string) => (id === TWO ? "Done [[codex-task]]" : null) };
  const text = groupStanding(over, telling, 1_000);
  assert.equal(
    text,
    `${HEAD} ${TASK}\n${TWO}: complete, ${WORK}, its own words: "Done [quoted: codex-task]]"\n${ONE}: failed (overloaded), ${WORK}`,
  );
  assert.equal(groupStanding(over, telling, HEAD.length + 10), HEAD);
  assert.deepEqual(toldOfGroup(over), over.jobs);
  assert.equal(
    groupLine(over),
    `codex group ${ID}: complete at 2026-03-01T10:05:00Z, 2 jobs, best ${TWO}; task: "Mend the leaking tap in the kitchen"`,
  );
});

test("one of which none completed is failed, and says how many have no record", () => {
  const text = groupStanding(group([CANCELLED], { size: 3 }), TELLING, 200);
  assert.match(
    text,
    /^failed, ended at \S+: 0 of 3 jobs completed \(2 without a record\)\. No best one: none of them completed and passed the check\./,
  );
});

test("one that runs says how far it is and what tells its end, and none of its jobs is told", () => {
  const runs = group([COMPLETED, RUNNING]);
  assert.deepEqual(toldOfGroup(runs), []);
  assert.equal(
    groupStanding(runs, TELLING, 1_000),
    `running since 2026-03-01T10:00:00Z: 1 of 2 jobs ended. \`/p/bin/codex-companion status ${ID} --wait\`, run as a background Bash command, ends when all have ended. ${TASK}`,
  );
  assert.match(
    groupStanding(runs, { ...TELLING, isMonitored: true }, 1_000),
    /A monitor of this session tells when all have ended;/,
  );
});

test("it was told before only if all of it was", () => {
  const told = { channel: "sweep", sessionId: "s1", at: "2026-03-01T11:00:00.000Z" };
  const all = group([FAILED, COMPLETED].map((record) => ({ ...record, told: [told] })));
  assert.match(groupStanding(all, TELLING, 1_000), / Told before, at 2026-03-01T11:00:00Z\. /);
  const half = group([{ ...FAILED, told: [told] }, COMPLETED]);
  assert.doesNotMatch(groupStanding(half, TELLING, 1_000), /Told before/);
});
