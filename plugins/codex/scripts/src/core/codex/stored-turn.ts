// A turn as Codex has stored it, decoded: of a turn whose end was never told, this is what is left.

import { type JsonObject, numberField, objectField, objectsField, stringField } from "../json.ts";
import { type CodexError, decodeError } from "./turn-error.ts";
import { decodeItem, type TurnItem } from "./turn-item.ts";

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
