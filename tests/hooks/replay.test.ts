// Each capture of the real client is played to the hook as the client played it. There is no job, so nothing can be
// confirmed; what is said is said by the agent's own end alone.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { makeTempFolder } from "../../testing/temp.ts";
import { CAPTURES, type HookCall, hookCallsOf } from "./captures.ts";
import { type HookOptions, runHook } from "./run-hook.ts";

/** The words that the main thread hears in each case, in order. */
const HEARD: Readonly<Record<string, readonly string[]>> = {
  "agent-default-is-async": ["unconfirmed"],
  "agent-tool-denied": ["ended"],
  "async-agent-api-error": ["ended"],
  "async-agent-background-bash-resumed": ["detached", "unconfirmed"],
  "async-agent-completes": ["unconfirmed"],
  "bash-denied-inside-subagent": ["unconfirmed"],
  "foreground-agent-completed": ["unconfirmed"],
  "foreground-agent-interrupted": [],
  "interactive-agent-background-bash": ["detached", "unconfirmed"],
  "interactive-background-bash-notification": [],
  "interactive-ctrl-b": ["detached"],
  "interactive-taskstop": ["ended"],
  "interactive-userpromptsubmit-on-notification": ["unconfirmed"],
  "main-background-watcher-notification": [],
  "main-bash": [],
  "main-bash-timeout-auto-background": [],
  "sendmessage-resumes-agent": ["unconfirmed", "unconfirmed"],
  "subagent-api-error-400": ["ended"],
  "subagent-api-error-500": ["ended"],
  "subagent-background-bash-killed-at-final-reply": ["detached"],
  "subagent-bash-exits-7": ["unconfirmed"],
  "subagent-bash-timeout-auto-background": ["detached"],
  "subagent-empty-text": ["ended"],
  "subagent-max-turns": [],
  "subagent-multi-text": ["unconfirmed"],
  "subagent-partial-text-then-api-error": ["ended"],
  "unknown-subagent-type": [],
};
const IN_DIST = ["async-agent-completes", "foreground-agent-completed", "subagent-bash-exits-7"];

test("every capture is played", () => assert.deepEqual(CAPTURES, Object.keys(HEARD)));

for (const capture of CAPTURES) {
  test(`the hook answers ${capture}`, async (t) => {
    const home = join(await makeTempFolder(t), "home");
    assert.deepEqual(await play(capture, { home }), HEARD[capture]);
    assert.equal(existsSync(join(home, "hooks.log")), false);
  });
}

for (const capture of IN_DIST) {
  test(`the committed hook answers ${capture}`, async (t) => {
    const home = join(await makeTempFolder(t), "home");
    assert.deepEqual(await play(capture, { home, program: "dist" }), HEARD[capture]);
  });
}

/** Plays a case, and gives the words that were said. */
async function play(capture: string, options: HookOptions): Promise<readonly string[]> {
  const heard: string[] = [];
  for (const call of hookCallsOf(capture)) {
    if (!isRegistered(call)) continue;
    const { code, stdout, stderr } = await runHook(call.stdin, options);
    assert.deepEqual({ code, stderr }, { code: 0, stderr: "" });
    if (stdout !== "") heard.push(wordOf(stdout, call));
  }
  return heard;
}

/** Whether `hooks.json` names the event at all. */
function isRegistered({ event, stdin }: HookCall): boolean {
  const tool = stdin["tool_name"];
  if (event === "PreToolUse") return tool === "Bash";
  if (event.startsWith("PostToolUse")) return ["Agent", "Task", "Bash"].includes(String(tool));
  return event === "SessionStart" || event === "UserPromptSubmit";
}

/** Checks the output's shape, and gives the word of its context. */
function wordOf(stdout: string, call: HookCall): string {
  assert.match(stdout, /^[^\n]+\n$/);
  const { hookSpecificOutput, ...others } = JSON.parse(stdout);
  const { hookEventName, additionalContext, ...more } = hookSpecificOutput;
  assert.deepEqual({ hookEventName, others, more }, { hookEventName: call.event, others: {}, more: {} });
  assert.ok(additionalContext.length <= 1_000);
  return /^codex task: (\w+)/.exec(additionalContext)?.[1] ?? assert.fail(additionalContext);
}
