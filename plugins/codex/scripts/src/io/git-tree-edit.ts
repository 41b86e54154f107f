// A tree object with some paths changed, as new tree objects in a store of ours. Only folders that hold a change are read
// and written, all folders of one depth with one question to Git. Names are bytes, one character each (latin1).

import type { TreeEntry } from "../core/merging/tree-change.ts";
import type { OpenGit } from "./git.ts";
import { type ObjectStore, readObjects, writeObject } from "./git-objects.ts";

/** What is to stand at a path; null: nothing. `mode` is octal, as Git prints it. */
export interface PathChange {
  readonly path: string;
  readonly entry: TreeEntry | null;
}

/** A folder that holds changes; paths are relative to it. `tree` is what it was; null: there was none. */
interface Edit {
  readonly tree: string | null;
  readonly changes: readonly PathChange[];
}

const TREE_MODE = "40000";

/** The name of the tree with the changes made; `tree` null is the empty one. */
export async function editTree(
  git: OpenGit,
  store: ObjectStore,
  tree: string | null,
  changes: readonly PathChange[],
): Promise<string> {
  const [edited] = await editLevel(git, store, [{ tree, changes }]);
  return edited ?? writeObject(store, "tree", Buffer.alloc(0));
}

/** The new tree of each folder; null for one with nothing left in it. */
async function editLevel(
  git: OpenGit,
  store: ObjectStore,
  edits: readonly Edit[],
): Promise<readonly (string | null)[]> {
  if (edits.length === 0) return [];
  const trees = await readObjects(
    git,
    edits.flatMap(({ tree }) => tree ?? []),
  );
  const folders = edits.map(({ tree, changes }) => {
    const entries = parseTree(trees.get(tree ?? ""), store);
    return { entries, below: editsBelow(entries, changes), here: changes.filter(({ path }) => !path.includes("/")) };
  });
  const edited = await editLevel(
    git,
    store,
    folders.flatMap(({ below }) => [...below.values()]),
  );
  const next = edited.values();
  return folders.map(({ entries, below, here }) => {
    for (const { path } of here) entries.delete(path);
    for (const name of below.keys()) put(entries, name, treeEntry(next.next().value ?? null));
    for (const { path, entry } of here) if (entry !== null) entries.set(path, entry);
    return entries.size === 0 ? null : writeObject(store, "tree", formatTree(entries));
  });
}

function editsBelow(entries: ReadonlyMap<string, TreeEntry>, changes: readonly PathChange[]): Map<string, Edit> {
  const below = new Map<string, PathChange[]>();
  for (const { path, entry } of changes) {
    const slash = path.indexOf("/");
    if (slash < 0) continue;
    const name = path.slice(0, slash);
    const inner = below.get(name) ?? [];
    below.set(name, inner);
    inner.push({ path: path.slice(slash + 1), entry });
  }
  return new Map(
    [...below].map(([name, inner]) => {
      const was = entries.get(name);
      return [name, { tree: was?.mode === TREE_MODE ? was.object : null, changes: inner }];
    }),
  );
}

function treeEntry(tree: string | null): TreeEntry | null {
  return tree === null ? null : { mode: TREE_MODE, object: tree };
}

function put(entries: Map<string, TreeEntry>, name: string, entry: TreeEntry | null): void {
  if (entry === null) entries.delete(name);
  else entries.set(name, entry);
}

/** `mode SP name NUL object`, one after the other; the object is in bytes. */
function parseTree(content: Buffer | undefined, { format }: ObjectStore): Map<string, TreeEntry> {
  const entries = new Map<string, TreeEntry>();
  const length = format === "sha1" ? 20 : 32;
  for (let at = 0; content !== undefined && at < content.length; ) {
    const space = content.indexOf(" ", at);
    const end = content.indexOf(0, space);
    const object = content.toString("hex", end + 1, end + 1 + length);
    entries.set(content.toString("latin1", space + 1, end), { mode: content.toString("latin1", at, space), object });
    at = end + 1 + length;
  }
  return entries;
}

/** Git sorts the name of a folder as if it ended with a slash. */
function formatTree(entries: ReadonlyMap<string, TreeEntry>): Buffer {
  const keyOf = ([name, { mode }]: [string, TreeEntry]) => (mode === TREE_MODE ? `${name}/` : name);
  const sorted = [...entries].toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  return Buffer.concat(
    sorted.flatMap(([name, { mode, object }]) => [
      Buffer.from(`${mode} ${name}\0`, "latin1"),
      Buffer.from(object, "hex"),
    ]),
  );
}
