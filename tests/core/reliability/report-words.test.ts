// The words of the report that more than one place says.
import assert from "node:assert/strict";
import { test } from "node:test";
import { chanceWords, hardestWords } from "../../../plugins/codex/scripts/src/core/reliability/report-words.ts";

test("chanceWords never says that there is no chance at all", () => {
  assert.deepEqual([1, 0.0263, 0.0005, 0.00049, 0].map(chanceWords), [
    "p = 1.000",
    "p = 0.026",
    "p = 0.001",
    "p < 0.001",
    "p < 0.001",
  ]);
  assert.equal(hardestWords({ p: 1e-9 }), "hardest hit by failures, more than chance would give (p < 0.001)");
});
