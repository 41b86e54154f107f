// What a journal says of the files that are about to be changed.

import { lstatSync, readFileSync } from "node:fs";
import type { FileState, JournalEntry, OldState } from "../core/merging/journal.ts";
import { foldersAbove, type TreeChange } from "../core/merging/tree-change.ts";
import type { OldContents } from "./apply-journal.ts";
import { changed, waitingName } from "./bring-in.ts";
import { pathBelow, sha256Of, stampAt, stateAt } from "./file-state.ts";

/** Where things are: the work tree, and the folder with the new files; and for which job. */
export interface EntryPlaces {
  readonly root: string;
  readonly contents: string;
  readonly job: string;
}

/**
 * The entries of the changes, whose former contents are added to `old`. `stamps` say what stood there when the changes were
 * planned; throws if something else stands at one of them now.
 */
export function journalEntries(
  { root, contents, job }: EntryPlaces,
  changes: readonly TreeChange[],
  stamps: ReadonlyMap<string, string | null>,
  old: OldContents,
): readonly JournalEntry[] {
  return changes.map(({ path, to }, number) => {
    const file = pathBelow(root, path);
    const before = oldState(file, old);
    if (stampAt(file) !== (stamps.get(path) ?? null)) throw changed(path);
    if (to === null) return { path, old: before, next: null, waiting: null };
    const waiting = waitingName(nearestFolder(root, path), job, number);
    return { path, old: before, next: nextState(pathBelow(contents, path), path), waiting };
  });
}

function nearestFolder(root: string, path: string): string {
  return foldersAbove(path).find((folder) => stateAt(pathBelow(root, folder))?.kind === "folder") ?? "";
}

/** Nothing, also for a folder: all that is in it goes by entries of its own. */
function oldState(file: string | Buffer, old: OldContents): OldState | null {
  const state = stateAt(file);
  if (state?.kind === "link") return { ...state, mode: 0, offset: 0, length: 0 };
  if (state?.kind !== "file") return null;
  const bytes = readFileSync(file);
  return { ...state, sha256: sha256Of(bytes), mode: lstatSync(file).mode & 0o7777, ...old.add(bytes) };
}

function nextState(file: string | Buffer, path: string): FileState {
  const state = stateAt(file);
  if (state?.kind === "file" || state?.kind === "link") return state;
  throw new Error(`The new "${path}" was not written.`);
}

/** The folders that the entries need and that are not there, the outer ones first. */
export function missingFolders(root: string, entries: readonly JournalEntry[]): readonly string[] {
  const needed = new Set(entries.flatMap(({ path, next }) => (next === null ? [] : foldersAbove(path).toReversed())));
  return [...needed].filter((folder) => stateAt(pathBelow(root, folder))?.kind !== "folder").toSorted();
}
