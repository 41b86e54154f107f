// Merges trees three ways, without touching anything but a store of ours. Which path is taken from which side is decided by
// `core/merging/three-way.ts`; contents that both sides changed are merged by Git, in a store that holds nothing else: Git
// gives an object that it writes anew a new time if a store that it knows has it already.

import { formatCommit } from "../core/merging/commit-object.ts";
import type { Conflict } from "../core/merging/conflict.ts";
import { isSafePath } from "../core/merging/safe-path.ts";
import { type ContentMerge, planMerge } from "../core/merging/three-way.ts";
import { isSameEntry, type TreeChange } from "../core/merging/tree-change.ts";
import { type OpenGit, withVariables } from "./git.ts";
import { type ObjectStore, readObjects, writeObject } from "./git-objects.ts";
import { diffTrees } from "./git-tree-diff.ts";
import { editTree } from "./git-tree-edit.ts";

/** The sides of a merge, as trees or commits; `base` is what both began as. */
export interface MergeSides {
  readonly base: string;
  readonly here: string;
  readonly there: string;
}

/** What came of it: how the result differs from `here`; or the paths that could not be merged. */
export type Merged = { readonly changes: readonly TreeChange[] } | { readonly conflicts: readonly Conflict[] };

const MERGE = ["-c", "merge.renames=false", "merge-tree", "--write-tree", "-z", "--name-only", "--no-messages"];
const WHO = "codex-rescue <codex-rescue@localhost> 0 +0000";
const FILE_MODE = "100644"; // Modes are merged by us.
const OLDEST = [2, 38] as const;

/** True if Git can merge trees: 2.38 or later. */
export async function canMerge(git: OpenGit): Promise<boolean> {
  const [, major = 0, minor = 0] = /(\d+)\.(\d+)/.exec((await git.ask(["version"])) ?? "") ?? [];
  return Number(major) > OLDEST[0] || (Number(major) === OLDEST[0] && Number(minor) >= OLDEST[1]);
}

/**
 * Merges; null if Git cannot tell. New contents go to `store`, which `git` must know. `here` is a tree, or the empty one.
 */
export async function mergeTrees(git: OpenGit, store: ObjectStore, sides: MergeSides): Promise<Merged | null> {
  const [there, here] = await Promise.all([
    diffTrees(git, sides.base, sides.there),
    diffTrees(git, sides.base, sides.here),
  ]);
  if (there === null || here === null) return null;
  const unsafe = there.filter(
    ({ path, to }) => to !== null && !isSafePath(readable(path), process.platform === "win32"),
  );
  if (unsafe.length > 0)
    return { conflicts: unsafe.map(({ path, to }) => ({ path, kind: "unsafe", here: null, there: to })) };
  const plan = planMerge(there, here);
  const merged = await mergeContents(git, store, plan.merge);
  if (merged === null) return null;
  const conflicts = [...plan.conflicts, ...merged.conflicts];
  if (conflicts.length > 0) return { conflicts };
  return { changes: [...plan.take, ...merged.changes].toSorted((a, b) => (a.path < b.path ? -1 : 1)) };
}

/** The bytes as text, of which nothing but what is UTF-8 matters here. */
function readable(path: string): string {
  return Buffer.from(path, "latin1").toString("utf8");
}

interface MergedContents {
  readonly changes: readonly TreeChange[];
  readonly conflicts: readonly Conflict[];
}

async function mergeContents(
  git: OpenGit,
  store: ObjectStore,
  merges: readonly ContentMerge[],
): Promise<MergedContents | null> {
  if (merges.length === 0) return { changes: [], conflicts: [] };
  const alone = { folder: `${store.folder}-merge`, format: store.format };
  const apart = withOnlyStore(git, alone);
  const contents = await readObjects(
    git,
    merges.flatMap((merge) => [merge.base.object, merge.here.object, merge.there.object]),
  );
  for (const content of contents.values()) writeObject(alone, "blob", content);
  const sides = await writeSides(apart, alone, merges);
  if (sides === null) return null;
  const [here, there] = sides;
  const answer = await apart.ask([...MERGE, here, there], "", { encoding: "latin1", mostCode: 1 });
  const [tree, ...names] = answer?.split("\0").filter((each) => each !== "") ?? [];
  const results = tree === undefined ? null : await diffTrees(apart, here, tree);
  if (results === null) return null;
  const conflicted = new Set(names);
  const objects = new Map(results.flatMap(({ path, to }) => (to === null ? [] : [[path, to.object] as const])));
  for (const content of (await readObjects(apart, [...objects.values()])).values()) writeObject(store, "blob", content);
  return {
    changes: merges.flatMap(({ path, mode, here: from }) => {
      const to = { mode, object: objects.get(path) ?? from.object };
      return conflicted.has(path) || isSameEntry(from, to) ? [] : [{ path, from, to }];
    }),
    conflicts: merges.flatMap((merge) => (conflicted.has(merge.path) ? [conflictOf(merge, contents)] : [])),
  };
}

/** The same repository, with no store but this one. */
function withOnlyStore(git: OpenGit, { folder }: ObjectStore): OpenGit {
  return withVariables(git, { GIT_OBJECT_DIRECTORY: folder, GIT_ALTERNATE_OBJECT_DIRECTORIES: undefined });
}

/** Two commits on a common one, each with the files that are to be merged and no others. */
async function writeSides(git: OpenGit, store: ObjectStore, merges: readonly ContentMerge[]) {
  const side = async (objectOf: (merge: ContentMerge) => string, parents: readonly string[]) => {
    const changes = merges.map((merge) => ({
      path: merge.path,
      entry: { mode: FILE_MODE, object: objectOf(merge) },
    }));
    const tree = await editTree(git, store, null, changes);
    if (tree === null) return null;
    const commit = formatCommit({ tree, parents, author: WHO, committer: WHO, encoding: null, message: "" });
    return writeObject(store, "commit", Buffer.from(commit, "latin1"));
  };
  const base = await side((merge) => merge.base.object, []);
  const here = base && (await side((merge) => merge.here.object, [base]));
  const there = base && (await side((merge) => merge.there.object, [base]));
  return here === null || there === null ? null : ([here, there] as const);
}

const TEXT_BYTES = 8_000; // As far as Git looks for a zero byte, too.

function conflictOf({ path, here, there }: ContentMerge, contents: ReadonlyMap<string, Buffer>): Conflict {
  const isBinary = [here, there].some(({ object }) => contents.get(object)?.subarray(0, TEXT_BYTES).includes(0));
  return { path, kind: isBinary ? "binary" : "both_changed", here, there };
}
