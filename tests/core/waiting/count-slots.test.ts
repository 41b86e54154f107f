// What counts under a ceiling, for one job: taken slots and older jobs that need nothing but a slot.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { JobRecord } from "../../../plugins/codex/scripts/src/core/job/record.ts";
import type { StartTerms } from "../../../plugins/codex/scripts/src/core/job/request.ts";
import { countSlots } from "../../../plugins/codex/scripts/src/core/waiting/count-slots.ts";
import type { WaitCause } from "../../../plugins/codex/scripts/src/core/waiting/waiting.ts";
import { PLAIN_REQUEST, queuedJob } from "../../../testing/plain-jobs.ts";
import { FAILED, RUNNING, WAITING } from "../../../testing/sample-records.ts";
import { CAUSES } from "./causes.ts";

const ROOT = "/work/tree";
const ASKING = { id: "m0000005-aaaaa", workspaceRoot: ROOT };
const TIMES = { since: "2026-03-01T10:00:00.000Z", opensAt: null };
const START: StartTerms = {
  after: [],
  notBefore: null,
  parks: false,
  queues: true,
  isUnwatched: false,
  ignoresGate: false,
};
const id = (number: number) => `m000000${number}-aaaaa`;
const queued = (number: number, start: Partial<StartTerms> = {}) =>
  queuedJob(id(number), { request: { ...PLAIN_REQUEST, start: { ...START, ...start } } });
const running = (number: number, workspaceRoot = ROOT): JobRecord => ({ ...RUNNING, id: id(number), workspaceRoot });
const waiting = (number: number, cause: WaitCause, workspaceRoot = ROOT): JobRecord => ({
  ...WAITING,
  id: id(number),
  workspaceRoot,
  stopping: null,
  waiting: { ...cause, ...TIMES },
});
const FOR_WORKSPACE: WaitCause = { reason: "slot", detail: { ceiling: "workspace", most: 1 } };

test("countSlots counts what runs or holds a slot as taken, each once, and never the job itself", () => {
  const others = [running(1), running(2, "/elsewhere"), queued(3), waiting(4, CAUSES.slot), { ...FAILED, id: id(6) }];
  const count = (ceiling: "home" | "workspace", holders: readonly string[]) =>
    countSlots({ ceiling, most: 9 }, ASKING, others, holders).taken;
  assert.equal(count("home", []), 2);
  assert.equal(count("workspace", []), 1);
  assert.equal(count("home", [id(1), id(3), ASKING.id]), 3, "a queued job with a slot is about to run");
  assert.equal(count("home", [id(3), "m0000009-gone0"]), 4, "one whose record is yet to come too");
});

test("countSlots passes over what runs elsewhere or waits for it", () => {
  const elsewhere = { executor: { name: "night", kind: "slurm", ref: "1" } } as const;
  const others = [running(1), queued(2), waiting(3, CAUSES.executor)].map((job) => ({ ...job, ...elsewhere }));
  for (const ceiling of ["home", "workspace"] as const) {
    const { taken, ahead } = countSlots({ ceiling, most: 9 }, ASKING, others, []);
    assert.deepEqual([taken, ahead], [0, 0]);
  }
});

test("countSlots lets older jobs go first that need nothing but a slot under this ceiling", () => {
  const ahead = (ceiling: "home" | "workspace", other: JobRecord, holders: readonly string[] = []) =>
    countSlots({ ceiling, most: 9 }, ASKING, [other], holders).ahead;
  const cases: readonly (readonly [string, JobRecord, number, number])[] = [
    ["one that waits for a slot of the home", waiting(1, CAUSES.slot), 1, 1],
    ["a younger one", waiting(7, CAUSES.slot), 0, 0],
    ["one that waits for a slot of this workspace", waiting(1, FOR_WORKSPACE), 0, 1],
    ["one that waits for a slot of another workspace", waiting(1, FOR_WORKSPACE, "/elsewhere"), 0, 0],
    ["one that waits for the home, from elsewhere", waiting(1, CAUSES.slot, "/elsewhere"), 1, 0],
    ["one that waits for other jobs", waiting(1, CAUSES.after), 0, 0],
    ["one that waits for its lane", waiting(1, CAUSES.lane), 0, 0],
    ["one that is about to be claimed", queued(1), 1, 1],
    ["one that will wait for other jobs", queued(1, { after: [id(2)] }), 0, 0],
    ["one that will wait for its time", queued(1, { notBefore: TIMES.since }), 0, 0],
    [
      "one that is being ended",
      { ...queued(1), stopping: { cause: "cancel", by: RUNNING.worker, at: TIMES.since } },
      0,
      0,
    ],
    ["one that runs", running(1), 0, 0],
  ];
  for (const [what, other, home, workspace] of cases)
    assert.deepEqual([ahead("home", other), ahead("workspace", other)], [home, workspace], what);
  assert.equal(ahead("home", queued(1), [id(1)]), 0, "one that has its slot counts as taken only");
  const older = waiting(1, CAUSES.slot);
  assert.equal(
    ahead("home", older, [ASKING.id]),
    0,
    "nobody, if the job itself has a slot: the older one waits for that",
  );
});
