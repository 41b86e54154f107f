// Goes over the bytes of a tree object: `MODE SP NAME NUL OBJECT`, one entry after the other, the object in bytes. A folder may hold
// very many entries, of which few are meant: so an entry is taken apart only if it is asked for. A job can write any bytes as a tree.

import type { TreeEntry } from "../core/merging/tree-change.ts";
import { hashBytesOf, type ObjectFormat } from "./git-objects.ts";

/** The mode of a folder. */
export const FOLDER_MODE = "40000";

/** Bytes that are no tree. */
export class NoTree extends Error {}

/** Git sorts the name of a folder as if it ended with a slash. */
export function keyOf(name: string, mode: string): string {
  return canonical(mode) === FOLDER_MODE ? `${name}/` : name;
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

/** A place in a tree: at an entry, or at the end. Throws `NoTree`. */
export class TreeCursor {
  start = 0;
  end = 0;
  private readonly bytes: Buffer;
  private readonly hashBytes: number;
  private nameEnd = 0;

  constructor(bytes: Buffer, format: ObjectFormat) {
    this.bytes = bytes;
    this.hashBytes = hashBytesOf(format);
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

  isSameAs(other: TreeCursor): boolean {
    if (this.isAtEnd || other.isAtEnd) return false;
    return this.bytes.compare(other.bytes, other.start, other.end, this.start, this.end) === 0;
  }

  /** Below zero: this entry comes first, and the other tree has none like it. */
  compareTo(other: TreeCursor): number {
    if (this.isAtEnd || other.isAtEnd) return this.isAtEnd ? 1 : -1;
    const [own, others] = [this.keyOf(this.name), other.keyOf(other.name)];
    return own === others ? 0 : own < others ? -1 : 1;
  }

  get name(): string {
    return this.bytes.toString("latin1", this.modeEnd + 1, this.nameEnd);
  }

  /** What this entry, whose name that is, is sorted by. */
  keyOf(name: string): string {
    return this.bytes[this.start] === DIGIT_ONE ? name : keyOf(name, this.mode); // `1…` is no folder.
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
