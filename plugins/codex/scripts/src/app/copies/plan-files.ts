// What an apply would change in the work tree: each path is merged before anything is touched.

import { join } from "node:path";
import type { Conflict } from "../../core/merging/conflict.ts";
import { isGitlink, type TreeChange } from "../../core/merging/tree-change.ts";
import type { UntoldPath } from "../../core/outcome/snapshot.ts";
import { bytesOf, textOf } from "../../core/quoted-path.ts";
import { pathBelow, stampAt } from "../../io/file-state.ts";
import { filteredPaths } from "../../io/git-filters.ts";
import { mergeTrees } from "../../io/git-merge.ts";
import { diffTrees } from "../../io/git-tree-diff.ts";
import { type StoredTree, storeTreeOf } from "../../io/git-work-tree.ts";
import { writeNewFiles } from "../../io/new-contents.ts";
import { standsAsHead } from "../../io/stands-as-head.ts";
import { unlikeContents } from "../../io/unlike-contents.ts";
import { type LeftOut, leftInCopy } from "./left-out.ts";
import type { Sides } from "./open-sides.ts";
import { whySubmoduleLeft } from "./submodule-commits.ts";

/** What is to be done in the work tree. Paths are bytes (latin1), those of `left` text. */
export interface FilesPlan {
  /** What changes. */
  readonly files: readonly TreeChange[];
  /** The folder with the new files, each at its path. */
  readonly contents: string;
  /** What stood at each path that the job changed before the work tree was looked at, by `stampAt`. */
  readonly stamps: ReadonlyMap<string, string | null>;
  readonly left: readonly LeftOut[];
  /** The submodules that moved. */
  readonly submodules: readonly TreeChange[];
}

/** The paths that conflict. */
export interface Conflicting {
  readonly conflicts: readonly Conflict[];
}

/** Most jobs commit all that they did. So what they committed is planned while the copy is still looked at, and often that is it. */
export async function planFiles(sides: Sides): Promise<FilesPlan | Conflicting | null> {
  const [committed, left] = await Promise.all([planTree(sides, sides.there.tree), sides.left]);
  if (left === null) return null;
  const planned = left.tree === sides.there.tree ? committed : await planTree(sides, left.tree);
  if (planned === null || "conflicts" in planned) return planned;
  return { ...planned, left: [...planned.left, ...leftInCopy(left.untold, left.beside)] };
}

/** Plans that the work tree gets what this tree of the copy holds. */
async function planTree(sides: Sides, there: string): Promise<FilesPlan | Conflicting | null> {
  const { git, store, filesFrom, copyRoot } = sides;
  const changed = await diffTrees(git, filesFrom, there);
  if (changed === null) return null;
  const contents = join(git.scratch, `contents-${there}`);
  if (changed.length === 0) return { files: [], stamps: new Map(), left: [], submodules: [], contents };
  const paths = changed.map(({ path }) => path);
  const stamps = new Map(paths.map((path) => [path, stampAt(pathBelow(git.place.root, path))]));
  const [here, filters] = await Promise.all([lookHere(sides, changed), filteredPaths(git, paths)]);
  if (here === null) return null;
  const untold = changed.flatMap((change) => untoldAt(here.untold, change, filters));
  if (untold.length > 0) return { conflicts: untold };
  const merged = await mergeTrees(git, store, { base: filesFrom, here: here.tree, there });
  if (merged === null || "conflicts" in merged) return merged;
  // Commits would hold what the work tree lacks, and the user's next one would take it back: so nothing is brought in.
  const filtered = merged.changes.filter((each) => kindOf(each, filters, null) !== null);
  if (filtered.length > 0) return { conflicts: filtered.map((each) => conflictOf(each, "filtered")) };
  const unlike = await unlikeContents(git, merged.changes);
  if (unlike.length > 0) return { conflicts: unlike.map((each) => conflictOf(each, "both_changed")) };
  const [files, submodules] = [merged.changes.filter((each) => !isSubmodule(each)), merged.changes.filter(isSubmodule)];
  const left = await Promise.all(
    submodules.map(async (each) => ({ path: textOf(each.path), why: await whySubmoduleLeft(sides, each) })),
  );
  return (await writeNewFiles(git, contents, copyRoot, files)) ? { files, stamps, left, submodules, contents } : null;
}

/** The tree of the work tree, right at the paths of these changes. Mostly they stand as in HEAD, and Git need not look. */
async function lookHere(
  { git, store, filesFrom, headTree }: Sides,
  changed: readonly TreeChange[],
): Promise<Pick<StoredTree, "tree" | "untold"> | null> {
  const moved = await diffTrees(git, filesFrom, headTree);
  const inHead = new Map(moved?.map(({ path, to }) => [path, to]));
  const entries = changed.map(({ path, from }) => {
    const entry = inHead.get(path);
    return { path, entry: entry === undefined ? from : entry };
  });
  if (moved !== null && (await standsAsHead(git, headTree, entries))) return { tree: headTree, untold: [] };
  return storeTreeOf(git, store.folder, { paths: changed.map(({ path }) => path) });
}

function isSubmodule({ from, to }: TreeChange): boolean {
  return isGitlink(from) || isGitlink(to);
}

/** `filtered` if a file is to be written there that takes a filter; else as it is given. */
function kindOf<T>({ path, to }: TreeChange, filters: ReadonlyMap<string, string>, other: T): T | "filtered" {
  return to !== null && filters.has(path) ? "filtered" : other;
}

function conflictOf({ path, from, to }: TreeChange, kind: Conflict["kind"]): Conflict {
  return { path, kind, here: from, there: to };
}

/** Also what lies in a repository that nobody has added: its path ends with a slash. */
function untoldAt(
  untold: readonly UntoldPath[],
  change: TreeChange,
  filters: ReadonlyMap<string, string>,
): readonly Conflict[] {
  const { path } = change;
  const found = untold.find((each) => {
    const known = bytesOf(each.path);
    return known === path || (known.endsWith("/") && path.startsWith(known));
  });
  if (found === undefined) return [];
  const why = bytesOf(found.path) === path ? found.why : `"${found.path}": ${found.why}`;
  const conflict = conflictOf(change, kindOf(change, filters, "untold"));
  return [conflict.kind === "untold" ? { ...conflict, why } : conflict];
}
