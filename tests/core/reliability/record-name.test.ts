// How one imported record is named.
import assert from "node:assert/strict";
import { test } from "node:test";
import { hasId, lineNumberIn } from "../../../plugins/codex/scripts/src/core/reliability/record-name.ts";

test("hasId looks at the fields that hold ids, as text or as number, and takes them whole", () => {
  const cases: readonly (readonly [Record<string, unknown>, string, boolean])[] = [
    [{ session_id: "s1" }, "s1", true],
    [{ id: 7 }, "7", true],
    [{ runId: "r" }, "r", true],
    [{ session_id: "s12" }, "s1", false],
    [{ model: "s1" }, "s1", false],
    [{ id: null }, "null", false],
  ];
  for (const [record, id, has] of cases) assert.equal(hasId(record, id), has, JSON.stringify(record));
});

test("lineNumberIn takes whole numbers from 1", () => {
  assert.deepEqual(["1", "20", "0", "01", "1.5", "x", "", "9".repeat(16)].map(lineNumberIn), [
    1,
    20,
    null,
    null,
    null,
    null,
    null,
    null,
  ]);
});
