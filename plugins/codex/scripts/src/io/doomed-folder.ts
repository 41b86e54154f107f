// A folder that goes is renamed away first, so that nobody ever sees half of it: `.doomed-<name>-<random>` beside it. Whoever had
// found its place just before may still put something in; that stays, as what a killed process leaves, until the next sweep.

import { renameSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { errorCode, hintsIn, isMissing } from "./files.ts";
import { unlessFaulty } from "./regular-file.ts";
import { removeTree } from "./remove-tree.ts";

const DOOMED = ".doomed-";

/** Renames the folder away, which is its end for everybody; gives where it is now, or null if there is none. */
export function doomFolder(folder: string): string | null {
  const random = Math.random().toString(36).slice(2);
  const doomed = join(dirname(folder), `${DOOMED}${basename(folder)}-${random}`);
  try {
    renameSync(folder, doomed);
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
  return doomed;
}

/** Removes what was renamed away, unless somebody is still at work in it. */
export function removeDoomed(doomed: string): void {
  try {
    removeTree(doomed);
  } catch (error) {
    if (!isInUse(error)) throw error;
  }
}

/** Removes what is left of doomed folders in a folder, as far as that can be. */
export function sweepDoomed(above: string): void {
  for (const name of hintsIn(above).filter((each) => each.startsWith(DOOMED)))
    unlessFaulty(
      () => removeTree(join(above, name)),
      () => {},
    );
}

/** A file that is open keeps its folder on some disks, as over NFS and on Windows. */
function isInUse(error: unknown): boolean {
  return ["ENOTEMPTY", "EBUSY"].includes(errorCode(error) ?? "");
}
