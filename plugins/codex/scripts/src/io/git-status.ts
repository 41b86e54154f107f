// The status of a work tree as Git prints it, read line by line.

import { closeSync, fstatSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Snapshot, UntoldPath } from "../core/outcome/snapshot.ts";
import { textOf } from "../core/quoted-path.ts";
import { stampAt } from "./file-state.ts";
import { statsOf } from "./files.ts";
import type { OpenGit } from "./git.ts";
import { openIndex } from "./git-index-flags.ts";
import { unreadFolders } from "./git-unread.ts";

/** What a work tree holds; paths are relative to its root. */
export type Tree = Pick<Snapshot, "head" | "branch" | "dirty"> & {
  readonly untold: readonly UntoldPath[];
  readonly nested: readonly string[];
};

/** A line of the status: `fields` are all that stands before the path, which is in bytes, one character each (latin1). */
export interface StatusEntry {
  readonly path: string;
  readonly fields: readonly string[];
}

/** The status: where HEAD is, and what differs from it; `index` is the path of the one by which it was told. */
export type Status = Pick<Snapshot, "head" | "branch"> & {
  readonly entries: readonly StatusEntry[];
  readonly index: string;
  /** The folders that Git could not look into, with a slash at the end (latin1): it takes what it tracks there for unchanged. */
  readonly unread: readonly string[];
};

const MOST_COMPLAINTS = 16 * 1_024 * 1_024; // Bytes; with more, nobody knows what Git could look into.
let looks = 0;

const STATUS = [
  "status",
  "--porcelain=v2",
  "--branch",
  "--no-ahead-behind", // To count commits is slow if branches are far apart.
  "-z",
  "--ignore-submodules=dirty", // Otherwise Git would start another Git in each, with the configuration that lies there.
  "--no-renames",
];

// To compare very many files and to look for others take Git about as long each: then two Gits do it at once.
const LARGE_INDEX_BYTES = 1_000_000;

/**
 * Asks for the status as the work tree stands; null if Git cannot tell. `among` are literal pathspecs; null: of everything.
 */
export async function readStatus(git: OpenGit, among: readonly string[] | null = null): Promise<Status | null> {
  const own = join(git.gitFolder, "index");
  // Nearly always that is the one: Git is not kept waiting until it is known.
  const early = readStatusBy(git, own, among);
  const index = await openIndex(git);
  if (index === own) return early;
  await early;
  return index === null ? null : readStatusBy(git, index, among);
}

/** The status as the user's own Git tells it, which passes over what the flags of their index hide. */
export function readShownStatus(git: OpenGit): Promise<Status | null> {
  return readStatusBy(git, join(git.gitFolder, "index"), null);
}

async function readStatusBy(git: OpenGit, index: string, among: readonly string[] | null): Promise<Status | null> {
  if (among !== null) return askStatus(git, index, ["--untracked-files=all", "--", ...among]);
  const stats = statsOf(index);
  if (stats !== null && stats.size >= LARGE_INDEX_BYTES) {
    const stamp = stampAt(index);
    // In this order: what is started after the status waits for a core.
    const looks = [lookForUntracked(git, index), askStatus(git, index, ["--untracked-files=no"])] as const;
    const [others, tracked] = await Promise.all(looks);
    if (tracked === null || others === null) return null;
    const found = others.paths.map((path) => ({ path, fields: ["?"] }));
    const unread = [...new Set([...tracked.unread, ...others.unread])];
    // What was added between the two looks would be missed by both.
    if (stampAt(index) === stamp) return { ...tracked, entries: [...tracked.entries, ...found], unread };
  }
  return askStatus(git, index, ["--untracked-files=all"]);
}

/** The files that are neither in the index nor ignored, in bytes (latin1); a repository among them ends with a slash. Null if Git cannot tell. */
export async function untrackedPaths(git: OpenGit): Promise<readonly string[] | null> {
  return (await lookForUntracked(git, join(git.gitFolder, "index")))?.paths ?? null;
}

async function lookForUntracked(git: OpenGit, index: string) {
  const { output, unread } = await askLook(git, index, ["ls-files", "--others", "--exclude-standard", "-z"]);
  return output === null ? null : { paths: output.split("\0").filter((path) => path !== ""), unread };
}

/** Asks for a look at the work tree. */
async function askLook(git: OpenGit, index: string, args: readonly string[]) {
  const complaints = join(git.scratch, `complaints-${looks++}`);
  const stderr = openSync(complaints, "wx", 0o600);
  try {
    const output = await git.ask(args, "", { encoding: "latin1", variables: { GIT_INDEX_FILE: index }, stderr });
    const { size } = fstatSync(stderr);
    if (size > MOST_COMPLAINTS) return { output: null, unread: [] };
    const text = size === 0 ? "" : readFileSync(complaints, "latin1");
    return { output, unread: unreadFolders(git.place.root, text) };
  } finally {
    closeSync(stderr);
  }
}

async function askStatus(git: OpenGit, index: string, further: readonly string[]): Promise<Status | null> {
  const { output: status, unread } = await askLook(git, index, ["--literal-pathspecs", ...STATUS, ...further]);
  if (status === null) return null;
  const lines = status.split("\0").filter((line) => line !== "");
  const head = header(lines, "oid");
  const branch = header(lines, "head");
  return {
    head: head === "(initial)" ? null : head,
    branch: branch === null || branch === "(detached)" ? null : textOf(branch),
    entries: lines.flatMap((line) => parseEntry(line) ?? []),
    ...{ index, unread },
  };
}

function header(lines: readonly string[], name: string): string | null {
  const start = `# branch.${name} `;
  return lines.find((line) => line.startsWith(start))?.slice(start.length) ?? null;
}

/** `1 XY sub mH mI mW hH hI path`, `u XY sub m1 m2 m3 mW h1 h2 h3 path`, `? path`; see git-status(1), porcelain v2. */
function parseEntry(line: string): StatusEntry | null {
  const fields = { "1": 8, u: 10, "?": 1 }[line[0] ?? ""];
  if (fields === undefined) return null;
  const parts = line.split(" ");
  return { path: parts.slice(fields).join(" "), fields: parts.slice(0, fields) };
}
