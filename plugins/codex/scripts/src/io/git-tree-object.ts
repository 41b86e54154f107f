// The bytes of a tree object: `MODE SP NAME NUL OBJECT`, one entry after the other, the object in bytes. A folder may hold very
// many entries, of which few are meant: so what does not differ is passed over without being taken apart. A job can write any
// bytes as a tree.

import { isSameEntry, type TreeEntry } from "../core/merging/tree-change.ts";
import type { OpenGit } from "./git.ts";
import { readTyped } from "./git-batch.ts";
import type { ObjectFormat } from "./git-objects.ts";

/** The mode of a folder. */
export const FOLDER_MODE = "40000";

/** A name (latin1) at which two trees differ; null: nothing stands there. */
export interface NameChange {
  readonly name: string;
  readonly from: TreeEntry | null;
  readonly to: TreeEntry | null;
}

/** Bytes that are no tree. */
export class NoTree extends Error {}

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
  const [before, after] = [new Cursor(from, format), new Cursor(to, format)];
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
  for (const cursor = new Cursor(tree, format); !cursor.isAtEnd && found.size < names.size; ) {
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
  const cursor = new Cursor(tree, format);
  const cut = () => parts.push(tree.subarray(kept, cursor.start));
  for (; !cursor.isAtEnd; cursor.next()) {
    for (let each = added[next]; each !== undefined && each.key < cursor.key; each = added[++next]) {
      cut();
      kept = cursor.start;
      parts.push(each.bytes);
    }
    if (!changes.has(cursor.name)) continue;
    cut();
    kept = cursor.end;
  }
  return Buffer.concat([...parts, tree.subarray(kept), ...added.slice(next).map(({ bytes }) => bytes)]);
}

/** Git sorts the name of a folder as if it ended with a slash. */
function keyOf(name: string, mode: string): string {
  return canonical(mode) === FOLDER_MODE ? `${name}/` : name;
}

function bytesOf(name: string, { mode, object }: TreeEntry): Buffer {
  return Buffer.concat([Buffer.from(`${mode} ${name}\0`, "latin1"), Buffer.from(object, "hex")]);
}

const KIND = 0o170000;
const FILE = 0o100000;
const LINK = 0o120000;
const FOLDER = 0o040000;
const EXECUTABLE = 0o100;

/** What Git takes a mode for, which old programs wrote otherwise. */
function canonical(mode: string): string {
  const bits = Number.parseInt(mode, 8);
  switch (bits & KIND) {
    case FILE:
      return (bits & EXECUTABLE) === 0 ? "100644" : "100755";
    case LINK:
      return "120000";
    case FOLDER:
      return FOLDER_MODE;
    default:
      return "160000";
  }
}

const DIGIT_ONE = 0x31;
const BLANK = 0x20;

/** A place in a tree: at an entry, or at the end. */
class Cursor {
  start = 0;
  end = 0;
  private readonly bytes: Buffer;
  private readonly hashBytes: number;
  private nameEnd = 0;

  constructor(bytes: Buffer, format: ObjectFormat) {
    this.bytes = bytes;
    this.hashBytes = format === "sha1" ? 20 : 32;
    this.next();
  }

  get isAtEnd(): boolean {
    return this.start === this.bytes.length;
  }

  next(): void {
    this.start = this.end;
    if (this.isAtEnd) return;
    this.nameEnd = this.bytes.indexOf(0, this.start);
    this.end = this.nameEnd + 1 + this.hashBytes;
    if (this.nameEnd === -1 || this.end > this.bytes.length) throw new NoTree("A tree object is cut short.");
  }

  isSameAs(other: Cursor): boolean {
    if (this.isAtEnd || other.isAtEnd) return false;
    return this.bytes.compare(other.bytes, other.start, other.end, this.start, this.end) === 0;
  }

  /** Below zero: this entry comes first, and the other tree has none like it. */
  compareTo(other: Cursor): number {
    if (this.isAtEnd || other.isAtEnd) return this.isAtEnd ? 1 : -1;
    const [own, others] = [this.key, other.key];
    return own === others ? 0 : own < others ? -1 : 1;
  }

  get name(): string {
    return this.bytes.toString("latin1", this.modeEnd + 1, this.nameEnd);
  }

  get key(): string {
    return this.bytes[this.start] === DIGIT_ONE ? this.name : keyOf(this.name, this.mode); // `1…` is no folder.
  }

  private get mode(): string {
    const mode = this.bytes.toString("latin1", this.start, this.modeEnd);
    if (!/^[0-7]{1,6}$/.test(mode)) throw new NoTree("A tree object has an entry without a mode.");
    return mode;
  }

  private get modeEnd(): number {
    const usual = this.start + 6;
    return this.bytes[usual] === BLANK && this.bytes[this.start] === DIGIT_ONE
      ? usual
      : this.bytes.indexOf(BLANK, this.start);
  }

  /** The entry, and on to the next one. */
  take(): { readonly name: string; readonly entry: TreeEntry } {
    const { name, mode } = this;
    const object = this.bytes.toString("hex", this.nameEnd + 1, this.end);
    this.next();
    return { name, entry: { mode: canonical(mode), object } };
  }
}
