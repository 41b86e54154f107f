// The state of a repository as Git tells it: two questions side by side, one for the work tree and one for the branches.

import { lstatSync, type Stats } from "node:fs";
import { dirname, join } from "node:path";
import type { Branch, Branches, DirtyPath, Snapshot } from "../core/outcome/snapshot.ts";
import { sha256 } from "../core/sha256.ts";
import { askGit, type GitPlace } from "./git.ts";

const STATUS = [
  "status",
  "--porcelain=v2",
  "--branch",
  "--no-ahead-behind", // To count commits is slow where branches are far apart.
  "-z",
  "--untracked-files=all",
  "--ignore-submodules=none",
  "--no-renames",
];
const BRANCHES = ["for-each-ref", "--format=%(objectname) %(refname) %(worktreepath)", "refs/heads", "refs/remotes"];

/** The state of the repository whose work tree has this root; null where Git cannot tell. */
export async function takeSnapshot(place: GitPlace): Promise<Snapshot | null> {
  const takenAtMs = Date.now();
  const [status, branches] = await Promise.all([askGit(place, STATUS), askGit(place, BRANCHES)]);
  if (status === null) return null;
  const entries = status.split("\0").filter((entry) => entry !== "");
  const head = header(entries, "oid");
  const branch = header(entries, "head");
  return {
    repository: place.root,
    head: head === "(initial)" ? null : head,
    branch: branch === "(detached)" ? null : branch,
    branches: branches === null ? null : parseBranches(branches),
    dirty: await dirtyPaths(place, entries),
    takenAtMs,
  };
}

function header(entries: readonly string[], name: string): string | null {
  const start = `# branch.${name} `;
  return entries.find((entry) => entry.startsWith(start))?.slice(start.length) ?? null;
}

async function dirtyPaths(place: GitPlace, entries: readonly string[]): Promise<DirtyPath[]> {
  const paths = await Promise.all(entries.map((entry) => dirtyPath(place, entry)));
  return paths.filter((path) => path !== null);
}

/** `1 XY sub mH mI mW hH hI path`, `u XY sub m1 m2 m3 mW h1 h2 h3 path`, `? path`; see git-status(1), porcelain v2. */
async function dirtyPath(place: GitPlace, entry: string): Promise<DirtyPath | null> {
  const fields = { "1": 8, u: 10, "?": 1 }[entry[0] ?? ""];
  if (fields === undefined) return null;
  const parts = entry.split(" ");
  const path = parts.slice(fields).join(" ");
  const status = parts.slice(0, fields).join(" ");
  const stats = statsOf(join(place.root, path));
  if (stats === null) return { path, print: `${status} gone`, changedAtMs: folderChangedAtMs(place.root, path) };
  // `S` with `M` or `U`: a submodule with changes of its own, of which Git tells here no more than that there are some.
  const inner = /^S.(?:M|.U)/.test(parts[2] ?? "") && fields > 1 ? await innerPrint(place, path) : "";
  const print = `${status} ${stats.size} ${stats.mtimeMs} ${stats.mode}${inner}`;
  return { path, print, changedAtMs: stats.isDirectory() ? null : stats.ctimeMs };
}

async function innerPrint(place: GitPlace, path: string): Promise<string> {
  const inner = { ...place, root: join(place.root, path) };
  const status = await askGit(inner, STATUS);
  if (status === null) return "";
  const dirty = await dirtyPaths(
    inner,
    status.split("\0").filter((entry) => entry !== ""),
  );
  return ` ${sha256(JSON.stringify(dirty.map(({ path: name, print }) => [name, print])))}`;
}

/** When the nearest folder that is left was last changed: what was removed from it was removed by then. */
function folderChangedAtMs(root: string, path: string): number | null {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const stats = statsOf(join(root, folder));
    if (stats !== null || folder === ".") return stats?.mtimeMs ?? null;
  }
}

function statsOf(path: string): Stats | null {
  try {
    return lstatSync(path);
  } catch {
    return null;
  }
}

function parseBranches(output: string): Branches {
  const all = output.split("\n").flatMap((line) => parseBranch(line) ?? []);
  const below = (folder: string) => all.filter(({ name }) => name.startsWith(folder));
  return { local: below("refs/heads/"), remote: below("refs/remotes/") };
}

function parseBranch(line: string): Branch | null {
  const [, sha, name, worktree] = /^([0-9a-f]+) (\S+) ?(.*)$/.exec(line) ?? [];
  if (sha === undefined || name === undefined) return null;
  return { sha, name, worktree: worktree === undefined || worktree === "" ? null : worktree };
}
