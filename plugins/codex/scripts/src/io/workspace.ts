// The workspace of a folder: the root of its Git work tree, found by walking up, else the folder itself.

import { lstatSync, statSync } from "node:fs";
import { dirname, isAbsolute, join, resolve } from "node:path";
import { hintsIn, isMissing, statsOf } from "./files.ts";
import { realPath } from "./home.ts";
import { readPlanted } from "./planted-file.ts";
import { faultOf, unlessFaulty } from "./regular-file.ts";

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

/** True for an existing folder; false also where a job may have closed a folder above it, or put a circle of links there. */
export function isReachableFolder(path: string): boolean {
  return unlessFaulty(
    () => isFolder(path),
    () => false,
  );
}

/** True for a folder that a program of this user can run in. */
export function canEnter(folder: string): boolean {
  return isReachableFolder(`${folder}/.`);
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
 * folder, but holds something, as one that was broken does, or cannot be looked at. Null if there is none.
 */
export function passedOverGit(folder: string, root: string): string | null {
  for (let at = realPath(folder); at !== root && dirname(at) !== at; at = dirname(at)) {
    const dotGit = join(at, ".git");
    if (!isAbsentOrEmpty(dotGit)) return dotGit;
  }
  return null;
}

function isAbsentOrEmpty(folder: string): boolean {
  return unlessFaulty(
    () => {
      const stats = lstatSync(folder, { throwIfNoEntry: false });
      return stats === undefined || (stats.isDirectory() && hintsIn(folder).length === 0);
    },
    () => false,
  );
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
 * its Git folder was: a link or a pointer that a job left there may lead to anybody's repository. Empty too if it is closed.
 */
export function gitFoldersOfCopy(root: string): readonly string[] {
  const dotGit = join(root, ".git");
  const isOwn = [root, dotGit].every((path) => statsOf(path)?.isDirectory() === true);
  return isOwn && isGitFolder(dotGit) ? [dotGit] : [];
}

/** True if it is certain that no Git folder as it was made is in the copy; false also if that cannot be looked at. */
export function isCopyWithoutGit(root: string): boolean {
  return whyGitFolderClosed(root) === null && gitFoldersOfCopy(root).length === 0;
}

/** Why this user cannot look into the Git folder that lies in this folder; as with `whyClosed`. */
export function whyGitFolderClosed(root: string): string | null {
  return whyClosed(join(root, ".git", "HEAD"));
}

/** Why this user cannot look at what is at the path, as the end of a sentence about it; null: one can, or nothing is there. */
export function whyClosed(path: string): string | null {
  try {
    lstatSync(path);
    return null;
  } catch (error) {
    return isMissing(error) ? null : faultOf(error);
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
