// What stands in the work tree where files are to come, and is not in its tree: files that Git ignores, or links and files in
// place of folders. None of it is written over.

import { readdirSync } from "node:fs";
import { foldersAbove, type TreeChange } from "../core/merging/tree-change.ts";
import { isSameState, pathBelow, stateAt } from "./file-state.ts";
import { statsOf } from "./files.ts";

/** Those of the changes that come where something stands already. */
export function presentAlready(
  root: string,
  contents: string,
  changes: readonly TreeChange[],
): ReadonlySet<TreeChange> {
  const same = ({ path }: TreeChange) => {
    const [here, there] = [pathBelow(root, path), pathBelow(contents, path)];
    return isAlike(here, there) && isSameState(stateAt(here), stateAt(there));
  };
  return new Set(changes.filter((change) => change.from === null && change.to !== null && same(change)));
}

/** By their sizes: most files need not be read. */
function isAlike(here: string | Buffer, there: string | Buffer): boolean {
  const stats = statsOf(here);
  return stats !== null && stats.size === statsOf(there)?.size;
}

/** A change that cannot be made without writing over something; `by` is the path (latin1) of what stands there. */
export interface Obstructed {
  readonly change: TreeChange;
  readonly by: string;
}

/** Those of the changes that cannot be made without writing over something. */
export function obstructed(root: string, changes: readonly TreeChange[]): readonly Obstructed[] {
  const removed = new Set(changes.flatMap(({ path, to }) => (to === null ? [path] : [])));
  return changes.flatMap((change) => {
    const { path, from, to } = change;
    if (to === null) return [];
    const folder = foldersAbove(path).findLast((each) => !isFolderOrNothing(root, each, removed));
    const by = folder ?? (from === null ? obstacleAt(root, path, removed) : null);
    return by === null ? [] : [{ change, by }];
  });
}

function isFolderOrNothing(root: string, folder: string, removed: ReadonlySet<string>): boolean {
  const state = stateAt(pathBelow(root, folder));
  return state === null || state.kind === "folder" || removed.has(folder);
}

/** Null if nothing stands there, or a folder of which everything is removed. */
function obstacleAt(root: string, path: string, removed: ReadonlySet<string>): string | null {
  const state = stateAt(pathBelow(root, path));
  if (state === null || removed.has(path)) return null;
  if (state.kind !== "folder") return path;
  for (const name of readdirSync(pathBelow(root, path), { encoding: "latin1" })) {
    const by = obstacleAt(root, `${path}/${name}`, removed);
    if (by !== null) return by;
  }
  return null;
}
