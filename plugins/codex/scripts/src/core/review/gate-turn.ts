// What the stop gate knows of a session since the user's last prompt.

import { type JsonObject, numberField, stringField } from "../json.ts";

/** A stored work tree: its tree object, and the store that holds what the user's lacks. */
export interface KeptTree {
  readonly tree: string;
  /** The name of the store's folder, in the folder of the session. */
  readonly store: string;
  /** Changes with what differs and is not in the tree; null if that is not known. */
  readonly unstored: string | null;
}

/** What is known of a session. */
export interface GateTurn {
  /** The workspace as it was at the prompt; null if it could not be stored. */
  readonly start: KeptTree | null;
  /** How often the gate has blocked since the prompt. */
  readonly rounds: number;
  /** The tree that was reviewed last; null: none since the prompt. */
  readonly reviewed: string | null;
  /** The review that was begun last, before the prompt too; null: none. */
  readonly jobId: string | null;
}

/** Decodes what was stored. */
export function decodeGateTurn(json: JsonObject): GateTurn {
  const rounds = numberField(json, "rounds") ?? 0;
  const [tree, store] = [stringField(json, "tree"), stringField(json, "store")];
  return {
    start: tree === null || store === null ? null : { tree, store, unstored: stringField(json, "unstored") },
    rounds: Number.isSafeInteger(rounds) && rounds >= 0 ? rounds : 0,
    reviewed: stringField(json, "reviewed"),
    jobId: stringField(json, "jobId"),
  };
}
