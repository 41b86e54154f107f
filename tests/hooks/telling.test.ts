// The hook as a process, with a job to tell: it tells, and remembers it only once it was printed.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { readClient } from "../../plugins/codex/scripts/src/io/client-store.ts";
import { createJob, readJob, updateJob } from "../../plugins/codex/scripts/src/io/job-store.ts";
import { selfIdentity } from "../../plugins/codex/scripts/src/io/process/identity.ts";
import { CLAIMED, ENDED, queuedJob } from "../../testing/plain-jobs.ts";
import { makeTempFolder } from "../../testing/temp.ts";
import { runHook } from "./run-hook.ts";

const ID = "mm7kwn40-a1b2c";
const PROMPT = { session_id: "s1", cwd: "/", hook_event_name: "UserPromptSubmit", prompt: "hello" };

/** A home with a job that has ended and was not told. */
function homeWithNews(folder: string): string {
  const home = join(folder, "home");
  createJob(home, queuedJob(ID), "prompt");
  for (const event of [CLAIMED, ENDED]) updateJob(home, ID, event);
  return home;
}

function told(home: string): number {
  const read = readJob(home, ID);
  return read.kind === "found" ? read.record.told.length : -1;
}

test("the hook prints one line of JSON, and remembers that it was told", async (t) => {
  const home = homeWithNews(await makeTempFolder(t));
  const { code, stdout, stderr } = await runHook(PROMPT, { home, env: { CLAUDE_PLUGIN_ROOT: "/it's a plugin" } });
  assert.deepEqual({ code, stderr }, { code: 0, stderr: "" });
  const additionalContext = `codex job ${ID}: complete, ended at 2026-01-02T03:04:05Z after 0.0s. Work: no change known. Codex's own words: \`codex-companion result ${ID}\`. Task: "summary".`;
  assert.equal(
    stdout,
    `${JSON.stringify({ hookSpecificOutput: { hookEventName: "UserPromptSubmit", additionalContext } })}\n`,
  );
  assert.equal(told(home), 1);
  assert.deepEqual(await runHook(PROMPT, { home }), { code: 0, stdout: "", stderr: "" });
  assert.equal(told(home), 1);
});

test("the hook remembers nothing if nobody reads, logs that, and tells it at the next prompt", async (t) => {
  const home = homeWithNews(await makeTempFolder(t));
  assert.deepEqual(await runHook(PROMPT, { home, isDeaf: true }), { code: 0, stdout: "", stderr: "" });
  assert.match(readFileSync(join(home, "hooks.log"), "utf8"), /^\{[^\n]*EPIPE[^\n]*\}\n$/);
  assert.equal(told(home), 0);
  const { stdout } = await runHook(PROMPT, { home });
  assert.match(JSON.parse(stdout).hookSpecificOutput.additionalContext, new RegExp(`^codex job ${ID}: complete,`));
  assert.equal(told(home), 1);
});

test("the hook finds the program beside itself if the client does not say where the plugin is", async (t) => {
  const folder = await makeTempFolder(t);
  const file = join(folder, "session.env");
  const input = { ...PROMPT, hook_event_name: "SessionStart", source: "startup" };
  const env = { CLAUDE_PLUGIN_ROOT: undefined, CLAUDE_ENV_FILE: file };
  await runHook(input, { home: join(folder, "home"), program: "dist", env });
  const bin = join(process.cwd(), "plugins", "codex", "bin");
  assert.ok(readFileSync(file, "utf8").includes(`export PATH="$PATH:"${bin}\n`));
});

test("the hook knows the client that does not name its process as its own parent", async (t) => {
  const home = join(await makeTempFolder(t), "home");
  const input = { ...PROMPT, hook_event_name: "SessionStart", source: "startup" };
  await runHook(input, { home, env: { CLAUDE_PID: undefined } });
  assert.deepEqual(readClient(home, "s1")?.process, selfIdentity());
});

test("of an agent that returned, at least doubt is told if our own state cannot be used", async (t) => {
  const folder = await makeTempFolder(t);
  const home = join(folder, "home");
  writeFileSync(home, "a file in the way");
  const tool_response = { status: "completed", agentId: "a1", content: [{ type: "text", text: "Done." }] };
  const input = { ...PROMPT, hook_event_name: "PostToolUse", tool_name: "Agent", tool_response };
  const { code, stdout } = await runHook({ ...input, tool_input: { subagent_type: "codex:codex-rescue" } }, { home });
  assert.equal(code, 0);
  assert.match(JSON.parse(stdout).hookSpecificOutput.additionalContext, /^codex task: unconfirmed at /);
});
