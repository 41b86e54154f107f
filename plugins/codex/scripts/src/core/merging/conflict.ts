// Why a path cannot be brought in.

import { inLine } from "../text.ts";
import type { TreeEntry } from "./tree-change.ts";

/** The kinds of conflicts; in words below. "Here" is the user's workspace, "there" the job's copy. */
export type ConflictKind =
  | "both_changed"
  | "both_added"
  | "deleted_here"
  | "deleted_there"
  | "binary"
  | "mode"
  | "type"
  | "in_the_way"
  | "filtered"
  | "untold"
  | "unsafe";

/** A path that cannot be brought in; `here` and `there` are what stands at it, null for nothing. */
export interface Conflict {
  readonly path: string;
  readonly kind: ConflictKind;
  readonly here: TreeEntry | null;
  readonly there: TreeEntry | null;
  /** Of `in_the_way`: the path (latin1) of what stands there, above or below it; absent: at the path itself. */
  readonly by?: string;
  /** Of `untold`: why nobody can tell, in words. */
  readonly why?: string;
}

const WORDS: Readonly<Record<ConflictKind, string>> = {
  both_changed: "changed here and by the job",
  both_added: "added here and by the job",
  deleted_here: "deleted here, changed by the job",
  deleted_there: "changed here, deleted by the job",
  binary: "binary, changed here and by the job",
  mode: "its mode differs here and in the job's copy",
  type: "a file on one side, a link or submodule on the other",
  in_the_way: "something else stands there, which Git ignores or does not track",
  filtered: "under a Git filter, which is not run: to write it takes that filter",
  untold: "nobody can tell whether it changed here",
  unsafe: "a name that Git would not check out",
};

/** What is wrong with the path, as an apposition to its name; `by` is text here. */
export function conflictWords({ kind, by, why }: Pick<Conflict, "kind" | "by" | "why">): string {
  if (by !== undefined) return `${JSON.stringify(inLine(by))} is in the way`;
  return why === undefined ? WORDS[kind] : `${WORDS[kind]}: ${inLine(why)}`;
}
