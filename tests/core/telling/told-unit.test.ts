// Jobs of a whole group are told as one.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Group } from "../../../plugins/codex/scripts/src/core/group/group.ts";
import type { JobRecord } from "../../../plugins/codex/scripts/src/core/job/record.ts";
import { isGroup, unitsOf } from "../../../plugins/codex/scripts/src/core/telling/told-unit.ts";
import { COMPLETED, FAILED, RUNNING } from "../../../testing/sample-records.ts";
import { TELLING } from "./telling.ts";

const ID = "g-mm7kwn40-a1b2c";
const [one, two] = [FAILED, RUNNING].map((record, at) => ({
  ...record,
  id: `mm7kwn40-0000${at}`,
  group: { id: ID, size: 2, number: at + 1 },
})) as unknown as [JobRecord, JobRecord];
const GROUP: Group = { id: ID, size: 2, jobs: [one, two], isBeingMade: false };
const telling = { ...TELLING, groupOf: (id: string) => (id === ID ? GROUP : null) };

test("a group stands where its first job stood, if all of it is there", () => {
  assert.deepEqual(unitsOf([COMPLETED, two, one], telling), [COMPLETED, GROUP]);
  assert.deepEqual(unitsOf([two, COMPLETED], telling), [two, COMPLETED]);
  assert.deepEqual(unitsOf([one, two], TELLING), [one, two]);
  assert.deepEqual([GROUP, one].map(isGroup), [true, false]);
});
