// Where a job works, and where the evidence of its work is taken. `workspaceRoot` of a record says something else: whose list
// and whose lane the job is in.

import type { ForeignWord } from "../foreign-word.ts";

/** The kinds of places that this program makes: the user's own workspace. */
export type PlaceKind = "workspace";

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
}

/** True for a kind of place of this program. */
export function isPlaceKind(word: string): word is PlaceKind {
  return word === "workspace";
}

/** The user's workspace as a place. */
export function workspacePlace(root: string): Place {
  return { kind: "workspace", root, start: null, branch: null };
}

interface Placed {
  readonly workspaceRoot: string;
  readonly place?: Place;
}

/** The place of a job. Records of earlier versions name none: those jobs all worked in the workspace. */
export function placeOf({ place, workspaceRoot }: Placed): Place {
  return place ?? workspacePlace(workspaceRoot);
}
