// The files of an index, and a copy of it, for questions that Git answers by writing one. It lends Git what the index knows of
// unchanged files.

import { constants, copyFileSync, statSync, utimesSync } from "node:fs";
import { namesIn } from "./files.ts";

/** The names of the files in a Git folder that hold a part of its index, if that is split: the index itself does not tell of it. */
export function sharedIndexes(gitFolder: string): readonly string[] {
  return namesIn(gitFolder).filter((name) => name.startsWith("sharedindex."));
}

/** Copies an index with its time; nothing if there is none. */
export function copyIndex(index: string, copy: string): void {
  if (statSync(index, { throwIfNoEntry: false }) === undefined) return;
  copyFileSync(index, copy, constants.COPYFILE_FICLONE);
  copyTime(index, copy);
}

/**
 * Git takes a file for unchanged if the index was written after it. So a copy must not be younger than the index:
 * it gets a time up to two microseconds older.
 */
export function copyTime(index: string, copy: string): void {
  const seconds = Number(statSync(index, { bigint: true }).mtimeNs / 1_000n - 1n) / 1e6;
  utimesSync(copy, seconds, seconds);
}
