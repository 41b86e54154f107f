// The files of Git LFS in a copy. Written without a filter, each is a pointer. It becomes what the user's work tree has at
// its path, if that is what the pointer stands for.

import { constants, copyFileSync, lstatSync } from "node:fs";
import { join } from "node:path";
import type { OpenGit } from "./git.ts";
import { contentHash, lfsPointer } from "./git-filters.ts";
import { filtersOf, hasPointerExtensions } from "./git-settings.ts";
import { readPlanted } from "./planted-file.ts";

const LISTED = ["ls-files", "-z", "--", ":(attr:filter=lfs)"];

/** Fills in the contents; `git` asks the copy at `root`, and its `place` is the user's work tree. */
export async function fillLfsFiles(git: OpenGit, root: string): Promise<void> {
  if (!filtersOf(git.settings).has("lfs") || hasPointerExtensions(git.settings)) return;
  const paths = (await git.ask(LISTED))?.split("\0").filter((path) => path !== "") ?? [];
  for (const path of paths) await fillFile(join(git.place.root, path), join(root, path));
}

async function fillFile(from: string, to: string): Promise<void> {
  const written = readPlanted(to, false);
  const stats = lstatSync(from, { throwIfNoEntry: false });
  if (written.kind !== "text" || stats === undefined || !stats.isFile()) return;
  if (lfsPointer(await contentHash(from), stats.size) !== written.text) return;
  copyFileSync(from, to, constants.COPYFILE_FICLONE);
}
