// The scratch Git folder: `git/<where>-<pid>-<random>/` below the state home, where no sandbox of a job may write. Only
// our own configuration is in it, and a copy of HEAD. All else is borrowed by link, as data: objects, refs, the index,
// lists of patterns. Git writes nothing into it. Whoever made it removes it. What a killed process left is removed when
// the next one is made. It holds as little as Git needs, because each file takes time to make.

import {
  copyFileSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { devNull, hostname } from "node:os";
import { join } from "node:path";
import { sha256 } from "../core/sha256.ts";
import { sharedIndexes } from "./copy-index.ts";
import { formatText, type GitFolders, type GitSettings } from "./git-settings.ts";
import { type Environment, makePrivateFolder } from "./home.ts";

/** A scratch folder, and the variables that make Git use it. */
export interface Scratch {
  readonly folder: string;
  readonly variables: Environment;
}

const MOST_HEAD = 4_096; // Bytes.
const MOST_COMMENTS = 4_096; // Bytes.
const STALE_MS = 24 * 60 * 60_000;

/** Makes a scratch folder for a repository; null if that cannot be, or if its HEAD is none. */
export function makeScratch(home: string, folders: GitFolders, settings: GitSettings): Scratch | null {
  let folder: string | null = null;
  try {
    const above = join(home, "git");
    makePrivateFolder(above);
    sweep(above);
    folder = mkdtempSync(join(above, `${where()}-${process.pid}-`));
    const format = formatText(settings);
    if (format !== null) writeFileSync(join(folder, "config"), format, { mode: 0o600 });
    borrow(folders, folder);
    return { folder, variables: variablesFor(folder, folders) };
  } catch {
    if (folder !== null) removeScratch(folder);
    return null;
  }
}

/** Removes a scratch folder; the links, never what they lead to. */
export function removeScratch(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // The next one that is made sweeps it away.
  }
}

/** The folder of a linked work tree has a HEAD and an index of its own; all else is shared. */
function borrow({ gitFolder, commonFolder }: GitFolders, scratch: string): void {
  const index = statSync(join(gitFolder, "index"), { throwIfNoEntry: false });
  if (index !== undefined && !index.isFile()) throw new Error("The index is no file.");
  copyHead(commonFolder, scratch);
  for (const name of ["refs", "reftable", "worktrees"]) link(join(commonFolder, name), join(scratch, name), "folder");
  for (const name of ["packed-refs", "shallow"]) link(join(commonFolder, name), join(scratch, name), "file");
  linkInfo(join(commonFolder, "info"), join(scratch, "info"), ["attributes", "exclude"]);
  const own = ownFolder(gitFolder, commonFolder, scratch);
  if (own !== scratch) {
    mkdirSync(own);
    writeFileSync(join(own, "commondir"), "..\n", { mode: 0o600 });
    copyHead(gitFolder, own);
    link(join(gitFolder, "reftable"), join(own, "reftable"), "folder");
  }
  linkInfo(join(gitFolder, "info"), join(own, "info"), ["sparse-checkout"]);
  for (const name of sharedIndexes(gitFolder)) copy(join(gitFolder, name), join(own, name));
}

function ownFolder(gitFolder: string, commonFolder: string, scratch: string): string {
  return gitFolder === commonFolder ? scratch : join(scratch, "own");
}

function variablesFor(scratch: string, { root, gitFolder, commonFolder }: GitFolders): Environment {
  return {
    GIT_DIR: ownFolder(gitFolder, commonFolder, scratch),
    GIT_WORK_TREE: root,
    GIT_OBJECT_DIRECTORY: join(commonFolder, "objects"),
    // Not a copy: Git compares its time of change with those of the files. It is read only, see GIT_OPTIONAL_LOCKS.
    GIT_INDEX_FILE: join(gitFolder, "index"),
    GIT_CONFIG_GLOBAL: devNull,
    GIT_CONFIG_NOSYSTEM: "1",
  };
}

/** Copies HEAD, which may be a link to a branch. */
function copyHead(from: string, to: string): void {
  const head = join(from, "HEAD");
  const stats = lstatSync(head);
  const text = stats.isSymbolicLink() ? `ref: ${readlinkSync(head)}\n` : stats.isFile() ? readFileSync(head) : "";
  if (text.length > MOST_HEAD) throw new Error(`"${head}" is no HEAD.`);
  writeFileSync(join(to, "HEAD"), text, { mode: 0o600 });
}

/** Lists of patterns; most repositories have none but a list of comments. */
function linkInfo(from: string, to: string, names: readonly string[]): void {
  const told = names.filter((name) => hasPatterns(join(from, name)));
  if (told.length > 0) mkdirSync(to, { recursive: true });
  for (const name of told) link(join(from, name), join(to, name), "file");
}

function hasPatterns(file: string): boolean {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return false;
  return statSync(file).size > MOST_COMMENTS || /^[^#\s]/m.test(readFileSync(file, "latin1"));
}

/** Borrows what is there and is of its kind: a pipe in its place would be waited for. */
function link(target: string, path: string, kind: "file" | "folder"): void {
  const stats = statSync(target, { throwIfNoEntry: false });
  if (stats === undefined || !(kind === "file" ? stats.isFile() : stats.isDirectory())) return;
  if (process.platform !== "win32") symlinkSync(target, path);
  else if (kind === "folder") symlinkSync(target, path, "junction");
  else copyFileSync(target, path); // There, to link a file takes a right that users seldom have.
}

/** Copies what Git would give a new time through a link. */
function copy(target: string, path: string): void {
  if (statSync(target, { throwIfNoEntry: false })?.isFile()) copyFileSync(target, path);
}

function sweep(above: string): void {
  for (const name of readdirSync(above)) {
    const [, place, pid] = /^([0-9a-f]+)-(\d+)-/.exec(name) ?? [];
    const path = join(above, name);
    const changedAtMs = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    const isLeft = place === where() && !isAlive(Number(pid));
    if (isLeft || Date.now() - changedAtMs > STALE_MS) removeScratch(path);
  }
}

let here: string | null = null;

/** Where a process id has its meaning: a machine, and on Linux a space of process ids. */
function where(): string {
  if (here === null) {
    let space = "";
    try {
      space = readlinkSync("/proc/self/ns/pid");
    } catch {
      // Not Linux.
    }
    here = sha256(`${hostname()} ${space}`).slice(0, 8);
  }
  return here;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return !(error instanceof Error && "code" in error && error.code === "ESRCH");
  }
}
