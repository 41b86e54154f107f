// That the work of an isolated job was brought into the user's workspace: the field `applied` of its record.

import { type ForeignWord, knownOrForeign } from "../foreign-word.ts";
import { type JsonObject, objectField, stringField, stringsField } from "../json.ts";
import { instant, word } from "./fields.ts";

/** How work is brought in: as commits on top of HEAD, or as uncommitted changes. */
export type ApplyForm = "commits" | "changes";

/** The last time that it was brought in. */
export interface Applied {
  /** A foreign one: a later program's. */
  readonly as: ApplyForm | ForeignWord;
  /** ISO 8601 UTC. */
  readonly at: string;
  /** The branch that it landed on; null: HEAD was detached. */
  readonly branch: string | null;
  /** The commits that were made in the user's repository, oldest first. */
  readonly commits: readonly string[];
  /** What is in the workspace since then. Absent: an earlier version did it. */
  readonly copy?: CopyContent;
}

/** A copy at a moment: the commit that it stood on, and the tree of all that it held, committed or not. */
export interface CopyContent {
  readonly head: string;
  readonly tree: string;
  /** What of it was said not to be brought in, at most 20 paths or refs. Absent: all was brought in. */
  readonly left?: readonly string[];
}

const MOST_LEFT = 20;

/** The content of a copy of which these paths or refs were not brought in. */
export function copyContent(head: string, tree: string, left: readonly string[]): CopyContent {
  return { head, tree, ...(left.length === 0 ? {} : { left: left.slice(0, MOST_LEFT) }) };
}

/** Decodes it; null if it is none. */
export function decodeCopyContent(json: JsonObject | null): CopyContent | null {
  const [head, tree] = json === null ? [null, null] : [stringField(json, "head"), stringField(json, "tree")];
  if (json === null || head === null || tree === null) return null;
  return copyContent(head, tree, stringsField(json, "left"));
}

/** True for a form of this program. */
export function isApplyForm(text: string): text is ApplyForm {
  return text === "commits" || text === "changes";
}

/** Decodes the field of a stored record; throws what is malformed. */
export function decodeApplied(json: JsonObject): Applied {
  const copy = decodeCopyContent(objectField(json, "copy"));
  return {
    as: knownOrForeign(word(json, "as"), isApplyForm),
    at: instant(json, "at"),
    branch: stringField(json, "branch"),
    commits: stringsField(json, "commits"),
    ...(copy === null ? {} : { copy }),
  };
}
