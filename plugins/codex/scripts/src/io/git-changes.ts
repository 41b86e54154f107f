// What changed between two commits, or between a commit and the work tree: how much, which lines, and as a patch. No
// program that a repository names is run for it, and no submodule is entered.

import { closeSync, readSync, realpathSync } from "node:fs";
import { isBelow } from "../core/below.ts";
import { bytesOf, textOf } from "../core/quoted-path.ts";
import { pathBelow } from "./file-state.ts";
import type { OpenGit } from "./git.ts";
import { untrackedPaths } from "./git-status.ts";
import { openRegular } from "./regular-file.ts";

/** What is compared. `to` null: the work tree. `paths` are relative to the root; absent: all. */
export interface Comparison {
  readonly from: string;
  readonly to: string | null;
  readonly paths?: readonly string[];
}

/** How much changed; of binary files no lines are counted. */
export interface ChangeCount {
  readonly files: number;
  readonly insertions: number;
  readonly deletions: number;
}

const DIFF = ["diff", "--no-ext-diff", "--no-textconv", "--no-color", "--no-relative", "--find-renames"];
const FORM = ["--ignore-submodules=dirty", "--submodule=short", "--src-prefix=a/", "--dst-prefix=b/"];

/** Counts what changed; null if Git cannot tell. */
export async function countChanges(git: OpenGit, comparison: Comparison): Promise<ChangeCount | null> {
  const output = await git.ask(argumentsFor(comparison, ["--numstat", "-z"]));
  return output === null ? null : sumOf(output);
}

/** The changes as a patch for a reader, with so many lines around each; null if Git cannot tell. */
export function patchOf(git: OpenGit, comparison: Comparison, context: number): Promise<string | null> {
  return git.ask(argumentsFor(comparison, [`--unified=${context}`]));
}

/** The same without lines around, and with all unusual paths quoted: so those that are no UTF-8 are told apart. */
export function barePatchOf(git: OpenGit, comparison: Comparison): Promise<string | null> {
  return git.ask(["-c", "core.quotePath=true", ...argumentsFor(comparison, ["--unified=0"])]);
}

/** The files that Git does not track, without those that it ignores; null if it cannot tell. */
export async function untrackedFiles(git: OpenGit): Promise<readonly string[] | null> {
  return (await untrackedPaths(git))?.map(textOf) ?? null;
}

/** How many lines these files have in a commit; those that are no files there are left out. Null if Git cannot tell. */
export async function lineCountsIn(
  git: OpenGit,
  commit: string,
  paths: readonly string[],
): Promise<ReadonlyMap<string, number> | null> {
  if (paths.length === 0) return new Map();
  const [listed, counted] = await Promise.all([
    git.ask(["--literal-pathspecs", "ls-tree", "-r", "-z", commit, "--", ...paths], "", { encoding: "latin1" }),
    git.ask(["--literal-pathspecs", "grep", "--text", "--count", "-z", "-e", "", commit, "--", ...paths], "", {
      encoding: "latin1",
    }),
  ]);
  if (listed === null) return null;
  const blobs = listed.split("\0").flatMap((entry) => /^\d+ blob [0-9a-f]+\t([\s\S]*)$/.exec(entry)?.[1] ?? []);
  const files = blobs.map(textOf);
  const counts = new Map(files.map((path) => [path, 0])); // Of an empty file, `grep` says nothing.
  for (const [, name = "", count] of (counted ?? "").matchAll(/^([^\0]*)\0(\d+)$/gm)) {
    const path = textOf(name.slice(commit.length + 1));
    if (counts.has(path)) counts.set(path, Number(count));
  }
  return counts;
}

const PIECE_BYTES = 65_536;
const MOST_COUNTED_BYTES = 64 * 1024 * 1024;
const LINE_FEED = 0x0a;

/** How many lines a file of the work tree has; null if it is no regular file below the root, or far too large. */
export function lineCountAt(root: string, path: string): number | null {
  const place = pathBelow(root, bytesOf(path));
  if (bytesOf(path).split("/").includes(".git")) return null;
  let file: number;
  try {
    if (!isBelow(realBytes(root), realBytes(place))) return null;
    file = openRegular(place);
  } catch {
    return null; // Whatever is wrong with it: it is no file whose lines could be counted.
  }
  try {
    return countLines(file);
  } finally {
    closeSync(file);
  }
}

/** Without links, in bytes (latin1). */
function realBytes(path: string | Buffer): string {
  return realpathSync.native(path, "latin1");
}

function countLines(file: number): number | null {
  const piece = Buffer.allocUnsafe(PIECE_BYTES);
  let [lines, last, total] = [0, LINE_FEED, 0];
  for (;;) {
    const length = readSync(file, piece);
    if (length === 0) return last === LINE_FEED ? lines : lines + 1;
    total += length;
    if (total > MOST_COUNTED_BYTES) return null;
    for (let at = piece.indexOf(LINE_FEED); at !== -1 && at < length; at = piece.indexOf(LINE_FEED, at + 1)) lines += 1;
    last = piece[length - 1] ?? LINE_FEED;
  }
}

/** How Git is asked what differs; `form` says in which form it tells it. */
export function argumentsFor({ from, to, paths }: Comparison, form: readonly string[]): readonly string[] {
  return ["--literal-pathspecs", ...DIFF, ...FORM, ...form, from, ...(to === null ? [] : [to]), "--", ...(paths ?? [])];
}

/** `INSERTIONS DELETIONS PATH`, parted by tabs and ended by NUL; of a rename, both paths follow, each ended by NUL. */
function sumOf(output: string): ChangeCount {
  let [files, insertions, deletions] = [0, 0, 0];
  const tokens = output.split("\0").values();
  for (const token of tokens) {
    const [, added, removed, path] = /^(\d+|-)\t(\d+|-)\t([\s\S]*)$/.exec(token) ?? [];
    if (path === undefined) continue;
    files += 1;
    insertions += Number(added) || 0;
    deletions += Number(removed) || 0;
    if (path !== "") continue;
    tokens.next(); // A rename: its two paths are no counts.
    tokens.next();
  }
  return { files, insertions, deletions };
}
