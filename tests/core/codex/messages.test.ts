import assert from "node:assert/strict";
import { test } from "node:test";
import {
  decodeConfigured,
  decodeRoute,
  isLoginMissing,
} from "../../../plugins/codex/scripts/src/core/codex/configuration.ts";
import { decodeIncoming, type Incoming } from "../../../plugins/codex/scripts/src/core/codex/incoming.ts";
import {
  decodeNotification,
  type Notification,
  notifiedThread,
} from "../../../plugins/codex/scripts/src/core/codex/messages.ts";
import { decodeTurns, lastMessage } from "../../../plugins/codex/scripts/src/core/codex/stored-turn.ts";
import { type CodexError, decodeError } from "../../../plugins/codex/scripts/src/core/codex/turn-error.ts";
import type { TurnItem } from "../../../plugins/codex/scripts/src/core/codex/turn-item.ts";
import { type JsonObject, objectField } from "../../../plugins/codex/scripts/src/core/json.ts";
import { CAPTURES, messagesOf } from "./captures.ts";

const UNUSED = { total: 0, input: 0, cachedInput: 0, output: 0, reasoningOutput: 0 };
const unreadable: Incoming = { kind: "unreadable" };
const INCOMING: readonly (readonly [message: unknown, incoming: Incoming])[] = [
  [
    { id: 1, result: { a: 1 } },
    { kind: "reply", id: 1, result: { a: 1 } },
  ],
  [
    { id: 1, result: null },
    { kind: "reply", id: 1, result: {} },
  ],
  [{ id: 1 }, { kind: "reply", id: 1, result: {} }],
  [
    { id: 2, error: { code: -32600, message: "no" } },
    { kind: "error_reply", id: 2, code: -32600, message: "no" },
  ],
  [
    { id: 2, error: {} },
    { kind: "error_reply", id: 2, code: 0, message: "" },
  ],
  [
    { id: 3, method: "m", params: { a: 1 } },
    { kind: "request", id: 3, method: "m", params: { a: 1 } },
  ],
  [
    { id: "x", method: "m" },
    { kind: "request", id: "x", method: "m", params: {} },
  ],
  [
    { method: "m", params: { a: 1 } },
    { kind: "notification", method: "m", params: { a: 1 } },
  ],
  [
    { id: null, method: "m", params: [] },
    { kind: "notification", method: "m", params: {} },
  ],
  [{ id: "x", result: {} }, unreadable],
  [{ params: {} }, unreadable],
  [{}, unreadable],
  [[], unreadable],
  ["text", unreadable],
  [null, unreadable],
  [undefined, unreadable],
];

for (const [message, incoming] of INCOMING) {
  test(`decodeIncoming of ${JSON.stringify(message)}`, () => assert.deepEqual(decodeIncoming(message), incoming));
}

test("decodeIncoming reads every message of every capture", () => {
  for (const capture of CAPTURES) {
    const kinds = messagesOf(capture).map(({ kind }) => kind);
    assert.ok(kinds.length > 0 && !kinds.includes("unreadable"), capture);
  }
});

const error = (fields: Partial<CodexError>): CodexError => {
  return { message: "", info: null, httpStatus: null, details: null, ...fields };
};
const ERRORS: readonly (readonly [error: JsonObject, decoded: CodexError])[] = [
  [{}, error({})],
  [
    { message: "m", codexErrorInfo: "other", additionalDetails: "d" },
    error({ message: "m", info: "other", details: "d" }),
  ],
  [
    { codexErrorInfo: { httpConnectionFailed: { httpStatusCode: 401 } } },
    error({ info: "httpConnectionFailed", httpStatus: 401 }),
  ],
  [{ codexErrorInfo: { httpConnectionFailed: { httpStatusCode: null } } }, error({ info: "httpConnectionFailed" })],
  [{ codexErrorInfo: { inventedLater: {} } }, error({ info: "inventedLater" })],
  [{ codexErrorInfo: { inventedLater: "x" } }, error({ info: "inventedLater" })],
  [{ codexErrorInfo: {} }, error({})],
  [{ codexErrorInfo: 7, message: 7 }, error({})],
];

for (const [encoded, decoded] of ERRORS) {
  test(`decodeError of ${JSON.stringify(encoded)}`, () => assert.deepEqual(decodeError(encoded), decoded));
}

