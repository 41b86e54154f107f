// The files of Git LFS in a copy. Written without a filter, each is a pointer. It becomes what the user's work tree has at
// its path, if that is what the pointer stands for.

import { constants, copyFileSync, lstatSync } from "node:fs";
import { pathBelow } from "./file-state.ts";
import type { OpenGit } from "./git.ts";
import { contentHash, lfsPointer } from "./git-filters.ts";
import { filtersOf, hasPointerExtensions } from "./git-settings.ts";
import { readPlanted } from "./planted-file.ts";

const POINTER = "version https://git-lfs.github.com/spec/v1\n";
const LISTED = ["ls-files", "-z", "--", ":(attr:filter=lfs)"];

/** Fills in the contents; `git` asks the copy at `root`, and its `place` is the user's work tree. */
export async function fillLfsFiles(git: OpenGit, root: string): Promise<void> {
  if (!filtersOf(git.settings).has("lfs") || hasPointerExtensions(git.settings)) return;
  const listed = await git.ask(LISTED, "", { encoding: "latin1" });
  const paths = listed?.split("\0").filter((path) => path !== "") ?? [];
  for (const path of paths) await fillLfsFile(pathBelow(git.place.root, path), pathBelow(root, path));
}

/** Puts the file `from` in place of the pointer `to`, if that stands for it. */
export async function fillLfsFile(from: string | Buffer, to: string | Buffer): Promise<void> {
  const written = readPlanted(to, false);
  const stats = lstatSync(from, { throwIfNoEntry: false });
  if (written.kind !== "text" || !written.text.startsWith(POINTER) || stats === undefined || !stats.isFile()) return;
  if (lfsPointer(await contentHash(from), stats.size) !== written.text) return;
  copyFileSync(from, to, constants.COPYFILE_FICLONE);
}
