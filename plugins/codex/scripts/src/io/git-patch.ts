// What differs between a commit and another one, or the work tree as it stands with its untracked files, as a patch that
// `git apply` takes. Git tells it through the scratch folder: nothing is run for it, and the objects that the work tree needs
// go with that folder.

import { join } from "node:path";
import type { UntoldPath } from "../core/outcome/snapshot.ts";
import { bytesOf, isQuoted, textOf } from "../core/quoted-path.ts";
import { type OpenGit, storesVariable, withVariables } from "./git.ts";
import { argumentsFor, type Comparison } from "./git-changes.ts";
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
  const asked = await openComparison(git, comparison);
  if (asked === null) return null;
  const { ask, question, untold } = asked;
  const [patch, counts] = await Promise.all([
    ask(question(["--binary"]), "", { encoding: "latin1" }),
    ask(question(["--numstat", "-z"]), "", { encoding: "latin1" }),
  ]);
  if (patch === null || counts === null) return null;
  return { bytes: Buffer.from(patch, "latin1"), files: filesIn(counts), untold };
}

/** How many lines came and went in all files together, binary ones left out; null if Git cannot tell. */
export async function countBetween(
  git: OpenGit,
  comparison: Comparison,
): Promise<{ readonly insertions: number; readonly deletions: number } | null> {
  const asked = await openComparison(git, comparison);
  const counts = asked && (await asked.ask(asked.question(["--numstat", "-z"]), "", { encoding: "latin1" }));
  if (counts === null) return null;
  const sum = (name: "insertions" | "deletions") =>
    filesIn(counts).reduce((total, file) => total + (file[name] ?? 0), 0);
  return { insertions: sum("insertions"), deletions: sum("deletions") };
}

/** How the two are asked about: the work tree as a tree in the scratch folder. */
async function openComparison(git: OpenGit, { from, to, paths }: Comparison) {
  const store = join(git.scratch, "store");
  const work = to === null ? await storeTreeOf(git, store) : { tree: to, untold: [] };
  if (work === null) return null;
  const { tree, untold } = work;
  const { ask } = withVariables(git, storesVariable([store]));
  const areText = paths?.some(isQuoted) !== true;
  const end = areText ? tree : await onlyAmong({ ...git, ask }, store, { from, to: tree, paths });
  if (end === null) return null;
  const among = paths === undefined || !areText ? {} : { paths };
  const question = (form: readonly string[]) =>
    argumentsFor({ from, to: end, ...among }, ["--no-renames", "--full-index", ...form]);
  return { ask, question, untold };
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
