// Which records make a group, and when it is over.
import assert from "node:assert/strict";
import { test } from "node:test";
import { groupOf, isOver, summaryOf } from "../../../plugins/codex/scripts/src/core/group/group.ts";
import type { JobRecord } from "../../../plugins/codex/scripts/src/core/job/record.ts";
import { COMPLETED, FAILED, RUNNING } from "../../../testing/sample-records.ts";

const ID = "g-mm7kwn40-a1b2c";

function member(job: JobRecord, number: number, id = ID): JobRecord {
  return { ...job, group: { id, size: 2, number } };
}

test("the records that say so are of it, by their number; others are not, wherever a list led", () => {
  const [one, two] = [member(COMPLETED, 1), member(FAILED, 2)];
  const group = groupOf(ID, [two, RUNNING, member(RUNNING, 1, "g-mm7kwn40-other"), one], true);
  assert.deepEqual(group, { id: ID, size: 2, jobs: [one, two], isBeingMade: false });
  assert.equal(group && summaryOf(group), COMPLETED.summary);
  assert.equal(groupOf(ID, [RUNNING], true), null);
});

test("it is over when all have ended, and nobody may record another", () => {
  const over = (jobs: readonly JobRecord[], isAlive: boolean) => {
    const group = groupOf(ID, jobs, isAlive);
    return group !== null && isOver(group);
  };
  assert.equal(over([member(COMPLETED, 1), member(FAILED, 2)], true), true);
  assert.equal(over([member(COMPLETED, 1), member(RUNNING, 2)], false), false);
  assert.equal(over([member(COMPLETED, 1)], true), false);
  assert.equal(over([member(COMPLETED, 1)], false), true);
});

test("one that cannot be read is no missing one, and keeps it from being over", () => {
  const unreadable = [{ id: RUNNING.id, reason: "it is a folder" }];
  const group = groupOf(ID, [member(COMPLETED, 1)], true, unreadable);
  assert.deepEqual(group, { id: ID, size: 2, jobs: [member(COMPLETED, 1)], isBeingMade: false, unreadable });
  assert.equal(group !== null && isOver(group), false);
});
