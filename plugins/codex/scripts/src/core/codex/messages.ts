// The few notifications of `codex app-server` (protocol v2) that we use, decoded. Everything else becomes `other`,
// so that notifications and enum strings nobody knew of are survived. Source: `codex app-server generate-ts`, 0.169.0.

import type { TokenUsage } from "../job/record.ts";
import { booleanField, type JsonObject, numberField, objectField, objectsField, stringField } from "../json.ts";
import { decodeUsageUpdate, type UsageWindow } from "./plan-usage.ts";
import { type CodexError, decodeError } from "./turn-error.ts";
import { decodeItem, type TurnItem } from "./turn-item.ts";

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
