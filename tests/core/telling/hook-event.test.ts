// Shapes of hook inputs that older clients write, and what is no hook input at all.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import {
  AGENT_TYPE,
  decodeHookEvent,
  findMoved,
  type HookEvent,
} from "../../../plugins/codex/scripts/src/core/telling/hook-event.ts";

const COMMON = { session_id: "s1", cwd: "/work" };
const OURS = { tool_name: "Agent", tool_input: { subagent_type: AGENT_TYPE, prompt: "p" } };
const NOTES = { type: "text", text: "<tools-used-before-summary>Bash</tools-used-before-summary>" };

/** The event of an agent's return with this response. */
function returnedWith(tool_response: unknown, more: object = {}): HookEvent {
  return decodeHookEvent({ ...COMMON, ...OURS, hook_event_name: "PostToolUse", tool_response, ...more });
}

/** What is expected of it. */
function agent(fields: { status?: string; text?: string; agentId?: string; durationMs?: number }): HookEvent {
  const returned = { agentId: null, status: null, text: "", durationMs: null, ...fields };
  return { type: "agent", isMainThread: true, returned, sessionId: "s1", cwd: "/work" };
}

describe("decodeHookEvent reads an agent's return", () => {
  const block = (text: string) => ({ type: "text", text });
  const cases: readonly [string, unknown, HookEvent][] = [
    ["a plain string", "the words", agent({ text: "the words" })],
    ["blocks alone", [block("one"), block("two")], agent({ text: "one\ntwo" })],
    ["a plain content", { status: "completed", content: "words" }, agent({ status: "completed", text: "words" })],
    ["no content", { status: "completed", content: [] }, agent({ status: "completed" })],
    ["neither status nor content", {}, agent({})],
    ["no response", undefined, agent({})],
    ["null", null, agent({})],
    ["running", { status: "running", agentId: "a1" }, agent({ status: "running", agentId: "a1" })],
    ["entered", { status: "sub_agent_entered", agentId: "a1" }, agent({ status: "sub_agent_entered", agentId: "a1" })],
    [
      "notes of the client before and after",
      { status: "completed", harnessNoteCount: 1, harnessTailCount: 1, content: [NOTES, block("words"), NOTES] },
      agent({ status: "completed", text: "words" }),
    ],
    [
      "more notes than blocks",
      { status: "completed", harnessNoteCount: 3, content: [NOTES, NOTES] },
      agent({ status: "completed" }),
    ],
    [
      "counts that are none",
      { status: "completed", harnessNoteCount: -1, harnessTailCount: "1", content: [block("words")] },
      agent({ status: "completed", text: "words" }),
    ],
    [
      "blocks that are no text",
      { status: "completed", content: [{ type: "image" }, 7, null, block("words")] },
      agent({ status: "completed", text: "\nwords" }),
    ],
    ["a time of its own", { totalDurationMs: 12 }, agent({ durationMs: 12 })],
  ];
  for (const [name, response, expected] of cases) {
    test(name, () => assert.deepEqual(returnedWith(response), expected));
  }

  test("the hook's own time, if the response has none", () => {
    assert.deepEqual(returnedWith({}, { duration_ms: 34 }), agent({ durationMs: 34 }));
  });
  test("called Task", () => assert.deepEqual(returnedWith("x", { tool_name: "Task" }), agent({ text: "x" })));
  test("called by a sub-agent", () => {
    const event = returnedWith("x", { agent_id: "a9", agent_type: "other" });
    assert.deepEqual(event, { ...agent({ text: "x" }), isMainThread: false });
  });
  test("failed, whatever the response says", () => {
    const more = { hook_event_name: "PostToolUseFailure", error: "denied" };
    assert.deepEqual(returnedWith({ status: "completed" }, more), agent({ status: "failed", text: "denied" }));
  });
});

describe("decodeHookEvent reads a Bash call", () => {
  const bash = (fields: object) =>
    decodeHookEvent({ ...COMMON, hook_event_name: "PostToolUse", tool_name: "Bash", ...fields });
  const expected = (fields: object) => ({
    type: "bash",
    agentId: null,
    isMainThread: true,
    command: null,
    stdout: "",
    background: null,
    durationMs: null,
    sessionId: "s1",
    cwd: "/work",
    ...fields,
  });

  test("of our agent, its output a plain string", () => {
    const event = bash({ agent_id: "a1", agent_type: AGENT_TYPE, tool_response: "out" });
    assert.deepEqual(event, expected({ agentId: "a1", isMainThread: false, stdout: "out" }));
  });
  test("of another agent", () => {
    const event = bash({ agent_id: "a1", agent_type: "Explore", tool_response: { stdout: "out", stderr: "err" } });
    assert.deepEqual(event, expected({ isMainThread: false, stdout: "out" }));
  });
  test("that failed", () => {
    const event = bash({ hook_event_name: "PostToolUseFailure", error: "Exit code 3\nout" });
    assert.deepEqual(event, expected({ stdout: "out" }));
  });
  test("that was moved to the background, as the text of an older client says", () => {
    const text = "Command running in background with ID: b12";
    assert.deepEqual(bash({ tool_response: text }), expected({ stdout: text, background: { outputPath: null } }));
  });
});

