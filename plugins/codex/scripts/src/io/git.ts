// Asks Git, reading only: optional locks are off, so that no question of ours ever writes to the repository, and so is
// the file system monitor, so that none starts a daemon. The answers do not depend on the user's configuration.

import { execFile } from "node:child_process";
import { lstatSync } from "node:fs";
import { join } from "node:path";
import type { DirtyPath, Snapshot } from "../core/outcome/snapshot.ts";
import type { Commit } from "../core/outcome/work.ts";
import type { Environment } from "./home.ts";

const SETTINGS = [
  "core.quotePath=false",
  "core.fsmonitor=false",
  "log.showSignature=false",
  "i18n.logOutputEncoding=UTF-8",
].flatMap((setting) => ["-c", setting]);

const MOST_OUTPUT = 256 * 1024 * 1024;
const LIMIT_MS = 60_000;

/** The state of the repository whose work tree has this root; null where Git cannot tell. */
export async function takeSnapshot(root: string, env: Environment): Promise<Snapshot | null> {
  const args = ["status", "--porcelain=v2", "--branch", "-z", "--untracked-files=all", "--no-renames"];
  const output = await git(root, env, args);
  if (output === null) return null;
  const entries = output.split("\0").filter((entry) => entry !== "");
  const oid = entries.find((entry) => entry.startsWith("# branch.oid "))?.slice("# branch.oid ".length);
  const head = oid === undefined || oid === "(initial)" ? null : oid;
  const dirty = entries.flatMap((entry) => dirtyPath(root, entry) ?? []);
  return { repository: root, head, dirty };
}

/** `1 XY sub mH mI mW hH hI path`, `u XY sub m1 m2 m3 mW h1 h2 h3 path`, `? path`; see git-status(1), porcelain v2. */
function dirtyPath(root: string, entry: string): DirtyPath | null {
  const fields = { "1": 8, u: 10, "?": 1 }[entry[0] ?? ""];
  if (fields === undefined) return null;
  const parts = entry.split(" ");
  const path = parts.slice(fields).join(" ");
  return { path, print: `${parts.slice(0, fields).join(" ")} ${fileStamp(join(root, path))}` };
}

function fileStamp(path: string): string {
  try {
    const { size, mtimeMs, mode } = lstatSync(path);
    return `${size} ${mtimeMs} ${mode}`;
  } catch {
    return "gone";
  }
}

/** The commits that lead from one head to another, oldest first; `from` null means from the beginning. */
export async function commitsBetween(
  root: string,
  env: Environment,
  from: string | null,
  to: string,
): Promise<readonly Commit[]> {
  const range = from === null ? [to] : [to, `^${from}`];
  const output = await git(root, env, ["log", "--reverse", "--format=%H %s", ...range, "--"]);
  return (output ?? "")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => ({ sha: line.slice(0, line.indexOf(" ")), subject: line.slice(line.indexOf(" ") + 1) }));
}

/** The paths that commits touched. */
export async function pathsInCommits(
  root: string,
  env: Environment,
  commits: readonly Commit[],
): Promise<readonly string[]> {
  if (commits.length === 0) return [];
  const args = ["show", "--format=", "--name-only", "--no-renames", "-z", ...commits.map(({ sha }) => sha), "--"];
  return [...new Set((await git(root, env, args))?.split("\0").filter((path) => path !== "") ?? [])];
}

/** True where some remote-tracking branch holds the commit. */
export async function isOnRemote(root: string, env: Environment, sha: string): Promise<boolean> {
  const output = await git(root, env, [
    "for-each-ref",
    "--count=1",
    "--format=%(refname)",
    `--contains=${sha}`,
    "refs/remotes",
  ]);
  return output !== null && output.trim() !== "";
}

/** Standard output of a Git command, or null where it failed. */
function git(root: string, env: Environment, args: readonly string[]): Promise<string | null> {
  const options = { env: gitEnvironment(env), maxBuffer: MOST_OUTPUT, timeout: LIMIT_MS, windowsHide: true };
  return new Promise((resolve) => {
    execFile("git", ["-C", root, ...SETTINGS, ...args], options, (error, stdout) => {
      resolve(error === null ? stdout : null);
    });
  });
}

/** Variables that would make Git look at another repository, index or history are left out; see `git rev-parse --local-env-vars`. */
function gitEnvironment(env: Environment): Record<string, string | undefined> {
  const kept = Object.entries(env).filter(([name]) => !ASTRAY.has(name));
  return { ...Object.fromEntries(kept), GIT_OPTIONAL_LOCKS: "0", LC_ALL: "C" };
}

const ASTRAY: ReadonlySet<string> = new Set([
  "GIT_ALTERNATE_OBJECT_DIRECTORIES",
  "GIT_CEILING_DIRECTORIES",
  "GIT_COMMON_DIR",
  "GIT_CONFIG",
  "GIT_CONFIG_COUNT",
  "GIT_CONFIG_PARAMETERS",
  "GIT_DIR",
  "GIT_GRAFT_FILE",
  "GIT_IMPLICIT_WORK_TREE",
  "GIT_INDEX_FILE",
  "GIT_NAMESPACE",
  "GIT_NO_REPLACE_OBJECTS",
  "GIT_OBJECT_DIRECTORY",
  "GIT_PREFIX",
  "GIT_REPLACE_REF_BASE",
  "GIT_SHALLOW_FILE",
  "GIT_WORK_TREE",
]);
