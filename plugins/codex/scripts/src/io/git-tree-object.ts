// Tree objects, compared and edited: what does not differ, or is not meant, is passed over as bytes.

import { isSameEntry, type TreeEntry } from "../core/merging/tree-change.ts";
import type { OpenGit } from "./git.ts";
import { readTyped } from "./git-batch.ts";
import type { ObjectFormat } from "./git-objects.ts";
import { keyOf, NoTree, TreeCursor } from "./git-tree-cursor.ts";

/** A name (latin1) at which two trees differ; null: nothing stands there. */
export interface NameChange {
  readonly name: string;
  readonly from: TreeEntry | null;
  readonly to: TreeEntry | null;
}

/** Reads the trees with these names, which may be expressions of Git; what is given back throws `NoTree` for one that is not there. */
export async function readTrees(git: OpenGit, names: readonly string[]): Promise<(name: string) => Buffer> {
  const found = await readTyped(git, names);
  return (name) => {
    const { kind, content } = found.get(name) ?? {};
    if (kind !== "tree" || content === undefined) throw new NoTree("A tree object cannot be read.");
    return content;
  };
}

/** What comes of it; null if something is no tree. */
export async function unlessNoTree<T>(body: () => Promise<T>): Promise<T | null> {
  try {
    return await body();
  } catch (error) {
    if (error instanceof NoTree) return null;
    throw error;
  }
}

/**
 * How two trees differ, in their order; of a name that is a folder in one and a file in the other, both. Throws `NoTree`, also for
 * one that comes to hold two things of one name.
 */
export function compareTrees(from: Buffer, to: Buffer, format: ObjectFormat): readonly NameChange[] {
  const [before, after] = [new TreeCursor(from, format), new TreeCursor(to, format)];
  const changes: NameChange[] = [];
  while (!before.isAtEnd || !after.isAtEnd) {
    if (before.isSameAs(after)) {
      before.next();
      after.next();
      continue;
    }
    const order = before.compareTo(after);
    const [was, is] = [order <= 0 ? before.take() : null, order >= 0 ? after.take() : null];
    const name = was?.name ?? is?.name ?? "";
    if (!isSameEntry(was?.entry ?? null, is?.entry ?? null))
      changes.push({ name, from: was?.entry ?? null, to: is?.entry ?? null });
  }
  requireDistinct(changes.filter(({ to }) => to !== null));
  return changes;
}

function requireDistinct(changes: readonly NameChange[]): void {
  if (new Set(changes.map(({ name }) => name)).size < changes.length) throw new NoTree("A tree has one name twice.");
}

/** What stands at these names. Throws `NoTree`. */
export function entriesAt(
  tree: Buffer,
  format: ObjectFormat,
  names: ReadonlySet<string>,
): ReadonlyMap<string, TreeEntry> {
  const found = new Map<string, TreeEntry>();
  for (const cursor = new TreeCursor(tree, format); !cursor.isAtEnd && found.size < names.size; ) {
    if (!names.has(cursor.name)) cursor.next();
    else {
      const { name, entry } = cursor.take();
      found.set(name, entry);
    }
  }
  return found;
}

/** The bytes of the tree with other entries at these names; null: with nothing there. Throws `NoTree`. */
export function withEntries(
  tree: Buffer,
  format: ObjectFormat,
  changes: ReadonlyMap<string, TreeEntry | null>,
): Buffer {
  const added = [...changes]
    .flatMap(([name, entry]) => (entry === null ? [] : [{ key: keyOf(name, entry.mode), bytes: bytesOf(name, entry) }]))
    .toSorted((a, b) => (a.key < b.key ? -1 : 1));
  const parts: Buffer[] = [];
  let [next, kept] = [0, 0]; // What comes next of what is added, and from where on nothing was taken yet.
  const cursor = new TreeCursor(tree, format);
  const cut = () => parts.push(tree.subarray(kept, cursor.start));
  for (; !cursor.isAtEnd; cursor.next()) {
    const { name } = cursor;
    for (let each = added[next]; each !== undefined && each.key < cursor.keyOf(name); each = added[++next]) {
      cut();
      kept = cursor.start;
      parts.push(each.bytes);
    }
    if (!changes.has(name)) continue;
    cut();
    kept = cursor.end;
  }
  return Buffer.concat([...parts, tree.subarray(kept), ...added.slice(next).map(({ bytes }) => bytes)]);
}

function bytesOf(name: string, { mode, object }: TreeEntry): Buffer {
  return Buffer.concat([Buffer.from(`${mode} ${name}\0`, "latin1"), Buffer.from(object, "hex")]);
}
