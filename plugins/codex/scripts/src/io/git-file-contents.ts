// Writes files of a tree into a folder of ours, as Git would check them out at their paths in the work tree: with its line
// ends, encoding, modes and links, but through no filter.

import type { OpenGit } from "./git.ts";
import { type IndexedFile, writeIndexFile } from "./git-index-file.ts";
import { objectFormatOf } from "./git-objects.ts";

/** Writes each file at its path below `folder`; false if Git could not. */
export async function writeContents(git: OpenGit, folder: string, files: readonly IndexedFile[]): Promise<boolean> {
  if (files.length === 0) return true;
  const index = `${folder}-index`;
  writeIndexFile(index, objectFormatOf(git.settings), files);
  const write = ["-c", "checkout.workers=1", "checkout-index", "--all", "--force", `--prefix=${folder}/`];
  return (await git.ask(write, "", { variables: { GIT_INDEX_FILE: index } })) !== null;
}