test("decodeHookEvent reads a Bash call that is about to be made, by whomever", () => {
  const input = { ...COMMON, hook_event_name: "PreToolUse", tool_name: "Bash", tool_input: { command: "x" } };
  const expected = { type: "bash_before", agentId: null, input: { command: "x" }, sessionId: "s1", cwd: "/work" };
  assert.deepEqual(decodeHookEvent(input), expected);
  assert.deepEqual(decodeHookEvent({ ...input, agent_id: "a1", agent_type: "Explore" }), expected);
  assert.deepEqual(decodeHookEvent({ ...input, agent_id: "a1", agent_type: AGENT_TYPE }), {
    ...expected,
    agentId: "a1",
  });
});

test("decodeHookEvent reads a message that set an agent to work again", () => {
  const input = { ...COMMON, hook_event_name: "PostToolUse", tool_name: "SendMessage", duration_ms: 20 };
  const expected = { type: "resumed", agentId: "a1", durationMs: 20, sessionId: "s1", cwd: "/work" };
  for (const name of ["resumedAgentId", "revivedAgentId"])
    assert.deepEqual(decodeHookEvent({ ...input, tool_response: { success: true, [name]: "a1" } }), expected);
});

describe("decodeHookEvent passes over what is not ours", () => {
  const cases: readonly [string, object][] = [
    ["another agent", { hook_event_name: "PostToolUse", tool_name: "Agent", tool_input: { subagent_type: "Explore" } }],
    [
      "an agent of a name like ours",
      { ...OURS, tool_input: { subagent_type: "x:codex-rescue" }, hook_event_name: "PostToolUse" },
    ],
    ["another tool", { hook_event_name: "PostToolUse", tool_name: "Read", tool_input: { subagent_type: AGENT_TYPE } }],
    ["the start of our agent", { ...OURS, hook_event_name: "PreToolUse" }],
    [
      "a message to an agent at work",
      { hook_event_name: "PostToolUse", tool_name: "SendMessage", tool_response: { success: true } },
    ],
    ["an event nobody knows", { hook_event_name: "Dream" }],
    ["an agent's end inside", { hook_event_name: "SubagentStop", agent_type: AGENT_TYPE, agent_id: "a1" }],
  ];
  for (const [name, input] of cases) {
    test(name, () => assert.deepEqual(decodeHookEvent({ ...COMMON, ...input }), { type: "other" }));
  }
});

test("decodeHookEvent tells what is no hook's input", () => {
  const cases: readonly [unknown, string][] = [
    [null, "it is no object"],
    [7, "it is no object"],
    ["x", "it is no object"],
    [[COMMON], "it is no object"],
    [{}, "it has no session_id"],
    [{ session_id: "", hook_event_name: "SessionStart" }, "it has no session_id"],
    [{ session_id: 7, hook_event_name: "SessionStart" }, "it has no session_id"],
    [{ session_id: "s1" }, "it has no hook_event_name"],
    [{ session_id: "s1", hook_event_name: 7 }, "it has no hook_event_name"],
  ];
  for (const [input, reason] of cases) {
    assert.deepEqual(decodeHookEvent(input), { type: "invalid", reason }, JSON.stringify(input));
  }
});

test("findMoved knows the client's words for a call that goes on, and only on a line of their own", () => {
  const today = "Command did not complete within its 2s timeout and was moved to the background (ID: b9r).";
  const older = "Command running in background with ID: b9r";
  const cases: readonly [string, { outputPath: string | null } | null][] = [
    [today, { outputPath: null }],
    [`${today} Output is being written to: /tmp/a/b9r.output`, { outputPath: "/tmp/a/b9r.output" }],
    [`${today} Output is being written to: /tmp/a/b9r.output. You will be told.`, { outputPath: "/tmp/a/b9r.output" }],
    [
      `x\n${today} Output is being written to: /path with blanks/x.output\ny`,
      { outputPath: "/path with blanks/x.output" },
    ],
    [`${today} Output is being written to: /a.outputs/x.output`, { outputPath: "/a.outputs/x.output" }],
    [`${today} Output is being written to: nowhere`, { outputPath: null }],
    [older, { outputPath: null }],
    [`${older}. Output is being written to: /tmp/x y.output`, { outputPath: "/tmp/x y.output" }],
    [`I was told: ${older}`, null],
    [`The output: ${today}`, null],
    ["Command running", null],
    ["", null],
  ];
  for (const [text, expected] of cases) assert.deepEqual(findMoved(text), expected, text);
});

test("findMoved stays quick on a text made to slow it down", () => {
  const older = "Command running in background with ID: b ";
  const startedAt = performance.now();
  assert.deepEqual(findMoved(`${older}${"Output is being written to: ".repeat(1_000)}`), { outputPath: null });
  assert.ok(performance.now() - startedAt < 1_000);
});
