// Ids of groups, and the field of a record.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  decodeMembership,
  isGroupId,
  isGroupReference,
  jobPartOf,
  makeGroupId,
} from "../../../plugins/codex/scripts/src/core/group/membership.ts";

const ID = "g-mm7kwn40-a1b2c";

test("a group's id is told from a job's, by any part of it", () => {
  assert.deepEqual([makeGroupId("mm7kwn40-a1b2c"), jobPartOf(ID)], [ID, "mm7kwn40-a1b2c"]);
  assert.deepEqual([ID, "mm7kwn40-a1b2c", "g-", "g-mm7kwn40", "g-../../x"].map(isGroupId), [
    true,
    false,
    false,
    false,
    false,
  ]);
  assert.deepEqual([ID, "G-MM7", "g-", "mm7kwn40", "gm7", ""].map(isGroupReference), [
    true,
    true,
    true,
    false,
    false,
    false,
  ]);
});

test("the field is decoded, or what is wrong with it is said", () => {
  assert.deepEqual(decodeMembership({ id: ID, size: 3, number: 1, more: true }), { id: ID, size: 3, number: 1 });
  for (const bad of [
    { id: "../x", size: 3, number: 1 },
    { id: ID, number: 1 },
    { id: ID, size: 3, number: "1" },
  ])
    assert.throws(() => decodeMembership(bad));
});
