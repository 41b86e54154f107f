// What stands at a path of a Git tree, and how two trees differ at it. Paths are bytes, one character each (latin1).

/** What stands at a path; `mode` is octal, as Git prints it, `object` the full name. */
export interface TreeEntry {
  readonly mode: string;
  readonly object: string;
}

/** A path at which two trees differ; null: nothing stands there. */
export interface TreeChange {
  readonly path: string;
  readonly from: TreeEntry | null;
  readonly to: TreeEntry | null;
}

/** True if both are the same, or both nothing. */
export function isSameEntry(a: TreeEntry | null, b: TreeEntry | null): boolean {
  return a === b || (a !== null && b !== null && a.mode === b.mode && a.object === b.object);
}

/** True for a file that is no link and no submodule. */
export function isRegular(entry: TreeEntry): boolean {
  return entry.mode.startsWith("100");
}

/** True for the commit of a submodule, which is no object of the repository. */
export function isGitlink(entry: TreeEntry | null): boolean {
  return entry?.mode === "160000";
}

/** The folders above a path, the nearest first; the root is not among them. */
export function foldersAbove(path: string): readonly string[] {
  const names = path.split("/").slice(0, -1);
  return names.map((_, index) => names.slice(0, names.length - index).join("/"));
}
