// Where copies of repositories lie: `copies/<job>/` below the state home. What is in one was written by a job: it is data.

import { lstatSync, mkdirSync, renameSync } from "node:fs";
import { dirname, join } from "node:path";
import { isJobId } from "../core/job/id.ts";
import { doomFolder, removeDoomed, setAside, sweepDoomed } from "./doomed-folder.ts";
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
  removeForGood(home, id, doomed);
  return true;
}

/**
 * Removes a copy unless `whyNot` gives a reason; then the copy is where it was, and the reason is given. It is asked before, and
 * again once the copy is out of everybody's sight.
 */
export function removeCopyUnless(
  home: string,
  id: string,
  whyNot: () => string | null,
): "removed" | "gone" | { readonly why: string } {
  const early = whyNot();
  if (early !== null) return { why: early };
  const folder = join(home, "copies", id);
  const aside = setAside(folder);
  if (aside === null) return "gone";
  let isFree = false;
  try {
    const late = whyNot();
    if (late !== null) return { why: late };
    isFree = true;
  } finally {
    if (!isFree) renameSync(aside, folder);
  }
  removeForGood(home, id, doomFolder(aside) ?? aside);
  return "removed";
}

function removeForGood(home: string, id: string, doomed: string): void {
  removeDoomed(doomed);
  removeIfPresent(copySizeNote(home, id));
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
