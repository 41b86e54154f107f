// Brings files into a work tree, each by a rename, and takes them back. What is to be removed goes first, so that a folder can
// take the place of a file and a file that of a folder. No link is followed on the way to a file. Whoever calls it has written
// a journal (`apply-journal.ts`), by which a stranger can take back what a killed process began.

import {
  chmodSync,
  constants,
  copyFileSync,
  lstatSync,
  mkdirSync,
  readlinkSync,
  renameSync,
  rmdirSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import type { JournalEntry, OldState } from "../core/merging/journal.ts";
import { foldersAbove } from "../core/merging/tree-change.ts";
import { textOf } from "../core/quoted-path.ts";
import { isSameState, pathBelow, stateAt } from "./file-state.ts";
import { errorCode, isMissing, removeIfPresent } from "./files.ts";

/** Something in the workspace is not as it was when the apply was planned; the message is the end of a sentence. */
export class ChangedMeanwhile extends Error {}

/** The file at a path (latin1) did. */
export function changed(path: string): ChangedMeanwhile {
  return new ChangedMeanwhile(`${JSON.stringify(textOf(path))} changed meanwhile`);
}

/** What is brought in: the root of the work tree, the job, and the entries of the journal with the folders that it names. */
export interface BroughtIn {
  readonly root: string;
  readonly job: string;
  readonly entries: readonly JournalEntry[];
  readonly folders: readonly string[];
}

/**
 * Puts all in its place; `contents` is the folder with the new files, each at its path. First each file is copied beside its
 * place: if the disk is full, nothing has been changed yet. Errors are thrown.
 */
export function bringIn({ root, entries }: BroughtIn, contents: string): void {
  for (const { path, waiting } of entries)
    if (waiting !== null) copyAs(pathBelow(contents, path), pathBelow(root, waiting));
  for (const entry of entries) if (entry.waiting === null) remove(root, entry);
  for (const { path, old, waiting } of entries) if (waiting !== null) put(root, path, old, pathBelow(root, waiting));
}

function remove(root: string, { path, old }: JournalEntry): void {
  const file = pathBelow(root, path);
  if (!isReachable(root, path) || !isSameState(stateAt(file), old)) throw changed(path);
  if (old === null) return;
  unlinkSync(file);
  removeEmpty(root, foldersAbove(path));
}

function put(root: string, path: string, old: OldState | null, waiting: string | Buffer): void {
  const file = pathBelow(root, path);
  makeFolders(root, path);
  if (old === null && stateAt(file)?.kind === "folder") removeEmpty(root, [path]);
  if (!isSameState(stateAt(file), old)) throw changed(path);
  renameSync(waiting, file);
}

/** A file with its permissions, or a link as it is. */
function copyAs(from: string | Buffer, to: string | Buffer): void {
  const copy = lstatSync(from).isSymbolicLink()
    ? () => symlinkSync(readlinkSync(from, { encoding: "buffer" }), to)
    : () => copyFileSync(from, to, constants.COPYFILE_EXCL);
  try {
    copy();
  } catch (error) {
    if (errorCode(error) !== "EEXIST") throw error;
    unlinkSync(to); // A killed process left it.
    copy();
  }
}

/** The name under which a file waits in a folder (latin1; empty: the root); a rename cannot leave a file system. */
export function waitingName(folder: string, job: string, number: number): string {
  return `${folder === "" ? "" : `${folder}/`}.codex-apply-${job}-${number}`;
}

function makeFolders(root: string, path: string): void {
  for (const folder of foldersAbove(path).toReversed()) {
    const place = pathBelow(root, folder);
    const state = stateAt(place);
    if (state === null) mkdirSync(place);
    else if (state.kind !== "folder") throw changed(path);
  }
}

/** Removes those of the folders that are empty, the innermost first. */
function removeEmpty(root: string, folders: readonly string[]): void {
  for (const folder of folders) {
    try {
      rmdirSync(pathBelow(root, folder));
    } catch (error) {
      if (!isMissing(error)) return;
    }
  }
}

/**
 * Takes back what was brought in, in part or whole; `readOld` gives the former content of an entry. Gives the paths of the
 * files that are left as they are: they are neither as they were nor as they were made, or `isOthers` says of them that they
 * belong to somebody else by now, or something stands where their folder was.
 */
export function takeBack(
  { root, job, entries, folders }: BroughtIn,
  readOld: (entry: OldState) => Uint8Array,
  isOthers: (path: string) => boolean,
): readonly string[] {
  const left: string[] = [];
  const numbers = new Map(entries.map((entry, number) => [entry, number]));
  const undo = (entry: JournalEntry) => {
    const beside = waitingName(foldersAbove(entry.path)[0] ?? "", job, numbers.get(entry) ?? 0);
    removeWaiting(root, beside, entry.waiting);
    const isPlaceKept = isReachable(root, entry.path);
    const state = isPlaceKept ? stateAt(pathBelow(root, entry.path)) : null;
    if (isSameState(state, entry.old) || (entry.old === null && state?.kind === "folder")) return;
    const isOurs = isPlaceKept && isSameState(state, entry.next) && !isOthers(entry.path);
    if (isOurs) restore(root, entry, beside, readOld);
    else left.push(entry.path);
  };
  for (const entry of entries) if (entry.next !== null) undo(entry);
  for (const folder of folders.toReversed()) if (isReachable(root, folder)) removeEmpty(root, [folder]);
  for (const entry of entries) if (entry.next === null) undo(entry);
  return left;
}

function removeWaiting(root: string, ...names: readonly (string | null)[]): void {
  for (const name of names) if (name !== null && isReachable(root, name)) removeIfPresent(pathBelow(root, name));
}

function restore(
  root: string,
  { path, old }: JournalEntry,
  temporary: string,
  readOld: (entry: OldState) => Uint8Array,
): void {
  const file = pathBelow(root, path);
  if (old === null) {
    unlinkSync(file);
    return;
  }
  makeFolders(root, path);
  const waiting = pathBelow(root, temporary);
  if (old.kind === "link") symlinkSync(Buffer.from(old.target, "latin1"), waiting);
  else writeFileSync(waiting, readOld(old), { mode: 0o600 });
  if (old.kind === "file") chmodSync(waiting, old.mode);
  renameSync(waiting, file);
}

/** True if no file or link stands where the path needs a folder. */
function isReachable(root: string, path: string): boolean {
  const states = foldersAbove(path).map((folder) => stateAt(pathBelow(root, folder)));
  return states.every((state) => state === null || state.kind === "folder");
}
