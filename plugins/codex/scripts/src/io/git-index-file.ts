// An index of our own, written without Git: a list of files for a Git that reads it, as gitformat-index(5) has it.

import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import type { TreeEntry } from "../core/merging/tree-change.ts";
import { FLAG, FLAGS_BYTES, headerBytes, STAT_BYTES } from "./git-index-format.ts";
import type { ObjectFormat } from "./git-objects.ts";

/** A file, and the path that it has in the work tree, in bytes (latin1). */
export interface IndexedFile {
  readonly path: string;
  readonly entry: TreeEntry;
}

const VERSION = 2;
const MODE_AT = 24;
const ALIGNED = 8;

/** Writes an index that has these files and knows nothing more of them. */
export function writeIndexFile(path: string, format: ObjectFormat, files: readonly IndexedFile[]): void {
  const sorted = files.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const content = Buffer.concat([headerBytes(VERSION, files.length), ...sorted.map(entryBytes)]);
  writeFileSync(path, Buffer.concat([content, createHash(format).update(content).digest()]), { mode: 0o600 });
}

/** The entry of a file of which nothing more is known; padded with one to eight zero bytes. */
export function entryBytes({ path, entry }: IndexedFile): Buffer {
  const stat = Buffer.alloc(STAT_BYTES);
  stat.writeUInt32BE(Number.parseInt(entry.mode, 8), MODE_AT);
  const name = Buffer.from(path, "latin1");
  const flags = Buffer.alloc(FLAGS_BYTES);
  flags.writeUInt16BE(Math.min(name.length, FLAG.length));
  const bytes = Buffer.concat([stat, Buffer.from(entry.object, "hex"), flags, name]);
  return Buffer.concat([bytes, Buffer.alloc(ALIGNED - (bytes.length % ALIGNED))]);
}
