/** How help is laid out, at several widths. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { helpText } from "../../../plugins/codex/scripts/src/cli/render/help.ts";

const HELP = `Usage: codex-companion mend [JOB…] [--wait [--any]] [--timeout-ms N] [--everywhere] [--json]
       codex-companion mend --tool NAME

Mends what is broken, in one line of prose that goes on
in another one.

  JOB              what is to be mended
  --wait           return when it has been mended, which
                   may take a while
  --with-a-long-name TOOL the tool, whose name is long
  --an-even-longer-name THING  what is even longer

Exit code 1 if it cannot be mended.

Examples:
  codex-companion mend --tool "a hammer that is so large that its name cannot be broken"
`;

const AT_60 = `Usage: codex-companion mend [JOB…] [--wait [--any]]
                            [--timeout-ms N] [--everywhere]
                            [--json]
       codex-companion mend --tool NAME

Mends what is broken, in one line of prose that goes on in
another one.

  JOB     what is to be mended
  --wait  return when it has been mended, which may take a
          while
  --with-a-long-name TOOL
          the tool, whose name is long
  --an-even-longer-name THING
          what is even longer

Exit code 1 if it cannot be mended.

Examples:
  codex-companion mend --tool "a hammer that is so large that its name cannot be broken"
`;

test("helpText lays help out within the columns, terms beside their meanings, and leaves examples alone", () => {
  assert.equal(helpText(HELP, 60), AT_60);
});

test("helpText uses no more than 80 columns", () => {
  assert.equal(helpText(HELP, 300), helpText(HELP, 80));
  const lines = helpText(HELP, 80).split("\n");
  assert.equal(Math.max(...lines.slice(0, -3).map((line) => line.length)), 71);
  assert.ok(lines.includes("Mends what is broken, in one line of prose that goes on in another one."));
});

test("helpText gives the meanings the room that the widest term leaves, up to 22 columns", () => {
  const text = helpText("  a  one\n  --quite-long-as-it-is  two\n  --much-too-long-for-this  three\n", 80);
  assert.equal(
    text,
    [
      "  a                      one",
      "  --quite-long-as-it-is  two",
      "  --much-too-long-for-this",
      "                         three",
      "",
    ].join("\n"),
  );
});
