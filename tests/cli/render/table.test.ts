// Tables within a width, by the columns that they take.
import assert from "node:assert/strict";
import { test } from "node:test";
import { type Column, type Row, table } from "../../../plugins/codex/scripts/src/cli/render/table.ts";
import { columnsOf } from "../../../plugins/codex/scripts/src/core/columns.ts";
import { lookOf } from "../../../plugins/codex/scripts/src/core/look.ts";
import { plainLook } from "../../../testing/plain-look.ts";

const COLUMNS: readonly Column[] = [
  { title: "JOB" },
  { title: "FOLDER", least: 6 },
  { title: "TOOK", below: true },
  { title: "TASK", least: 4 },
];
const ROWS: readonly Row[] = [
  { cells: ["mfx-1", "kitchen-of-the-house", "12s", "日本語を書く"], below: "plan 1/2 · running npm test" },
  { cells: ["mfx-2", "barn", "3m 05s", "mend"] },
];

test("table pads by columns, and shows all of it where there is room", () => {
  assert.equal(
    table(COLUMNS, ROWS, plainLook(60)),
    [
      "JOB    FOLDER                TOOK    TASK",
      "mfx-1  kitchen-of-the-house  12s     日本語を書く",
      "  plan 1/2 · running npm test",
      "mfx-2  barn                  3m 05s  mend",
    ].join("\n"),
  );
});

test("table makes the widest of those narrower that may be, never half of a wide character", () => {
  assert.equal(
    table(COLUMNS, ROWS, plainLook(38)),
    [
      "JOB    FOLDER      TOOK    TASK",
      "mfx-1  kitchen-o…  12s     日本語を書…",
      "  plan 1/2 · running npm test",
      "mfx-2  barn        3m 05s  mend",
    ].join("\n"),
  );
});

test("table gives a column that does not fit a line of its own below", () => {
  assert.equal(
    table(COLUMNS, ROWS, plainLook(24)),
    [
      "JOB    FOLDER   TASK",
      "mfx-1  kitche…  日本語…",
      "  TOOK 12s",
      "  plan 1/2 · running np…",
      "mfx-2  barn     mend",
      "  TOOK 3m 05s",
    ].join("\n"),
  );
});

test("table never has a line that is too wide", () => {
  for (let width = 1; width < 70; width++)
    for (const line of table(COLUMNS, ROWS, plainLook(width)).split("\n"))
      assert.ok(columnsOf(line) <= width, `${width}: ${line}`);
});

test("table paints a cell that has a tone, which takes no columns", () => {
  const look = lookOf({ columns: 60, isTerminal: true, isWindows: false, env: { TERM: "xterm", LANG: "C.UTF-8" } });
  const rows = [{ cells: [{ text: "✔ done", tone: "good" }, "x"] }] as const;
  assert.equal(
    table([{ title: "STATUS" }, { title: "TASK" }], rows, look),
    "\u001b[2mSTATUS  TASK\u001b[0m\n\u001b[32m✔ done\u001b[0m  x",
  );
});
