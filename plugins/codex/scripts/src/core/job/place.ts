// Where a job works, and where the evidence of its work is taken. `workspaceRoot` of a record says something else: whose list
// and whose lane the job is in.

import type { ForeignWord } from "../foreign-word.ts";

/** The kinds of places that this program makes: the user's own workspace, and a copy that only the job works in. */
export type PlaceKind = "workspace" | "copy";

/** A place. */
export interface Place {
  /** A foreign one: a later program made it. */
  readonly kind: PlaceKind | ForeignWord;
  /** The folder in which evidence is taken, absolute. */
  readonly root: string;
  /** The commit that it began at; null: it was not made for the job. */
  readonly start: string | null;
  /** The branch that was made for the job; null: none. */
  readonly branch: string | null;
  /** What of the user's is not in a copy as they may expect it, each as a few words; absent: nothing is known. */
  readonly lacks?: readonly string[];
}

/** True for a kind of place of this program. */
export function isPlaceKind(word: string): word is PlaceKind {
  return word === "workspace" || word === "copy";
}

/** The user's workspace as a place. */
export function workspacePlace(root: string): Place {
  return { kind: "workspace", root, start: null, branch: null };
}

/** The copy at `root`, whose branch began at the commit `start`, as a place. */
export function copyPlace(root: string, start: string, branch: string, lacks: readonly string[] = []): Place {
  return { kind: "copy", root, start, branch, ...(lacks.length === 0 ? {} : { lacks }) };
}

interface Placed {
  readonly workspaceRoot: string;
  readonly place?: Place;
}

/** The place of a job. Records of earlier versions name none: those jobs all worked in the workspace. */
export function placeOf({ place, workspaceRoot }: Placed): Place {
  return place ?? workspacePlace(workspaceRoot);
}

/** True for a job in a copy of its own. */
export function isIsolated(job: Placed): boolean {
  return placeOf(job).kind === "copy";
}

/** The name of the copy that a job works in: the id of the job that it was made for. Null: it works in none. */
export function copyNameOf(job: Placed): string | null {
  const { kind, root } = placeOf(job);
  return kind === "copy" ? (root.split(/[\\/]/).at(-1) ?? null) : null;
}

/** True if the sandbox lets the job write into the Git folder of its place: asked for, or the copy's own. */
export function mayWriteGitFolder(job: Placed & { readonly request: { readonly allowCommit: boolean } }): boolean {
  return job.request.allowCommit || isIsolated(job);
}
