// The workspace of a folder: the root of its Git work tree, found by walking up, else the folder itself.

import { lstatSync, statSync } from "node:fs";
import { dirname, isAbsolute, join, resolve } from "node:path";
import { hintsIn, isMissing } from "./files.ts";
import { realPath } from "./home.ts";
import { readPlanted } from "./planted-file.ts";

/** `gitFolders` are the folders Git writes to for this tree: one, or two in a linked worktree; empty if there is no repository. */
export interface Workspace {
  readonly root: string;
  readonly gitFolders: readonly string[];
}

/** True for an existing folder. */
export function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

/** Finds the workspace that holds an existing folder. */
export function findWorkspace(folder: string): Workspace {
  const start = realPath(folder);
  for (let root = start; ; root = dirname(root)) {
    const gitFolders = gitFoldersAt(root);
    if (gitFolders.length > 0) return { root, gitFolders };
    if (dirname(root) === root) return { root: start, gitFolders: [] };
  }
}

/**
 * The `.git` between an existing folder and `root` above it, the folder's own among them, over which Git passes: it is no Git
 * folder, but holds something, as one that was broken does. Null if there is none.
 */
export function passedOverGit(folder: string, root: string): string | null {
  for (let at = realPath(folder); at !== root && dirname(at) !== at; at = dirname(at)) {
    const dotGit = join(at, ".git");
    const stats = lstatSync(dotGit, { throwIfNoEntry: false });
    if (stats !== undefined && (!stats.isDirectory() || hintsIn(dotGit).length > 0)) return dotGit;
  }
  return null;
}

/** The folders Git writes to for the work tree with exactly this root; empty if it is none. */
export function gitFoldersAt(root: string): readonly string[] {
  const dotGit = join(root, ".git");
  if (isGitFolder(dotGit)) return [dotGit];
  const gitFolder = pointer(dotGit, /^gitdir: (.+)$/m);
  if (gitFolder === null || !isGitFolder(gitFolder)) return [];
  const common = pointer(join(gitFolder, "commondir"), /^(.+)$/m);
  return common === null ? [gitFolder] : [gitFolder, common];
}

/**
 * The same for a copy of ours: its Git folder, which lies in it as it was made. Empty if something else stands where the copy or
 * its Git folder was: a link or a pointer that a job left there may lead to anybody's repository.
 */
export function gitFoldersOfCopy(root: string): readonly string[] {
  const dotGit = join(root, ".git");
  const isOwn = [root, dotGit].every((path) => lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === true);
  return isOwn && isGitFolder(dotGit) ? [dotGit] : [];
}

/** True if it is certain that no Git folder as it was made is in the copy; false also if that cannot be looked at. */
export function isCopyWithoutGit(root: string): boolean {
  try {
    const head = lstatSync(join(root, ".git", "HEAD"), { throwIfNoEntry: false });
    return head === undefined || gitFoldersOfCopy(root).length === 0;
  } catch {
    return false;
  }
}

/** As with Git, a folder without a HEAD is none: a sandbox may leave an empty `.git` behind. Nor is what cannot be looked at. */
function isGitFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory() && lstatSync(join(path, "HEAD"), { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
}

/** The path that a small Git file points to, relative to the file's own folder. */
function pointer(file: string, pattern: RegExp): string | null {
  const read = readPlanted(file, true);
  const target = read.kind === "text" ? pattern.exec(read.text)?.[1]?.trim() : undefined;
  if (target === undefined) return null;
  return isAbsolute(target) ? target : resolve(dirname(file), target);
}
