// The few messages of `codex app-server` (protocol v2) that we use, decoded. Everything else becomes `other`,
// so that notifications and enum strings nobody knew of are survived. Source: `codex app-server generate-ts`, 0.169.0.

import type { TokenUsage } from "../job/record.ts";
import {
  asObject,
  booleanField,
  type JsonObject,
  numberField,
  objectField,
  objectsField,
  stringField,
} from "../json.ts";
import { decodeUsageUpdate, type UsageWindow } from "./plan-usage.ts";

/** An error as Codex reports it. `info` is the name of its `codexErrorInfo`, `httpStatus` the status within it. */
export interface CodexError {
  readonly message: string;
  readonly info: string | null;
  readonly httpStatus: number | null;
  readonly details: string | null;
}

/** A thing that happened within a turn. */
export type TurnItem =
  | { readonly type: "message"; readonly text: string }
  | {
      readonly type: "command";
      /** The same at its start and at its end; empty if Codex names none. */
      readonly id: string;
      readonly command: string;
      readonly cwd: string | null;
      readonly status: string;
      readonly exitCode: number | null;
      readonly output: string | null;
      /** In ms since 1970. */
      readonly startedAtMs: number | null;
      readonly completedAtMs: number | null;
    }
  | { readonly type: "file_change"; readonly paths: readonly string[]; readonly status: string }
  | { readonly type: "review"; readonly text: string }
  /** `server` and `error` only for a call of an MCP server that failed and says why. */
  | {
      readonly type: "tool";
      readonly name: string;
      readonly status: string | null;
      readonly server?: string;
      readonly error?: string;
    }
  | { readonly type: "other"; readonly name: string };

/** One step of the plan that Codex keeps. */
export interface PlanStep {
  readonly step: string;
  readonly status: string;
}

export type Notification =
  | { readonly type: "turn_started"; readonly turnId: string }
  | { readonly type: "turn_ended"; readonly turnId: string; readonly status: string; readonly error: CodexError | null }
  | { readonly type: "error"; readonly error: CodexError; readonly willRetry: boolean }
  | { readonly type: "item"; readonly stage: "started" | "completed"; readonly item: TurnItem }
  /** `total` is the whole thread's, `last` that of its last answer. */
  | { readonly type: "usage"; readonly total: TokenUsage; readonly last: TokenUsage }
  /** What is left of limits of the plan; what it does not name is as it was. */
  | { readonly type: "plan_usage"; readonly usage: readonly UsageWindow[] }
  | { readonly type: "plan"; readonly steps: readonly PlanStep[] }
  | { readonly type: "rerouted"; readonly from: string; readonly to: string }
  | { readonly type: "warning"; readonly message: string }
  /** The thread has nothing to do: a turn of it has ended, or is about to be told to have. */
  | { readonly type: "idle" }
  | { readonly type: "other"; readonly method: string };

/** A message from Codex, by the part that it plays in JSON-RPC. */
export type Incoming =
  | { readonly kind: "reply"; readonly id: number; readonly result: JsonObject }
  | { readonly kind: "error_reply"; readonly id: number; readonly code: number; readonly message: string }
  | { readonly kind: "request"; readonly id: number | string; readonly method: string; readonly params: JsonObject }
  | { readonly kind: "notification"; readonly method: string; readonly params: JsonObject }
  | { readonly kind: "unreadable" };

/** Sorts one parsed line from Codex. */
export function decodeIncoming(value: unknown): Incoming {
  const message = asObject(value);
  if (message === null) return { kind: "unreadable" };
  const method = stringField(message, "method");
  const id = message["id"];
  if (method !== null) {
    const params = objectField(message, "params") ?? {};
    return typeof id === "number" || typeof id === "string"
      ? { kind: "request", id, method, params }
      : { kind: "notification", method, params: { ...params, ...emission(message) } };
  }
  if (typeof id !== "number") return { kind: "unreadable" };
  const error = objectField(message, "error");
  if (error === null) return { kind: "reply", id, result: objectField(message, "result") ?? {} };
  return {
    kind: "error_reply",
    id,
    code: numberField(error, "code") ?? 0,
    message: stringField(error, "message") ?? "",
  };
}

/** When Codex sent a message, which it tells beside the parameters. */
function emission(message: JsonObject): JsonObject {
  const emittedAtMs = numberField(message, "emittedAtMs");
  return emittedAtMs === null ? {} : { emittedAtMs };
}

/** The thread that a notification is about; null if it names none. */
export function notifiedThread(params: JsonObject): string | null {
  return stringField(params, "threadId");
}

/** Decodes a notification. */
export function decodeNotification(method: string, params: JsonObject): Notification {
  const turn = objectField(params, "turn") ?? {};
  const turnId = stringField(turn, "id") ?? "";
  switch (method) {
    case "turn/started":
      return { type: "turn_started", turnId };
    case "turn/completed": {
      const error = objectField(turn, "error");
      return {
        type: "turn_ended",
        turnId,
        status: stringField(turn, "status") ?? "",
        error: error && decodeError(error),
      };
    }
    case "error":
      return {
        type: "error",
        error: decodeError(objectField(params, "error") ?? {}),
        willRetry: booleanField(params, "willRetry") ?? false,
      };
    case "item/started":
      return { type: "item", stage: "started", item: decodeItem(objectField(params, "item") ?? {}) };
    case "item/completed":
      return { type: "item", stage: "completed", item: completedItem(params) };
    case "thread/tokenUsage/updated": {
      const usage = objectField(params, "tokenUsage") ?? {};
      const part = (name: string) => decodeUsage(objectField(usage, name) ?? {});
      return { type: "usage", total: part("total"), last: part("last") };
    }
    case "account/rateLimits/updated":
      return { type: "plan_usage", usage: decodeUsageUpdate(params) };
    case "turn/plan/updated":
      return { type: "plan", steps: objectsField(params, "plan").map(decodeStep) };
    case "model/rerouted":
      return {
        type: "rerouted",
        from: stringField(params, "fromModel") ?? "",
        to: stringField(params, "toModel") ?? "",
      };
    case "thread/status/changed":
      return isIdle(params) ? { type: "idle" } : { type: "other", method };
    case "warning":
      return { type: "warning", message: stringField(params, "message") ?? "" };
    case "configWarning":
      return { type: "warning", message: stringField(params, "summary") ?? "" };
    default:
      return { type: "other", method };
  }
}

