// What stands in the work tree where files are to come, and is not in its tree: files that Git ignores, or links and files in
// place of folders. None of it is written over.

import { readdirSync } from "node:fs";
import { foldersAbove, type TreeChange } from "../core/merging/tree-change.ts";
import { isSameState, pathBelow, stateAt } from "./file-state.ts";

/** Those of the changes that come where something stands already. */
export function presentAlready(
  root: string,
  contents: string,
  changes: readonly TreeChange[],
): ReadonlySet<TreeChange> {
  const same = ({ path }: TreeChange) =>
    isSameState(stateAt(pathBelow(root, path)), stateAt(pathBelow(contents, path)));
  return new Set(changes.filter((change) => change.from === null && change.to !== null && same(change)));
}

/** Those of the changes that cannot be made without writing over something. */
export function obstructed(root: string, changes: readonly TreeChange[]): readonly TreeChange[] {
  const removed = new Set(changes.flatMap(({ path, to }) => (to === null ? [path] : [])));
  return changes.filter(({ path, from, to }) => {
    if (to === null) return false;
    if (foldersAbove(path).some((folder) => !isFolderOrNothing(root, folder, removed))) return true;
    return from === null && !isFree(root, path, removed);
  });
}

function isFolderOrNothing(root: string, folder: string, removed: ReadonlySet<string>): boolean {
  const state = stateAt(pathBelow(root, folder));
  return state === null || state.kind === "folder" || removed.has(folder);
}

/** Nothing stands there, or a folder of which everything is removed. */
function isFree(root: string, path: string, removed: ReadonlySet<string>): boolean {
  const state = stateAt(pathBelow(root, path));
  if (state === null) return true;
  if (state.kind !== "folder") return removed.has(path);
  const names = readdirSync(pathBelow(root, path), { encoding: "latin1" });
  return names.every((name) => {
    const below = `${path}/${name}`;
    return removed.has(below) || (stateAt(pathBelow(root, below))?.kind === "folder" && isFree(root, below, removed));
  });
}
