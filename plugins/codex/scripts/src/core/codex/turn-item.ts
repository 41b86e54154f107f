// A thing that happened within a turn, decoded from what Codex calls an item. What nobody knew of becomes `other`.

import { type JsonObject, numberField, objectField, objectsField, stringField } from "../json.ts";

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

/** Decodes an item. */
export function decodeItem(item: JsonObject): TurnItem {
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
