/** Every table at every width, in and out of a terminal, as the golden files have it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { columnsOf } from "../../plugins/codex/scripts/src/core/columns.ts";
import { type Look, lookOf } from "../../plugins/codex/scripts/src/core/look.ts";
import { compareWithGolden } from "../../testing/golden.ts";
import { plainLook } from "../../testing/plain-look.ts";
import { GOLDEN_TABLES } from "./fixtures/golden-tables.ts";

process.env["TZ"] = "UTC"; // Times are shown in local time.

const WIDTHS = [60, 76, 80, 120];
const COLOURS = { TERM: "xterm", LANG: "C.UTF-8" };

function terminal(columns: number, env: Readonly<Record<string, string>>): Look {
  return lookOf({ columns, isTerminal: true, isWindows: false, env });
}

for (const [name, draw] of Object.entries(GOLDEN_TABLES)) {
  test(`${name} is as in its golden file, at each width`, () => {
    const parts = [
      ["without a terminal, in Claude Code", draw(plainLook(), "client")],
      ...WIDTHS.map(
        (width) => [`${width} columns`, draw(terminal(width, { ...COLOURS, NO_COLOR: "1" }), "shell")] as const,
      ),
      ["80 columns with colours", visible(draw(terminal(80, COLOURS), "shell"))],
      ["80 columns in ASCII", draw(terminal(80, { NO_COLOR: "1" }), "shell")],
    ] as const;
    compareWithGolden(name, parts.map(([title, text]) => `== ${title}\n${text}\n`).join("\n"));
  });

  test(`${name} has no line that is too wide, and never half of an id`, () => {
    for (const width of [...WIDTHS, 61, 90]) {
      const text = draw(terminal(width, { ...COLOURS, NO_COLOR: "1" }), "shell");
      for (const line of text.split("\n")) {
        assert.ok(columnsOf(line) <= width, `${width}: ${line}`);
        for (const [begun] of line.matchAll(/mm7kwn[^\s,]*/g))
          assert.match(begun, /^mm7kwn4\d-a1b2c/, `${width}: ${line}`);
      }
    }
  });
}

/** With the codes of colours to be seen. */
function visible(text: string): string {
  return text.replaceAll(/\u001b\[(\d+)m/g, "<$1>");
}
