// The print of all in a repository's Git folders that can make Git run programs: configuration, hooks and attributes.
// It covers the repository, all its work trees, its submodules and other repositories within. Nothing of it is run, and
// Git is not asked.

import { type Dirent, lstatSync, readdirSync, readFileSync, readlinkSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { isAtOrBelow } from "../core/below.ts";
import { digest } from "./digest.ts";
import { statsOf } from "./files.ts";
import { gitFoldersAt } from "./workspace.ts";

/** For each file, by its path in the Git folder (of one within, by its path in the work tree), what tells its content. */
export type GitFolderPrint = Readonly<Record<string, string>>;

const MOST_BYTES = 1024 * 1024; // Of a larger file its size and times are told.
const FILES = ["config", "config.worktree", "commondir", join("info", "attributes")];

/** The print of the work tree with this root, and of the repositories at these paths within it; empty if there is none. */
export function printGitFolders(root: string, nested: readonly string[]): GitFolderPrint {
  const print: Record<string, string> = {};
  const [gitFolder, commonFolder = gitFolder] = gitFoldersAt(root);
  if (gitFolder !== undefined && commonFolder !== undefined) {
    add(print, ".git", join(root, ".git"));
    addGitFolder(print, "", commonFolder);
    if (!isAtOrBelow(commonFolder, gitFolder)) addGitFolder(print, "", gitFolder);
  }
  for (const path of nested.map((each) => each.replace(/\/$/, ""))) {
    add(print, `${path}/.git`, join(root, path, ".git"));
    const [inner] = gitFoldersAt(join(root, path));
    const isTold = inner === undefined || (commonFolder !== undefined && isAtOrBelow(commonFolder, inner));
    if (!isTold) addGitFolder(print, `${path}/.git/`, inner);
  }
  return print;
}

/** The names in which two prints differ, in order. */
export function changedInGitFolders(before: GitFolderPrint, after: GitFolderPrint): readonly string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter((name) => before[name] !== after[name]).toSorted();
}

function addGitFolder(print: Record<string, string>, name: string, folder: string): void {
  for (const file of FILES) add(print, name + file.replaceAll("\\", "/"), join(folder, file));
  addHooks(print, `${name}hooks`, join(folder, "hooks"));
  for (const { name: tree } of entriesOf(join(folder, "worktrees"))) {
    for (const file of ["config.worktree", "commondir"])
      add(print, `${name}worktrees/${tree}/${file}`, join(folder, "worktrees", tree, file));
  }
  addModules(print, `${name}modules`, join(folder, "modules"));
}

/** Hooks, and what they may call beside them; Git runs no sample. */
function addHooks(print: Record<string, string>, name: string, folder: string): void {
  add(print, name, folder);
  for (const entry of entriesOf(folder)) {
    if (entry.name.endsWith(".sample")) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) addHooks(print, `${name}/${entry.name}`, path);
    else add(print, `${name}/${entry.name}`, path);
  }
}

/** A submodule's name may hold slashes, so its Git folder may lie deeper. */
function addModules(print: Record<string, string>, name: string, folder: string): void {
  for (const entry of entriesOf(folder)) {
    if (!entry.isDirectory()) continue;
    const path = join(folder, entry.name);
    const inner = `${name}/${entry.name}`;
    if (statsOf(join(path, "HEAD")) === null) addModules(print, inner, path);
    else addGitFolder(print, `${inner}/`, path);
  }
}

/** None if the folder cannot be listed. */
function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

/** A plain folder is told by what lies in it. */
function add(print: Record<string, string>, name: string, path: string): void {
  const told = tell(path);
  if (told !== null) print[name] = told;
}

function tell(path: string): string | null {
  try {
    const stats = lstatSync(path);
    if (stats.isDirectory()) return null;
    if (stats.isSymbolicLink()) return `link ${readlinkSync(path)} ${tell(realpathSync(path))}`;
    if (!stats.isFile()) return `special ${stats.mode}`;
    if (stats.size > MOST_BYTES) return `${stats.mode} ${stats.size} ${stats.mtimeMs} ${stats.ctimeMs}`;
    return `${stats.mode} ${digest(readFileSync(path, "latin1"))}`;
  } catch {
    return null;
  }
}
