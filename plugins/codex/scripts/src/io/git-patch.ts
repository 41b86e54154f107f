// What differs between a commit and another one, or the work tree as it stands with its untracked files, as a patch that
// `git apply` takes. Git tells it through the scratch folder: nothing is run for it, and the objects that the work tree needs
// go with that folder.

import { join } from "node:path";
import type { UntoldPath } from "../core/outcome/snapshot.ts";
import { bytesOf, isQuoted, textOf } from "../core/quoted-path.ts";
import { type OpenGit, storesVariable, withVariables } from "./git.ts";
import { argumentsFor, type Comparison } from "./git-changes.ts";
import { headInFiles } from "./git-head.ts";
import { objectFormatOf } from "./git-objects.ts";
import { commitAndTree } from "./git-refs.ts";
import { diffTrees } from "./git-tree-diff.ts";
import { editTree } from "./git-tree-edit.ts";
import { storeTreeOf } from "./git-work-tree.ts";
import { makePrivateFolder } from "./home.ts";

/** How much changed in a file; of a binary one no lines are counted. */
export interface FileChange {
  readonly path: string;
  readonly insertions: number | null;
  readonly deletions: number | null;
}

/** A patch in bytes, and the files in it. */
export interface Patch {
  readonly bytes: Buffer;
  readonly files: readonly FileChange[];
}

/** The patch, and what of the work tree is not in it; null if Git cannot tell. */
export async function patchBetween(
  git: OpenGit,
  comparison: Comparison,
): Promise<(Patch & { readonly untold: readonly UntoldPath[] }) | null> {
  const asked = await askComparison(git, comparison, ["--binary", "--numstat", "--patch", "-z"]);
  if (asked === null) return null;
  const { told, untold } = asked;
  const end = told.indexOf("\0\0"); // Behind the counts; then comes the patch, in which `-z` changes nothing.
  const [counts, patch] = end === -1 ? ["", ""] : [told.slice(0, end), told.slice(end + 2)];
  return { bytes: Buffer.from(patch, "latin1"), files: filesIn(counts), untold };
}

/** How many lines came and went in all files together, binary ones left out; null if Git cannot tell. */
export async function countBetween(
  git: OpenGit,
  comparison: Comparison,
): Promise<{ readonly insertions: number; readonly deletions: number } | null> {
  const counts = (await askComparison(git, comparison, ["--numstat", "-z"]))?.told;
  if (counts === undefined) return null;
  const sum = (name: "insertions" | "deletions") =>
    filesIn(counts).reduce((total, file) => total + (file[name] ?? 0), 0);
  return { insertions: sum("insertions"), deletions: sum("deletions") };
}

/** What Git says of the two in this form: of the work tree as a tree in the scratch folder. Null if it cannot tell. */
async function askComparison(
  git: OpenGit,
  { from, to, paths }: Comparison,
  form: readonly string[],
): Promise<{ readonly told: string; readonly untold: readonly UntoldPath[] } | null> {
  // Most jobs commit all that they did: so that is asked for while the work tree is still looked at, and often it is all.
  const head = to === null && paths === undefined ? headInFiles(git) : null;
  const store = join(git.scratch, "store");
  const looking = to === null ? storeTreeOf(git, store) : { tree: to, headTree: null, head: null, untold: [] };
  const early = head === null ? null : askDiff(git, { from, to: head }, form);
  const [work, committed] = await Promise.all([looking, early]);
  if (work === null) return null;
  const { tree, untold } = work;
  if (committed !== null && work.head === head && tree === work.headTree) return { told: committed, untold };
  const open = withVariables(git, storesVariable([store]));
  const areText = paths?.some(isQuoted) !== true;
  const end = areText ? tree : await onlyAmong(open, store, { from, to: tree, paths });
  if (end === null) return null;
  const told = await askDiff(open, { from, to: end, ...(paths === undefined || !areText ? {} : { paths }) }, form);
  return told === null ? null : { told, untold };
}

function askDiff(git: OpenGit, comparison: Comparison, form: readonly string[]): Promise<string | null> {
  return git.ask(argumentsFor(comparison, ["--no-renames", "--full-index", ...form]), "", { encoding: "latin1" });
}

/** A tree that differs from `from` as `to` does at these paths and nowhere else: a path that is no UTF-8 cannot be an argument. */
async function onlyAmong(
  git: OpenGit,
  folder: string,
  { from, to, paths }: { readonly from: string; readonly to: string; readonly paths: readonly string[] },
): Promise<string | null> {
  const [start, changes] = await Promise.all([commitAndTree(git, from), diffTrees(git, from, to)]);
  if (start === null || changes === null) return null;
  const meant = new Set(paths.map(bytesOf));
  const edits = changes.filter(({ path }) => meant.has(path)).map(({ path, to: entry }) => ({ path, entry }));
  makePrivateFolder(folder);
  return editTree(git, { folder, format: objectFormatOf(git.settings) }, start.tree, edits);
}

/** `INSERTIONS TAB DELETIONS TAB PATH NUL`, one after the other; `-` twice for a binary file. Bytes (latin1). */
function filesIn(counts: string): readonly FileChange[] {
  return counts.split("\0").flatMap((entry) => {
    const [, added, removed, path] = /^(\d+|-)\t(\d+|-)\t([\s\S]+)$/.exec(entry) ?? [];
    if (path === undefined) return [];
    return [{ path: textOf(path), insertions: lines(added), deletions: lines(removed) }];
  });
}

function lines(count: string | undefined): number | null {
  return count === undefined || count === "-" ? null : Number(count);
}
