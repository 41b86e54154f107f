/** The texts in `commands/` name the commands and flags that there are, and let the model call nothing else. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { Command } from "../../plugins/codex/scripts/src/cli/command.ts";
import { repositoryRoot } from "../../testing/codex-binary.ts";

const FOLDER = join(repositoryRoot(), "plugins", "codex", "commands");
const FILES = readdirSync(FOLDER).map((name) => name.replace(/\.md$/, ""));
const COMPANION_COMMAND: Readonly<Record<string, string>> = { rescue: "task" };

for (const name of FILES) {
  test(`/codex:${name} allows its own command only, and hints at flags that it has`, async () => {
    const text = readFileSync(join(FOLDER, `${name}.md`), "utf8");
    const [, head = ""] = text.split("---\n");
    const own = COMPANION_COMMAND[name] ?? name;
    const tools = [...head.matchAll(/Bash\(codex-companion ([a-z-]+):\*\)/g)].map(([, tool]) => tool);
    assert.ok(tools.includes(own), head);
    assert.match(text, /\$ARGUMENTS/);
    const { command }: { readonly command: Command } = await import(
      `../../plugins/codex/scripts/src/cli/commands/${own}.js`
    );
    const hinted = [...head.matchAll(/--([a-z-]+)/g)].map(([, flag]) => flag ?? "");
    const common = ["cwd", "json", "help"];
    assert.deepEqual(
      hinted.filter((flag) => !common.includes(flag) && !(flag in command.flags)),
      [],
    );
  });
}

test("docs/commands.md lists every command of the plugin", () => {
  const page = readFileSync(join(repositoryRoot(), "docs", "commands.md"), "utf8");
  assert.deepEqual(
    FILES.filter((name) => !page.includes(`/codex:${name}`)),
    [],
  );
});
