// Whatever comes in on stdin, the hook exits 0; what is no hook's input gets no word, and one line in the log.
import assert from "node:assert/strict";
import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { makeTempFolder } from "../../testing/temp.ts";
import { runHook } from "./run-hook.ts";

const SILENT = { code: 0, stdout: "", stderr: "" };
const COMMON = { session_id: "s1", cwd: "/" };

describe("bad input", () => {
  const not = (text: string) => `its ${text.length} characters are not JSON`;
  const cases: readonly [string, unknown, string][] = [
    ["empty", "", not("")],
    ["not JSON", "hello secret", not("hello secret")],
    ["JSON cut short", '{"session_id":"secret', not('{"session_id":"secret')],
    ["invalid UTF-8", Uint8Array.from([0xff, 0xfe, 0x00, 0x80]), not("\ufffd\ufffd\0\ufffd")],
    ["huge", "secret".repeat(2_000_000), not("secret".repeat(2_000_000))],
    ["an array", [COMMON], "it is no object"],
    ["null", "null", "it is no object"],
    ["a number", "7", "it is no object"],
    ["an empty object", {}, "it has no session_id"],
    ["no session", { hook_event_name: "UserPromptSubmit", prompt: "secret" }, "it has no session_id"],
    ["no event", { ...COMMON, tool_name: "Agent" }, "it has no hook_event_name"],
    ["fields of other types", { session_id: 1, hook_event_name: 2, tool_name: 3 }, "it has no session_id"],
  ];
  for (const [name, input, reason] of cases) {
    test(name, async (t) => {
      const home = join(await makeTempFolder(t), "home");
      assert.deepEqual(await runHook(input, { home }), SILENT);
      const log = readFileSync(join(home, "hooks.log"), "utf8");
      assert.match(log, /^[^\n]+\n$/);
      const { at, fault, ...more } = JSON.parse(log);
      assert.deepEqual(more, {});
      assert.match(at, /^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
      assert.ok(fault.includes(`${reason}.`), fault);
      assert.ok(!log.includes("secret"), log);
    });
  }
});

describe("input that is fine, and of no concern", () => {
  const cases: readonly [string, object][] = [
    ["a prompt", { hook_event_name: "UserPromptSubmit", prompt: "x".repeat(5_000_000) }],
    ["no prompt", { hook_event_name: "UserPromptSubmit" }],
    ["an unknown event", { hook_event_name: "Dream" }],
    ["an agent without input", { hook_event_name: "PostToolUse", tool_name: "Agent", tool_input: null }],
    ["a tool without a name", { hook_event_name: "PostToolUse", tool_name: 7, tool_response: [] }],
    ["a Bash call without anything", { hook_event_name: "PostToolUse", tool_name: "Bash" }],
  ];
  for (const [name, fields] of cases) {
    test(name, async (t) => {
      const home = join(await makeTempFolder(t), "home");
      assert.deepEqual(await runHook({ ...COMMON, ...fields }, { home }), SILENT);
      assert.equal(existsSync(home), false);
    });
  }
});

describe("a home that cannot be used", () => {
  const prompt = { ...COMMON, hook_event_name: "UserPromptSubmit", prompt: "hello" };
  const returned = {
    ...COMMON,
    hook_event_name: "PostToolUse",
    tool_name: "Agent",
    tool_input: { subagent_type: "codex:codex-rescue" },
  };
  test("a relative path", async (t) => {
    const home = await makeTempFolder(t);
    const env = { CODEX_COMPANION_HOME: "relative" };
    for (const input of [prompt, "not JSON"]) assert.deepEqual(await runHook(input, { home, env }), SILENT);
    assert.match((await runHook(returned, { home, env })).stdout, /"codex task: unconfirmed at /);
  });
  test("a folder that others can write to: nothing in it is believed, and nothing is written there", async (t) => {
    const home = await makeTempFolder(t);
    chmodSync(home, 0o777);
    for (const input of [prompt, "not JSON", { ...COMMON, hook_event_name: "SessionStart" }])
      assert.deepEqual(await runHook(input, { home }), SILENT);
    assert.match((await runHook(returned, { home })).stdout, /"codex task: unconfirmed at /);
    assert.deepEqual(readdirSync(home), []);
  });
  test("a file", async (t) => {
    const home = join(await makeTempFolder(t), "file");
    writeFileSync(home, "");
    for (const input of [prompt, "not JSON"]) assert.deepEqual(await runHook(input, { home }), SILENT);
    const { code, stderr } = await runHook({ ...COMMON, hook_event_name: "SessionStart" }, { home });
    assert.deepEqual({ code, stderr }, { code: 0, stderr: "" });
  });

  test("a file, while an agent returns: that nothing is confirmed is said, and of a launch nothing", async (t) => {
    const home = join(await makeTempFolder(t), "file");
    writeFileSync(home, "");
    const response = (status: string) => ({ ...returned, tool_response: { status, agentId: "a1", content: [] } });
    const { code, stdout, stderr } = await runHook(response("completed"), { home });
    assert.deepEqual({ code, stderr }, { code: 0, stderr: "" });
    assert.match(JSON.parse(stdout).hookSpecificOutput.additionalContext, /^codex task: unconfirmed at /);
    assert.deepEqual(await runHook(response("async_launched"), { home }), SILENT);
  });
});