function isIdle(params: JsonObject): boolean {
  return stringField(objectField(params, "status") ?? {}, "type") === "idle";
}

/** Decodes an error object of a turn. */
export function decodeError(error: JsonObject): CodexError {
  const info = error["codexErrorInfo"];
  const tagged = asObject(info);
  const tag = tagged === null ? undefined : Object.keys(tagged)[0];
  const body = tagged === null || tag === undefined ? null : asObject(tagged[tag]);
  return {
    message: stringField(error, "message") ?? "",
    info: typeof info === "string" ? info : (tag ?? null),
    httpStatus: body === null ? null : numberField(body, "httpStatusCode"),
    details: stringField(error, "additionalDetails"),
  };
}

/** A turn as Codex stored it: its status in Codex's words, the text of its last message, what happened in it. */
export interface StoredTurn {
  readonly id: string;
  readonly status: string;
  readonly message: string;
  readonly error: CodexError | null;
  readonly items: readonly TurnItem[];
  /** In ms since 1970, the end of the second that Codex tells; null if it has not ended. */
  readonly completedAtMs: number | null;
}

/** The turns in a `thread/read` reply. */
export function decodeTurns(thread: JsonObject): readonly StoredTurn[] {
  return objectsField(thread, "turns").map((turn) => {
    const completedAt = numberField(turn, "completedAt");
    const error = objectField(turn, "error");
    return {
      id: stringField(turn, "id") ?? "",
      status: stringField(turn, "status") ?? "",
      message: lastMessage(objectsField(turn, "items")),
      error: error && decodeError(error),
      items: objectsField(turn, "items").map(decodeItem),
      completedAtMs: completedAt === null ? null : (completedAt + 1) * 1_000,
    };
  });
}

/** The text of the last message that says something. */
export function lastMessage(items: readonly JsonObject[]): string {
  const texts = items
    .map(decodeItem)
    .flatMap((item) => (item.type === "message" && item.text.trim() !== "" ? [item.text] : []));
  return texts.at(-1) ?? "";
}

function decodeItem(item: JsonObject): TurnItem {
  const name = stringField(item, "type") ?? "";
  const status = stringField(item, "status");
  switch (name) {
    case "agentMessage":
      return { type: "message", text: stringField(item, "text") ?? "" };
    case "commandExecution":
      return {
        type: "command",
        id: stringField(item, "id") ?? "",
        command: stringField(item, "command") ?? "",
        cwd: stringField(item, "cwd"),
        status: status ?? "",
        exitCode: numberField(item, "exitCode"),
        output: stringField(item, "aggregatedOutput"),
        startedAtMs: numberField(item, "startedAtMs"),
        completedAtMs: numberField(item, "completedAtMs"),
      };
    case "fileChange":
      return {
        type: "file_change",
        paths: objectsField(item, "changes").flatMap((change) => stringField(change, "path") ?? []),
        status: status ?? "",
      };
    case "exitedReviewMode":
      return { type: "review", text: stringField(item, "review") ?? "" };
    case "mcpToolCall":
      return decodeToolCall(item, status);
    case "dynamicToolCall":
      return { type: "tool", name: stringField(item, "tool") ?? "?", status };
    default:
      return { type: "other", name };
  }
}

function decodeToolCall(item: JsonObject, status: string | null): TurnItem {
  const server = stringField(item, "server");
  const error = stringField(objectField(item, "error") ?? {}, "message");
  return {
    type: "tool",
    name: `${server ?? "?"}/${stringField(item, "tool") ?? "?"}`,
    status,
    ...(error === null ? {} : { server: server ?? "?", error }),
  };
}

/** Codex may tell a command's end earlier than it was; it was over by the time at which this was sent. */
function completedItem(params: JsonObject): TurnItem {
  const item = decodeItem(objectField(params, "item") ?? {});
  const emittedAtMs = numberField(params, "emittedAtMs");
  if (item.type !== "command" || item.completedAtMs === null || emittedAtMs === null) return item;
  return { ...item, completedAtMs: Math.max(item.completedAtMs, emittedAtMs) };
}

function decodeStep(step: JsonObject): PlanStep {
  return { step: stringField(step, "step") ?? "", status: stringField(step, "status") ?? "" };
}

function decodeUsage(usage: JsonObject): TokenUsage {
  return {
    total: numberField(usage, "totalTokens") ?? 0,
    input: numberField(usage, "inputTokens") ?? 0,
    cachedInput: numberField(usage, "cachedInputTokens") ?? 0,
    output: numberField(usage, "outputTokens") ?? 0,
    reasoningOutput: numberField(usage, "reasoningOutputTokens") ?? 0,
  };
}
