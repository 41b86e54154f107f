// An index of our own, written without Git: a list of files for a Git that reads it, as gitformat-index(5) has it.

import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import type { TreeEntry } from "../core/merging/tree-change.ts";
import type { ObjectFormat } from "./git-objects.ts";

/** A file, and the path that it has in the work tree, in bytes (latin1). */
export interface IndexedFile {
  readonly path: string;
  readonly entry: TreeEntry;
}

const HEADER_BYTES = 12;
const VERSION = 2;
const STAT_BYTES = 40;
const MODE_AT = 24;
const NAME_LENGTH = 0x0f_ff;
const ALIGNED = 8;

/** Writes an index that has these files and knows nothing more of them. */
export function writeIndexFile(path: string, format: ObjectFormat, files: readonly IndexedFile[]): void {
  const header = Buffer.alloc(HEADER_BYTES);
  header.write("DIRC", "latin1");
  header.writeUInt32BE(VERSION, 4);
  header.writeUInt32BE(files.length, 8);
  const sorted = files.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const content = Buffer.concat([header, ...sorted.map(entryBytes)]);
  writeFileSync(path, Buffer.concat([content, createHash(format).update(content).digest()]), { mode: 0o600 });
}

/** Padded with one to eight zero bytes. */
function entryBytes({ path, entry }: IndexedFile): Buffer {
  const stat = Buffer.alloc(STAT_BYTES);
  stat.writeUInt32BE(Number.parseInt(entry.mode, 8), MODE_AT);
  const name = Buffer.from(path, "latin1");
  const flags = Buffer.alloc(2);
  flags.writeUInt16BE(Math.min(name.length, NAME_LENGTH));
  const bytes = Buffer.concat([stat, Buffer.from(entry.object, "hex"), flags, name]);
  return Buffer.concat([bytes, Buffer.alloc(ALIGNED - (bytes.length % ALIGNED))]);
}
