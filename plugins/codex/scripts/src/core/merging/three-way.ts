// Merges two trees that began as the same one, path by path. What only one side changed is taken from that side. What both
// changed in the same way is there already. File contents that both changed are left to Git; all else is a conflict.
// Renames are not looked for: a file that was moved here and changed there is a conflict.

import type { Conflict, ConflictKind } from "./conflict.ts";
import { foldersAbove, isRegular, isSameEntry, type TreeChange, type TreeEntry } from "./tree-change.ts";

/** A file whose contents have to be merged; `mode` is what the result has. */
export interface ContentMerge {
  readonly path: string;
  readonly mode: string;
  readonly base: TreeEntry;
  readonly here: TreeEntry;
  readonly there: TreeEntry;
}

/** What has to be done here. In `take`, `from` is what stands here and `to` what is to stand there. */
export interface MergePlan {
  readonly take: readonly TreeChange[];
  readonly merge: readonly ContentMerge[];
  readonly conflicts: readonly Conflict[];
}

type Step = { readonly take: TreeChange } | { readonly merge: ContentMerge } | { readonly conflict: Conflict } | null;

/** Plans the merge; both lists say how a side differs from the common beginning. */
export function planMerge(there: readonly TreeChange[], here: readonly TreeChange[]): MergePlan {
  const changedHere = new Map(here.map((change) => [change.path, change]));
  const inTheWayOf = obstaclesIn(here);
  const plan = { take: [] as TreeChange[], merge: [] as ContentMerge[], conflicts: [] as Conflict[] };
  for (const change of there) {
    const step = stepFor(change, changedHere.get(change.path), inTheWayOf);
    if (step === null) continue;
    if ("take" in step) plan.take.push(step.take);
    else if ("merge" in step) plan.merge.push(step.merge);
    else plan.conflicts.push(step.conflict);
  }
  return plan;
}

/** Gives the file that was made here above or below a path; undefined: none. */
function obstaclesIn(here: readonly TreeChange[]): (path: string) => string | undefined {
  const files = new Set(here.flatMap(({ path, to }) => (to === null ? [] : [path])));
  const folders = new Map([...files].flatMap((file) => foldersAbove(file).map((folder) => [folder, file])));
  return (path) => folders.get(path) ?? foldersAbove(path).find((folder) => files.has(folder));
}

function stepFor(
  there: TreeChange,
  here: TreeChange | undefined,
  inTheWayOf: (path: string) => string | undefined,
): Step {
  const { path, from: base, to } = there;
  if (here !== undefined && isSameEntry(here.to, to)) return null;
  const by = to === null ? undefined : inTheWayOf(path);
  if (by !== undefined) return { conflict: { ...inTheWay(there, here), by } };
  if (here === undefined) return { take: { path, from: base, to } };
  if (base === null) return conflict(there, here.to, isOnlyMode(here.to, to) ? "mode" : "both_added");
  if (here.to === null) return conflict(there, null, "deleted_here");
  if (to === null) return conflict(there, here.to, "deleted_there");
  if (!isRegular(here.to) || !isRegular(to) || !isRegular(base))
    return conflict(there, here.to, here.to.mode === to.mode ? "both_changed" : "type");
  return mergeFiles(path, base, here.to, to);
}

function inTheWay({ path, from, to }: TreeChange, here: TreeChange | undefined): Conflict {
  return { path, kind: "in_the_way", here: here === undefined ? from : here.to, there: to };
}

/** Of the two modes that a file can have, both sides cannot have changed to different ones. */
function mergeFiles(path: string, base: TreeEntry, here: TreeEntry, there: TreeEntry): Step {
  const mode = there.mode === base.mode ? here.mode : there.mode;
  if (here.object !== base.object && there.object !== base.object && here.object !== there.object)
    return { merge: { path, mode, base, here, there } };
  const to = { mode, object: here.object === base.object ? there.object : here.object };
  return isSameEntry(here, to) ? null : { take: { path, from: here, to } };
}

function isOnlyMode(here: TreeEntry | null, there: TreeEntry | null): boolean {
  return here !== null && here.object === there?.object;
}

function conflict({ path, to }: TreeChange, here: TreeEntry | null, kind: ConflictKind): Step {
  return { conflict: { path, kind, here, there: to } };
}
