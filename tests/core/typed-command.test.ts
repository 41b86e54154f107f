// A command as it can be typed where a text is read.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { COMMANDS } from "../../plugins/codex/scripts/src/cli/main.ts";
import {
  readerIn,
  SLASH_COMMANDS,
  typedCommand,
  withTypedCommands,
} from "../../plugins/codex/scripts/src/core/typed-command.ts";
import { ROOT } from "../tools/run-tool.ts";

test("typedCommand names the slash command in the client if there is one, and the program elsewhere", () => {
  assert.equal(typedCommand("client", "result ID"), "/codex:result ID");
  assert.equal(typedCommand("client", "prune --dry-run"), "codex-companion prune --dry-run");
  assert.equal(typedCommand("client", "task --resume ID …"), "/codex:rescue --resume ID …");
  assert.equal(typedCommand("shell", "task --resume ID …"), "codex-companion task --resume ID …");
  assert.equal(typedCommand("shell", "result ID"), "codex-companion result ID");
});

test("withTypedCommands names in a text what can be typed in the client, and changes nothing else", () => {
  const text =
    "Read the log (`logs`), see `status --everywhere` or codex-companion apply ID; `statusline`, `npm test`.";
  assert.equal(
    withTypedCommands("client", text),
    "Read the log (`/codex:logs`), see `/codex:status --everywhere` or /codex:apply ID; `statusline`, `npm test`.",
  );
  assert.equal(withTypedCommands("shell", text), text);
  assert.equal(
    withTypedCommands("client", "Go on: codex-companion task --resume ID, or codex-companion task-resume-candidate."),
    "Go on: /codex:rescue --resume ID, or codex-companion task-resume-candidate.",
  );
});

test("readerIn tells Claude Code by its variable", () => {
  assert.deepEqual([{}, { CLAUDECODE: "" }, { CLAUDECODE: "1" }].map(readerIn), ["shell", "shell", "client"]);
});

test("SLASH_COMMANDS are the commands that have a text for Claude Code", () => {
  const texts = readdirSync(join(ROOT, "plugins/codex/commands")).map((file) => file.replace(/\.md$/, ""));
  const known = texts.filter((name) => Object.hasOwn(COMMANDS, name));
  assert.deepEqual([...SLASH_COMMANDS].toSorted(), known.toSorted());
});
