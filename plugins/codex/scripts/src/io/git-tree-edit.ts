// A tree object with some paths changed, as new tree objects in a store of ours. Only folders that hold a change are read
// and written, all folders of one depth with one question to Git. Names are bytes, one character each (latin1).

import type { TreeEntry } from "../core/merging/tree-change.ts";
import type { OpenGit } from "./git.ts";
import { type ObjectStore, writeObject } from "./git-objects.ts";
import { FOLDER_MODE } from "./git-tree-cursor.ts";
import { entriesAt, readTrees, unlessNoTree, withEntries } from "./git-tree-object.ts";

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

const NOTHING = Buffer.alloc(0);

/** The name of the tree with the changes made; `tree` null is the empty one. Null if a tree cannot be read, or is none. */
export async function editTree(
  git: OpenGit,
  store: ObjectStore,
  tree: string | null,
  changes: readonly PathChange[],
): Promise<string | null> {
  if (changes.length === 0 && tree !== null) return tree;
  const edited = await unlessNoTree(() => editLevel(git, store, [{ tree, changes }]));
  return edited && (edited[0] ?? writeObject(store, "tree", NOTHING));
}

/** The new tree of each folder; null for one with nothing left in it. */
async function editLevel(
  git: OpenGit,
  store: ObjectStore,
  edits: readonly Edit[],
): Promise<readonly (string | null)[]> {
  if (edits.length === 0) return [];
  const trees = await readTrees(
    git,
    edits.flatMap(({ tree }) => tree ?? []),
  );
  const folders = edits.map(({ tree, changes }) => {
    const content = tree === null ? NOTHING : trees(tree);
    const here = changes.filter(({ path }) => !path.includes("/"));
    return { content, here, below: editsBelow(content, store, changes) };
  });
  const edited = await editLevel(
    git,
    store,
    folders.flatMap(({ below }) => [...below.values()]),
  );
  const next = edited.values();
  return folders.map(({ content, here, below }) => {
    const entries = new Map<string, TreeEntry | null>();
    for (const { path } of here) entries.set(path, null);
    for (const name of below.keys()) entries.set(name, folderEntry(next.next().value ?? null));
    for (const { path, entry } of here) if (entry !== null) entries.set(path, entry);
    const bytes = withEntries(content, store.format, entries);
    return bytes.length === 0 ? null : writeObject(store, "tree", bytes);
  });
}

function editsBelow(content: Buffer, { format }: ObjectStore, changes: readonly PathChange[]): Map<string, Edit> {
  const below = new Map<string, PathChange[]>();
  for (const { path, entry } of changes) {
    const slash = path.indexOf("/");
    if (slash < 0) continue;
    const name = path.slice(0, slash);
    const inner = below.get(name) ?? [];
    below.set(name, inner);
    inner.push({ path: path.slice(slash + 1), entry });
  }
  const before = entriesAt(content, format, new Set(below.keys()));
  return new Map(
    [...below].map(([name, inner]) => {
      const was = before.get(name);
      return [name, { tree: was?.mode === FOLDER_MODE ? was.object : null, changes: inner }];
    }),
  );
}

function folderEntry(tree: string | null): TreeEntry | null {
  return tree === null ? null : { mode: FOLDER_MODE, object: tree };
}
