/** `hooks.json` tells the door by a word which kind of call this is: it keeps the code for each kind by itself. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { repositoryRoot } from "../../testing/codex-binary.ts";

interface Group {
  readonly matcher?: string;
  readonly hooks: readonly { readonly args: readonly string[] }[];
}

test("each kind of hook is run by the one door, with a word of its own", () => {
  const file: { hooks: Record<string, readonly Group[]> } = JSON.parse(
    readFileSync(join(repositoryRoot(), "plugins", "codex", "hooks", "hooks.json"), "utf8"),
  );
  const kinds = Object.entries(file.hooks).flatMap(([event, groups]) =>
    groups.flatMap(({ matcher = "", hooks }) => hooks.map(({ args }) => ({ event, matcher, args }))),
  );
  assert.ok(kinds.length > 5);
  const words = new Map<string, string>();
  for (const { event, matcher, args } of kinds) {
    const [door, word = "", ...rest] = args;
    assert.match(door ?? "", /^\$\{CLAUDE_PLUGIN_ROOT\}\/scripts\/dist\/hooks\/main\.js$/);
    assert.deepEqual(rest, []);
    assert.match(word, /^[a-z]{1,20}$/);
    const kind = `${event.replace("Failure", "")} ${matcher}`; // What failed is heard by the same code.
    assert.equal(words.get(word) ?? kind, kind);
    words.set(word, kind);
  }
});
