/** Another enabled plugin named codex: a session that begins is told of it once, and `setup` shows it. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { writeTree } from "../../testing/claude-plugin.ts";
import { makeRig } from "../../testing/companion.ts";
import { makeTempFolder } from "../../testing/temp.ts";
import { flat } from "../cli/fixtures/reading.ts";
import { runHook } from "./run-hook.ts";

const OTHER = "codex@openai-codex";
const TEXT = `Another enabled plugin is named codex: ${OTHER}. Commands of one may start the agent of the other; disable one of them: claude plugin disable ${OTHER} --scope user.`;
const OURS = { name: "codex", author: { name: "codex-rescue maintainers" } };
const THEIRS = { name: "codex", author: { name: "Somebody" } };

/** What a client with both plugins has in its folder. */
function bothPlugins(folder: string, enabled: Record<string, boolean>): Record<string, object> {
  const install = (name: string) => [{ scope: "user", installPath: join(folder, "cache", name) }];
  return {
    "settings.json": { enabledPlugins: enabled },
    "plugins/installed_plugins.json": {
      version: 2,
      plugins: { "codex@codex-rescue": install("ours"), [OTHER]: install("theirs") },
    },
    "cache/ours/.claude-plugin/plugin.json": OURS,
    "cache/theirs/.claude-plugin/plugin.json": THEIRS,
  };
}

test("SessionStart names it to the user and to the model, once for each session", async (t) => {
  const folder = await makeTempFolder(t);
  const client = join(folder, "client");
  await writeTree(client, bothPlugins(client, { "codex@codex-rescue": true, [OTHER]: true }));
  const env = { CLAUDE_CONFIG_DIR: client };
  const start = (source: string) =>
    runHook(
      { hook_event_name: "SessionStart", session_id: "s1", cwd: folder, source, transcript_path: "" },
      { home: join(folder, "state"), env },
    );
  for (const source of ["startup", "resume"]) {
    const { code, stdout } = await start(source);
    const hookSpecificOutput = { hookEventName: "SessionStart", additionalContext: TEXT };
    assert.deepEqual([code, JSON.parse(stdout)], [0, { systemMessage: TEXT, hookSpecificOutput }]);
  }
  for (const source of ["clear", "compact"]) assert.equal((await start(source)).stdout, "");

  await writeTree(client, { "settings.json": { enabledPlugins: { "codex@codex-rescue": true, [OTHER]: false } } });
  assert.equal((await start("startup")).stdout, "");
  await writeTree(client, { "settings.json": "{broken" });
  assert.equal((await start("startup")).stdout, "");
});

test("setup names it, whether the user enabled it or the project", async (t) => {
  const rig = await makeRig(t, { scenario: {} });
  const client = join(rig.folder, "user", ".claude");
  await writeTree(client, bothPlugins(client, { "codex@codex-rescue": true, [OTHER]: true }));
  const { code, stdout } = await rig.run(["setup"]);
  assert.ok(flat(stdout).includes(` ! ${flat(TEXT)} `), stdout);
  assert.equal(code, 0);
  assert.deepEqual(JSON.parse((await rig.run(["setup", "--json"])).stdout).namesakes, [{ id: OTHER, scope: "user" }]);

  await writeTree(client, { "settings.json": { enabledPlugins: { "codex@codex-rescue": true } } });
  assert.deepEqual(JSON.parse((await rig.run(["setup", "--json"])).stdout).namesakes, []);
  await writeTree(join(rig.repo, ".claude"), { "settings.json": { enabledPlugins: { [OTHER]: true } } });
  const inProject = JSON.parse((await rig.run(["setup", "--json"])).stdout);
  assert.deepEqual(inProject.namesakes, [{ id: OTHER, scope: "project" }]);
});
