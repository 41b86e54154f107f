// A folder that goes is renamed away first, so that nobody ever sees half of it: `.doomed-<name>-<random>` beside it. Whoever had
// found its place just before may still put something in; that stays, as what a killed process leaves, until the next sweep.
// One that may have to come back is set aside first, as `.aside-<name>-<random>`; a sweep takes that only an hour later.

import { renameSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { errorCode, hintsIn, isMissing, statsOf } from "./files.ts";
import { unlessFaulty } from "./regular-file.ts";
import { removeTree } from "./remove-tree.ts";

const DOOMED = ".doomed-";
const ASIDE = ".aside-";
const STRAY_MS = 3_600_000;

/** Renames the folder away, which is its end for everybody; gives where it is now, or null if there is none. */
export function doomFolder(folder: string): string | null {
  return renameAway(folder, DOOMED);
}

/** The same for a folder that may have to be put back, by a rename, until it is doomed. */
export function setAside(folder: string): string | null {
  return renameAway(folder, ASIDE);
}

function renameAway(folder: string, prefix: string): string | null {
  const random = Math.random().toString(36).slice(2);
  const away = join(dirname(folder), `${prefix}${basename(folder)}-${random}`);
  try {
    renameSync(folder, away);
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
  return away;
}

/** Removes what was renamed away, unless somebody is still at work in it. */
export function removeDoomed(doomed: string): void {
  try {
    removeTree(doomed);
  } catch (error) {
    if (!isInUse(error)) throw error;
  }
}

/** Removes what is left of doomed folders in a folder, and of those set aside an hour before `nowMs`, as far as that can be. */
export function sweepDoomed(above: string, nowMs = Date.now()): void {
  for (const name of hintsIn(above).filter((each) => isDoomed(above, each, nowMs)))
    unlessFaulty(
      () => removeTree(join(above, name)),
      () => {},
    );
}

/** A rename is a change of the folder, whose time the file system notes. */
function isDoomed(above: string, name: string, nowMs: number): boolean {
  if (!name.startsWith(ASIDE)) return name.startsWith(DOOMED);
  const stats = statsOf(join(above, name));
  return stats !== null && nowMs - stats.ctimeMs > STRAY_MS;
}

/** A file that is open keeps its folder on some disks, as over NFS and on Windows. */
function isInUse(error: unknown): boolean {
  return ["ENOTEMPTY", "EBUSY"].includes(errorCode(error) ?? "");
}
