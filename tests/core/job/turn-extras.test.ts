import assert from "node:assert/strict";
import { test } from "node:test";
import { decodeExtras } from "../../../plugins/codex/scripts/src/core/job/turn-extras.ts";

test("decodeExtras keeps what was asked for, and survives what a later program wrote", () => {
  const extras = {
    network: true,
    addDirs: ["/a"],
    images: ["/i"],
    config: { a: 1 },
    outputSchema: { file: "/s", schema: { type: "object" } },
  };
  assert.deepEqual(decodeExtras({ ...extras, write: true }), extras);
  assert.deepEqual(decodeExtras({ network: "some hosts", addDirs: [1, "/a"], outputSchema: "of old" }), {
    addDirs: ["/a"],
  });
  assert.deepEqual(decodeExtras({}), {});
});