const NOTIFICATIONS: readonly (readonly [method: string, params: JsonObject, decoded: Notification])[] = [
  ["turn/started", { turn: { id: "t" } }, { type: "turn_started", turnId: "t" }],
  ["turn/started", {}, { type: "turn_started", turnId: "" }],
  [
    "turn/completed",
    { turn: { id: "t", status: "completed", error: null } },
    { type: "turn_ended", turnId: "t", status: "completed", error: null },
  ],
  [
    "turn/completed",
    { turn: { id: "t", status: "failed", error: { message: "m" } } },
    { type: "turn_ended", turnId: "t", status: "failed", error: error({ message: "m" }) },
  ],
  ["turn/completed", {}, { type: "turn_ended", turnId: "", status: "", error: null }],
  [
    "error",
    { error: { message: "m" }, willRetry: true },
    { type: "error", error: error({ message: "m" }), willRetry: true },
  ],
  ["error", {}, { type: "error", error: error({}), willRetry: false }],
  [
    "thread/tokenUsage/updated",
    {
      tokenUsage: {
        total: { totalTokens: 9, inputTokens: 5, cachedInputTokens: 1, outputTokens: 3, reasoningOutputTokens: 2 },
        last: { totalTokens: 4, outputTokens: 3 },
      },
    },
    {
      type: "usage",
      total: { total: 9, input: 5, cachedInput: 1, output: 3, reasoningOutput: 2 },
      last: { ...UNUSED, total: 4, output: 3 },
    },
  ],
  ["thread/tokenUsage/updated", {}, { type: "usage", total: UNUSED, last: UNUSED }],
  [
    "turn/plan/updated",
    { plan: [{ step: "a", status: "completed" }, 7, {}] },
    {
      type: "plan",
      steps: [
        { step: "a", status: "completed" },
        { step: "", status: "" },
      ],
    },
  ],
  ["model/rerouted", { fromModel: "a", toModel: "b" }, { type: "rerouted", from: "a", to: "b" }],
  ["model/rerouted", {}, { type: "rerouted", from: "", to: "" }],
  ["warning", { message: "w" }, { type: "warning", message: "w" }],
  ["configWarning", { summary: "s" }, { type: "warning", message: "s" }],
  ["configWarning", {}, { type: "warning", message: "" }],
  ["item/agentMessage/delta", { delta: "a" }, { type: "other", method: "item/agentMessage/delta" }],
  ["invented/later", {}, { type: "other", method: "invented/later" }],
];

for (const [method, params, decoded] of NOTIFICATIONS) {
  test(`decodeNotification of ${method} ${JSON.stringify(params).slice(0, 60)}`, () => {
    assert.deepEqual(decodeNotification(method, params), decoded);
  });
}

const ITEMS: readonly (readonly [item: JsonObject, decoded: TurnItem])[] = [
  [
    { type: "agentMessage", text: "a" },
    { type: "message", text: "a" },
  ],
  [{ type: "agentMessage" }, { type: "message", text: "" }],
  [
    {
      ...{ type: "commandExecution", id: "call_1", command: "ls", cwd: "/r", status: "completed", exitCode: 0 },
      ...{ aggregatedOutput: "a", startedAtMs: 5, completedAtMs: 7 },
    },
    {
      ...{ type: "command", id: "call_1", command: "ls", cwd: "/r", status: "completed", exitCode: 0, output: "a" },
      ...{ startedAtMs: 5, completedAtMs: 7 },
    },
  ],
  [
    { type: "commandExecution", exitCode: null, aggregatedOutput: null },
    {
      ...{ type: "command", id: "", command: "", cwd: null, status: "", exitCode: null, output: null },
      ...{ startedAtMs: null, completedAtMs: null },
    },
  ],
  [
    { type: "fileChange", status: "completed", changes: [{ path: "a" }, {}, { path: "b" }, "c"] },
    { type: "file_change", status: "completed", paths: ["a", "b"] },
  ],
  [
    { type: "exitedReviewMode", review: "r" },
    { type: "review", text: "r" },
  ],
  [
    { type: "mcpToolCall", server: "s", tool: "t", status: "inProgress" },
    { type: "tool", name: "s/t", status: "inProgress" },
  ],
  [{ type: "mcpToolCall" }, { type: "tool", name: "?/?", status: null }],
  [
    { type: "dynamicToolCall", tool: "t" },
    { type: "tool", name: "t", status: null },
  ],
  [{ type: "reasoning" }, { type: "other", name: "reasoning" }],
  [{}, { type: "other", name: "" }],
];

for (const [item, decoded] of ITEMS) {
  test(`decodeNotification of the item ${JSON.stringify(item).slice(0, 60)}`, () => {
    const stages = ["started", "completed"] as const;
    const both = stages.map((stage) => decodeNotification(`item/${stage}`, { item }));
    assert.deepEqual(
      both,
      stages.map((stage) => ({ type: "item", stage, item: decoded })),
    );
  });
}

/** The reply to a request, as a capture holds it. */
function replyTo(capture: string, id: number): JsonObject {
  const reply = messagesOf(capture).find((message) => message.kind === "reply" && message.id === id);
  assert.ok(reply?.kind === "reply");
  return reply.result;
}

