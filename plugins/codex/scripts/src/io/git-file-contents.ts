// Writes files of a tree into a folder of ours, as Git would check them out at their paths in the work tree: with its line
// ends, encoding, modes and links, but through no filter.

import type { TreeEntry } from "../core/merging/tree-change.ts";
import { type OpenGit, withVariables } from "./git.ts";

/** A file, and the path that it has in the work tree, in bytes (latin1). */
export interface FileToWrite {
  readonly path: string;
  readonly entry: TreeEntry;
}

/** Writes each file at its path below `folder`; false if Git could not. */
export async function writeContents(git: OpenGit, folder: string, files: readonly FileToWrite[]): Promise<boolean> {
  if (files.length === 0) return true;
  const own = withVariables(git, { GIT_INDEX_FILE: `${folder}-index` });
  const entries = files.map(({ path, entry }) => `${entry.mode} ${entry.object} 0\t${path}\0`).join("");
  const listed = await own.ask(["update-index", "-z", "--index-info"], Buffer.from(entries, "latin1"));
  if (listed === null) return false;
  const written = await own.ask([
    "-c",
    "checkout.workers=1",
    "checkout-index",
    "--all",
    "--force",
    `--prefix=${folder}/`,
  ]);
  return written !== null;
}
