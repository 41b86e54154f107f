/** How the screen is shared out. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { layOut, shownIds } from "../../../plugins/codex/scripts/src/core/top/top-layout.ts";

test("layOut gives list and detail all lines but four, and nothing in a terminal that is too small", () => {
  for (let rows = 8; rows < 100; rows++) {
    const layout = layOut({ columns: 60, rows });
    assert.ok(layout !== null && layout.list > 0 && layout.detail > 0);
    assert.equal(layout.list + layout.detail + 4, rows);
  }
  assert.deepEqual([layOut({ columns: 29, rows: 24 }), layOut({ columns: 80, rows: 7 })], [null, null]);
});

test("shownIds has the selected job in the middle, and leaves no room at either end", () => {
  const ids = ["a", "b", "c", "d", "e", "f"];
  const shown = (selected: string | null, at = 0) => shownIds({ selected, at }, ids, 3).join("");
  assert.deepEqual(
    [shown(null), shown("a"), shown("b"), shown("d"), shown("f"), shown("gone", 3), shown("gone", 99)],
    ["abc", "abc", "abc", "cde", "def", "cde", "def"],
  );
  assert.deepEqual(shownIds({ selected: null, at: 0 }, ["a"], 3), ["a"]);
});
