/** Lines of an exact width. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { columnsOf } from "../../../plugins/codex/scripts/src/core/columns.ts";
import { brokenLines, fit, lineOfCells, toned } from "../../../plugins/codex/scripts/src/core/top/fit.ts";
import { plainLook } from "../../../testing/plain-look.ts";

test("fit gives exactly so many columns, of wide characters and of what steers a terminal, too", () => {
  assert.deepEqual(
    [fit("abc", 5), fit("abcdef", 4), fit("", 2), fit("abc", 0), fit("日本語", 4), fit("a\u001b[2Jb\n", 8)],
    ["abc  ", "abc…", "  ", "", "日… ", "a [2Jb  "],
  );
});

test("lineOfCells gives the last cell what is left, and cuts what has no room", () => {
  const cells = [
    { text: ">", columns: 1 },
    { text: "running", columns: 8 },
    { text: "a task of many words", columns: 0 },
  ];
  assert.deepEqual(
    [30, 20, 10, 5, 1].map((columns) => lineOfCells(cells, columns, plainLook())),
    [
      "> running  a task of many words".slice(0, 30).replace(/d$/, "…").slice(0, 30),
      "> running  a task o…",
      "> running ",
      "> ru…",
      ">",
    ],
  );
});

test("toned paints a whole line, and counts its columns before that", () => {
  const look = { ...plainLook(), paint: (tone: string, text: string) => `<${tone}>${text}</>` };
  assert.deepEqual([toned("a", 3, look, "bad"), toned("a", 3, look)], ["<bad>a  </>", "a  "]);
});

test("brokenLines breaks what is too wide, keeps empty lines, and turns tabs into blanks", () => {
  const lines = brokenLines(["", "\tabc", "日本語"], 4);
  assert.deepEqual(lines, ["", "    ", "abc", "日本", "語"]);
  assert.ok(lines.every((line) => columnsOf(line) <= 4));
});
