// A line from `codex app-server`, by the part that it plays in JSON-RPC.

import { asObject, type JsonObject, numberField, objectField, stringField } from "../json.ts";

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
