// Puts a new index in the place of the user's, under Git's own lock: `index.lock`, which is there whole or not at all. So no
// other Git process changes the index meanwhile, and a lock that a killed process left is known by what is in it.

import { chmodSync, linkSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { copyIndex } from "./copy-index.ts";
import { sha256Of, stampAt } from "./file-state.ts";
import { errorCode, isMissing, removeIfPresent } from "./files.ts";
import { realPath } from "./home.ts";

/** A lock that is held, with the new index in it. */
export interface IndexLock {
  /** Makes the new index the index. */
  commit(): void;
  /** Leaves the index as it is. */
  release(): void;
}

/** Where the index is: some users keep it elsewhere, behind a link, and Git writes it there. */
export function indexPath(gitFolder: string): string {
  return realPath(join(gitFolder, "index"));
}

/** The bytes of an index; null if there is none. */
export function indexBytes(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** The SHA-256 of the index's bytes; null if there is none. */
export function indexPrint(gitFolder: string): string | null {
  return printOf(indexPath(gitFolder));
}

/** Changes whenever another index takes its place; null if there is none. */
export function indexStamp(gitFolder: string): string | null {
  return stampAt(indexPath(gitFolder));
}

/** Takes the lock, with a copy of the file `from` in it; null if somebody has it, or if under it the index is not the one that is meant. */
export function lockIndex(gitFolder: string, isMeant: () => boolean, from: string): IndexLock | null {
  const [index, lock, temporary] = pathsIn(gitFolder);
  const release = () => removeIfPresent(lock);
  try {
    removeIfPresent(temporary);
    writeFileSync(temporary, "", { flag: "wx" });
    const mode = modeOf(index) ?? modeOf(temporary) ?? 0; // A first one gets that of any new file.
    copyIndex(from, temporary);
    chmodSync(temporary, mode);
    linkSync(temporary, lock);
  } catch (error) {
    if (errorCode(error) === "EEXIST") return null;
    throw error;
  } finally {
    removeIfPresent(temporary);
  }
  if (isMeant()) return { commit: () => renameSync(lock, index), release };
  release();
  return null;
}

/** Removes what a killed process left: the lock, if the new index is in it, and its temporary file. */
export function releaseLeftLock(gitFolder: string, newIndex: string): void {
  const [, lock, temporary] = pathsIn(gitFolder);
  removeIfPresent(temporary);
  if (printOf(lock) === newIndex) removeIfPresent(lock);
}

function pathsIn(gitFolder: string): readonly [index: string, lock: string, temporary: string] {
  const index = indexPath(gitFolder);
  return [index, `${index}.lock`, join(dirname(index), "codex-apply-index")];
}

function printOf(path: string): string | null {
  const bytes = indexBytes(path);
  return bytes && sha256Of(bytes);
}

/** Null if there is no such file. */
function modeOf(path: string): number | null {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats === undefined ? null : stats.mode & 0o777;
}
