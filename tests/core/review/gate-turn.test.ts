import assert from "node:assert/strict";
import { test } from "node:test";
import { decodeGateTurn } from "../../../plugins/codex/scripts/src/core/review/gate-turn.ts";

test("decodeGateTurn reads what was stored; a tree without its store is none, and strange rounds are none", () => {
  const stored = { tree: "aa", store: "tree-x", unstored: "u", rounds: 1, reviewed: "bb", jobId: "mm7kwn40-a1b2c" };
  const turn = {
    start: { tree: "aa", store: "tree-x", unstored: "u" },
    rounds: 1,
    reviewed: "bb",
    jobId: "mm7kwn40-a1b2c",
  };
  assert.deepEqual(decodeGateTurn({ version: 1, ...stored }), turn);
  assert.deepEqual(decodeGateTurn({ tree: "aa", rounds: -1 }), { start: null, rounds: 0, reviewed: null, jobId: null });
  assert.equal(decodeGateTurn({ tree: "aa", store: "tree-x" }).start?.unstored, null); // As it was stored before.
  for (const rounds of [1.5, "1", null]) assert.equal(decodeGateTurn({ ...stored, rounds }).rounds, 0);
});
