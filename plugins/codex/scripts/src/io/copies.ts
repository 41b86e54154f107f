// Where copies of repositories lie: `copies/<job>/` below the state home. What is in one was written by a job: it is data.

import { lstatSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { isJobId } from "../core/job/id.ts";
import { doomFolder, removeDoomed, sweepDoomed } from "./doomed-folder.ts";
import { hintsIn, removeIfPresent } from "./files.ts";
import { realPath } from "./home.ts";

/**
 * The folder at `below` in the copy with this root, made if the copy has none there: Git keeps no empty folder. Null if
 * something else is there, or a link leads elsewhere.
 */
export function enterFolder(root: string, below: string): string | null {
  let folder = root;
  for (const name of below.split(/[\\/]/).filter((each) => each !== "")) {
    folder = join(folder, name);
    const stats = lstatSync(folder, { throwIfNoEntry: false });
    if (stats === undefined) mkdirSync(folder);
    else if (!stats.isDirectory()) return null;
  }
  return folder;
}

/** True if the folder is the root of a copy in this state home, whether it is there or not. */
export function isCopyRoot(home: string, root: string): boolean {
  return dirname(root) === join(realPath(home), "copies");
}

/** Removes a copy; false if there is none. */
export function removeCopy(home: string, id: string): boolean {
  const doomed = doomFolder(join(home, "copies", id));
  if (doomed === null) return false;
  removeDoomed(doomed);
  removeIfPresent(copySizeNote(home, id));
  return true;
}

/** The file in which the size of a copy is noted; see `copy-sizes.ts`. */
export function copySizeNote(home: string, id: string): string {
  return join(home, "copies", `.size-${id}`);
}

/** The names of all copies, each the id of the job that it was made for. */
export function listCopies(home: string): readonly string[] {
  return hintsIn(join(home, "copies")).filter(isJobId);
}

/** Removes what is left of copies that were being removed. */
export function sweepDoomedCopies(home: string): void {
  sweepDoomed(join(home, "copies"));
}
