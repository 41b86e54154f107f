// A folder in which the Git processes of a job tell what they do (GIT_TRACE2_EVENT). By it, commits of the job's
// scripts, aliases and wrappers are known as its own. The folder lies in the temporary folder, where a sandboxed
// command may write: all of it may be the job's own making. So it is read as untrusted data, within bounds. It is
// removed when the job has ended.

import { closeSync, constants, type Dir, fstatSync, mkdirSync, opendirSync, openSync, readSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { isAtOrBelow } from "../core/below.ts";
import { decodeGitRun, type GitRun } from "../core/outcome/git-run.ts";
import { statsOf } from "./files.ts";
import { type Environment, realPath } from "./home.ts";

const VARIABLE = "GIT_TRACE2_EVENT";
const MOST_FILES = 2_000;
const MOST_BYTES = 256 * 1024;

/**
 * Makes the folder of a job, private to the user. Null if the user has the variable for a purpose of his own, or if the
 * temporary folder lies in the workspace: then the folder itself would be a change there.
 */
export function makeGitWitness(env: Environment, id: string, workspaceRoot: string): string | null {
  const folder = witnessFolder(env, id);
  if (env[VARIABLE] !== undefined || isAtOrBelow(workspaceRoot, folder)) return null;
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch {
    if (!isOwnFolder(folder)) return null; // Otherwise an earlier attempt of the job has made it.
  }
  return folder;
}

/** The variables that lead Git to the folder. */
export function witnessVariables(folder: string | null): Environment {
  return folder === null ? {} : { [VARIABLE]: folder };
}

/** What the job's Git processes told; nothing if it is more than a job can have meant. */
export function readGitWitness(folder: string | null): readonly GitRun[] {
  if (folder === null || !isOwnFolder(folder)) return [];
  const names = namesIn(folder);
  return names.length > MOST_FILES ? [] : names.flatMap((name) => readRun(join(folder, name)) ?? []);
}

/** Removes the folder of a job: the one that was noted, or else the one that would be made. To be called when it has ended. */
export function removeGitWitness(env: Environment, id: string, noted: string | null): void {
  const folder = noted !== null && basename(noted) === nameFor(id) ? noted : witnessFolder(env, id);
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // Somebody else's, or locked by the job: it holds nothing that matters.
  }
}

function witnessFolder(env: Environment, id: string): string {
  const temporary = env["TMPDIR"] || (process.platform === "win32" ? tmpdir() : "/tmp");
  return join(realPath(temporary), nameFor(id));
}

function nameFor(id: string): string {
  return `codex-companion-git-${id}`;
}

/** A folder that another user made could be read by him. */
function isOwnFolder(folder: string): boolean {
  const stats = statsOf(folder);
  return stats?.isDirectory() === true && (process.getuid === undefined || stats.uid === process.getuid());
}

function namesIn(folder: string): readonly string[] {
  let entries: Dir | null = null;
  const names: string[] = [];
  try {
    entries = opendirSync(folder);
    for (let entry = entries.readSync(); entry !== null && names.length <= MOST_FILES; entry = entries.readSync()) {
      names.push(entry.name);
    }
    return names;
  } catch {
    return [];
  } finally {
    entries?.closeSync();
  }
}

/** Null for what is no small regular file. */
function readRun(path: string): GitRun | null {
  let file: number | null = null;
  try {
    file = openSync(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
    const stats = fstatSync(file);
    if (!stats.isFile() || stats.size > MOST_BYTES) return null;
    const bytes = Buffer.alloc(stats.size);
    return decodeGitRun(bytes.toString("utf8", 0, readSync(file, bytes, 0, stats.size, 0)));
  } catch {
    return null;
  } finally {
    if (file !== null) closeSync(file);
  }
}