test("decodeRoute of a thread/start reply, and of nothing", () => {
  const route = { model: "mock-model", effort: null, sandbox: "workspaceWrite", provider: "mock" };
  assert.deepEqual(decodeRoute(replyTo("basics", 10)), route);
  assert.deepEqual(decodeRoute({ reasoningEffort: "high" }), {
    model: null,
    effort: "high",
    sandbox: null,
    provider: null,
  });
});

test("decodeTurns of a thread/read reply, and of nothing", () => {
  const thread = objectField(replyTo("basics", 14), "thread") ?? {};
  const turn = { id: "01a1fb9b-8a67-7210-b559-9648909e637b", status: "completed", message: "All done. Final answer." };
  const read = decodeTurns(thread);
  assert.deepEqual(
    read.map(({ id, status, message }) => ({ id, status, message })),
    [turn],
  );
  assert.deepEqual(read[0]?.items.at(-1), { type: "message", text: turn.message });
  const nothing = { id: "", status: "", message: "", error: null, items: [], completedAtMs: null };
  assert.deepEqual([decodeTurns({}), decodeTurns({ turns: [{}] })], [[], [nothing]]);
  assert.equal(decodeTurns({ turns: [{ completedAt: 7 }] })[0]?.completedAtMs, 8_000);
  const error = { message: "over", info: "serverOverloaded", httpStatus: null, details: null };
  const stored = { message: "over", codexErrorInfo: "serverOverloaded", additionalDetails: null };
  assert.deepEqual(decodeTurns({ turns: [{ error: stored }] })[0]?.error, error);
});

test("lastMessage is the last one that says something", () => {
  const message = (text: string) => ({ type: "agentMessage", text });
  assert.equal(lastMessage([message("a"), message("b"), { type: "reasoning", text: "c" }, message(" \n")]), "b");
  assert.equal(lastMessage([]), "");
});

test("decodeConfigured of config/read replies", () => {
  const none = { writableRoots: [], networkAccess: false, excludeTmpdirEnvVar: false, excludeSlashTmp: false };
  const configured = decodeConfigured(objectField(replyTo("basics", 7), "config") ?? {});
  assert.deepEqual(configured, {
    model: "mock-model",
    effort: null,
    sandbox: { mode: "workspace-write", settings: none },
  });
  assert.deepEqual(decodeConfigured({}), { model: null, effort: null, sandbox: { mode: null, settings: none } });
  const sandbox_workspace_write = {
    writable_roots: ["/a", 1],
    network_access: true,
    exclude_tmpdir_env_var: true,
    exclude_slash_tmp: true,
  };
  const full = { model: "m", model_reasoning_effort: "high", sandbox_mode: "read-only", sandbox_workspace_write };
  const settings = { writableRoots: ["/a"], networkAccess: true, excludeTmpdirEnvVar: true, excludeSlashTmp: true };
  assert.deepEqual(decodeConfigured(full), { model: "m", effort: "high", sandbox: { mode: "read-only", settings } });
});

test("isLoginMissing only if a login is needed and there is none", () => {
  const replies = [
    { account: null, requiresOpenaiAuth: true },
    { requiresOpenaiAuth: true },
    { account: { type: "chatgpt" }, requiresOpenaiAuth: true },
    { account: null, requiresOpenaiAuth: false },
    {},
    replyTo("basics", 4),
  ];
  assert.deepEqual(replies.map(isLoginMissing), [true, true, false, false, false, false]);
});

test("notifiedThread is the thread's id, or null", () => {
  assert.deepEqual([notifiedThread({ threadId: "t" }), notifiedThread({})], ["t", null]);
});

test("a command has ended no earlier than Codex says it has, and by the time at which it says so", () => {
  const endOf = (completedAtMs: number | null, emittedAtMs?: number) => {
    const params = { item: { type: "commandExecution", completedAtMs } };
    const told = decodeIncoming({
      method: "item/completed",
      params,
      ...(emittedAtMs === undefined ? {} : { emittedAtMs }),
    });
    const notification = told.kind === "notification" ? decodeNotification(told.method, told.params) : null;
    return notification?.type === "item" && notification.item.type === "command" ? notification.item.completedAtMs : -1;
  };
  assert.deepEqual([endOf(7, 9), endOf(9, 7), endOf(7), endOf(null, 9)], [9, 9, 7, null]);
});

test("decodeNotification knows an idle thread from a busy one", () => {
  const change = (type: string) => decodeNotification("thread/status/changed", { threadId: "t", status: { type } });
  assert.deepEqual(
    [change("idle"), change("active")],
    [{ type: "idle" }, { type: "other", method: "thread/status/changed" }],
  );
});
