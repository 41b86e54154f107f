/** The help of every command, and the overview: how wide they are, and that their examples can be typed. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { COMMON_FLAGS, parseArguments } from "../../plugins/codex/scripts/src/cli/arguments.ts";
import { OVERVIEW } from "../../plugins/codex/scripts/src/cli/help.ts";
import { COMMANDS } from "../../plugins/codex/scripts/src/cli/main.ts";
import { helpText } from "../../plugins/codex/scripts/src/cli/render/help.ts";
import { columnsOf } from "../../plugins/codex/scripts/src/core/columns.ts";

const SHELL_WORD = /'([^']*)'|(\S+)/g;

for (const [name, load] of Object.entries(COMMANDS)) {
  test(`the help of ${name} fits 60 and 80 columns, and names every flag`, async () => {
    const { command } = await load();
    isWithin(command.help);
    const flags = Object.keys(command.flags).filter((flag) => !command.help.includes(`--${flag}`));
    assert.deepEqual(flags, []);
  });

  test(`the help of ${name} has two or three examples, which the command understands`, async () => {
    const { command } = await load();
    const examples = command.help.split("\nExamples:\n")[1]?.trimEnd().split("\n") ?? [];
    assert.ok(examples.length === 2 || examples.length === 3, `${examples.length} examples`);
    for (const example of examples) {
      const [, given = ""] = /^ {2}(?:source <\()?codex-companion ([^|)]+)/.exec(example) ?? [];
      const [first, ...args] = [...given.matchAll(SHELL_WORD)].map(([, quoted, plain]) => quoted ?? plain ?? "");
      assert.equal(first, name, example);
      parseArguments(command.prepare?.(args) ?? args, { ...COMMON_FLAGS, ...command.flags });
    }
  });
}

test("the overview fits 60 and 80 columns, each command on one line of 80", () => {
  isWithin(OVERVIEW);
  const lines = helpText(OVERVIEW, 80).split("\n");
  for (const name of Object.keys(COMMANDS))
    assert.ok(
      lines.some((line) => line.startsWith(`  ${name}  `)),
      name,
    );
});

/** Examples are left as they are, and fit 76. */
function isWithin(help: string): void {
  for (const width of [60, 76, 80]) {
    for (const line of helpText(help, width).split("\n")) {
      const most = line.startsWith("  codex-companion") || line.startsWith("  source") ? 76 : width;
      assert.ok(columnsOf(line) <= most, `${columnsOf(line)} columns at ${width}: ${line}`);
    }
  }
}
