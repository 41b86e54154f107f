// The new files of an apply, in a folder of ours: each as Git would check it out, but what the user's work tree or the job's
// copy has in place of a pointer of Git LFS stays a whole file.

import { chmodSync, constants, copyFileSync, mkdirSync } from "node:fs";
import { foldersAbove, isRegular, type TreeChange, type TreeEntry } from "../core/merging/tree-change.ts";
import { pathBelow, stateAt } from "./file-state.ts";
import type { OpenGit } from "./git.ts";
import { fillLfsFile } from "./git-copy-lfs.ts";
import { writeContents } from "./git-file-contents.ts";
import { filtersOf, hasPointerExtensions } from "./git-settings.ts";

/** Writes all files that are to stand in the work tree below `folder`; false if Git could not. */
export async function writeNewFiles(
  git: OpenGit,
  folder: string,
  copyRoot: string,
  changes: readonly TreeChange[],
): Promise<boolean> {
  const standing = changes.flatMap(({ path, from, to }) => (to === null ? [] : [{ path, from, entry: to }]));
  const isMode = (file: (typeof standing)[number]) =>
    isOnlyMode(file) && stateAt(pathBelow(git.place.root, file.path))?.kind === "file";
  const [modes, files] = [standing.filter(isMode), standing.filter((file) => !isMode(file))];
  if (!(await writeContents(git, folder, files))) return false;
  for (const { path, entry } of modes) copyWithMode(pathBelow(git.place.root, path), folder, path, entry);
  if (!filtersOf(git.settings).has("lfs") || hasPointerExtensions(git.settings)) return true;
  for (const { path, entry } of files) {
    const [from, to] = [pathBelow(copyRoot, path), pathBelow(folder, path)];
    if (isRegular(entry)) await fillLfsFile(from, to);
  }
  return true;
}

function isOnlyMode({ from, entry }: { readonly from: TreeEntry | null; readonly entry: TreeEntry }): boolean {
  return from !== null && from.object === entry.object && isRegular(from) && isRegular(entry);
}

function copyWithMode(from: string | Buffer, folder: string, path: string, { mode }: TreeEntry): void {
  const to = pathBelow(folder, path);
  mkdirSync(pathBelow(folder, foldersAbove(path)[0] ?? ""), { recursive: true });
  copyFileSync(from, to, constants.COPYFILE_FICLONE);
  chmodSync(to, mode === "100755" ? 0o755 : 0o644);
}
