// Where copies of repositories lie: `copies/<job>/` below the state home. What is in one was written by a job: it is data.

import { lstatSync, mkdirSync, renameSync } from "node:fs";
import { dirname, join } from "node:path";
import { isJobId } from "../core/job/id.ts";
import { hintsIn, isMissing, removeIfPresent } from "./files.ts";
import { realPath } from "./home.ts";
import { removeTree } from "./remove-tree.ts";

const DOOMED = ".doomed-";

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

/** Removes a copy; it is renamed away first, so that nobody ever sees half of it. False if there is none. */
export function removeCopy(home: string, id: string): boolean {
  const doomed = join(home, "copies", `${DOOMED}${id}`);
  try {
    renameSync(join(home, "copies", id), doomed);
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
  removeTree(doomed);
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

/** Removes what a killed process left of copies that were being removed. */
export function sweepDoomedCopies(home: string): void {
  const names = hintsIn(join(home, "copies")).filter((name) => name.startsWith(DOOMED));
  for (const name of names) removeTree(join(home, "copies", name));
}
