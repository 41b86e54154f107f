// A plain index with some entries changed, without Git, which takes long where there are very many files. Plain is one of
// version 2, with no flag on a file and nothing beyond the entries but the noted trees: so most are. Any other is Git's.

import { createHash } from "node:crypto";
import { foldersAbove, type TreeChange } from "../core/merging/tree-change.ts";
import { withoutTrees } from "./git-cache-tree.ts";
import { entryBytes } from "./git-index-file.ts";
import {
  extensionBytes,
  extensionsIn,
  FLAG,
  FLAGS_BYTES,
  HEADER_BYTES,
  headerBytes,
  type IndexExtension,
  readHeader,
  STAT_BYTES,
} from "./git-index-format.ts";
import { hashBytesOf, type ObjectFormat } from "./git-objects.ts";

const PLAIN_VERSION = 2;
const CHANGED_AT = 8; // When a file was changed last, in seconds.
const SIZE_AT = 36;
const UNKNOWN_SIZE = Buffer.alloc(4);
const MOST_PARTS = 1_000; // To write more takes longer than to put them together.

/** An index: its bytes, and when the file of them was written, in seconds. */
export interface WrittenIndex {
  readonly bytes: Buffer;
  readonly atS: number;
  readonly format: ObjectFormat;
}

/** The new index, in pieces that follow each other; null if Git has to make it. Each path (latin1) is told at most once. */
export function spliceIndex(index: WrittenIndex, changes: readonly TreeChange[]): readonly Buffer[] | null {
  const { bytes, format } = index;
  const found = entriesIn(index);
  if (found === null) return null;
  const { offsets, young } = found;
  const count = offsets.length - 1;
  const sorted = changes.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const places = placesOf(bytes, offsets, format, sorted);
  const trees = withTrees(bytes.subarray(offsets[count]), format, sorted);
  if (places === null || trees === null) return null;

  const grown = places.reduce((sum, { isThere, change }) => sum + Number(change.to !== null) - Number(isThere), 0);
  const parts = [headerBytes(PLAIN_VERSION, count + grown)];
  let from = HEADER_BYTES;
  for (const { number, isThere, change } of places) {
    parts.push(...kept(bytes, from, offsets[number] ?? from, young));
    from = offsets[isThere ? number + 1 : number] ?? from;
    if (change.to !== null) parts.push(entryBytes({ path: change.path, entry: change.to }));
  }
  parts.push(...kept(bytes, from, offsets[count] ?? from, young), ...trees);
  const hash = createHash(format);
  for (const part of parts) hash.update(part);
  const all = [...parts, hash.digest()];
  return all.length > MOST_PARTS ? [Buffer.concat(all)] : all;
}

/** Where the entries of an index begin, and at last where they end; and which of them are young. */
interface Entries {
  readonly offsets: Uint32Array;
  readonly young: readonly number[];
}

/** Null if the index is not plain. */
function entriesIn({ bytes, atS, format }: WrittenIndex): Entries | null {
  const header = readHeader(bytes);
  const pathAt = STAT_BYTES + hashBytesOf(format) + FLAGS_BYTES;
  if (header?.version !== PLAIN_VERSION || header.count > bytes.length / pathAt) return null;
  const offsets = new Uint32Array(header.count + 1);
  const young: number[] = [];
  let [at, seen] = [HEADER_BYTES, 0];
  for (let number = 0; number < header.count; number += 1) {
    offsets[number] = at;
    if (at + pathAt >= bytes.length) return null;
    if (bytes.readUInt32BE(at + CHANGED_AT) >= atS) young.push(at);
    const flags = bytes.readUInt16BE(at + pathAt - FLAGS_BYTES);
    seen |= flags;
    const length = flags & FLAG.length;
    const end = length < FLAG.length ? at + pathAt + length : bytes.indexOf(0, at + pathAt);
    if (end < at) return null;
    at += (end - at + 8) & ~7; // Filled up with zero bytes.
  }
  offsets[header.count] = at;
  return (seen & (FLAG.assumed | FLAG.extended | FLAG.stage)) === 0 && at <= bytes.length ? { offsets, young } : null;
}

/**
 * The entries from one offset to another. Git takes a file for unchanged if it has the noted time and the index was written later.
 * The new index is: so of a young file, which may have been changed again within the second in which the old index was written,
 * Git is to look at the content. It does if the noted size is 0.
 */
function kept(bytes: Buffer, from: number, to: number, young: readonly number[]): readonly Buffer[] {
  const parts: Buffer[] = [];
  const [first, end] = [from, to].map((offset) => firstFrom(young.length, (number) => (young[number] ?? 0) >= offset));
  let begin = from;
  for (const entry of young.slice(first, end)) {
    parts.push(bytes.subarray(begin, entry + SIZE_AT), UNKNOWN_SIZE);
    begin = entry + SIZE_AT + UNKNOWN_SIZE.length;
  }
  return [...parts, bytes.subarray(begin, to)];
}

/** A change, and the number of its entry, or of the one before which it belongs. */
interface Place {
  readonly number: number;
  readonly isThere: boolean;
  readonly change: TreeChange;
}

/** Null if something is to go that is not there, or a file stands where a folder is needed, or the other way round. */
function placesOf(
  bytes: Buffer,
  offsets: Uint32Array,
  format: ObjectFormat,
  changes: readonly TreeChange[],
): readonly Place[] | null {
  const nameAt = STAT_BYTES + hashBytesOf(format) + FLAGS_BYTES;
  const nameOf = (number: number) => nameIn(bytes, offsets, number, nameAt);
  const find = (path: string) => firstFrom(offsets.length - 1, (number) => (nameOf(number) ?? path) >= path);
  const isEntry = (path: string) => nameOf(find(path)) === path;
  const isFolder = (path: string) => nameOf(find(`${path}/`))?.startsWith(`${path}/`) === true;
  const places = changes.map((change) => {
    const { path, to } = change;
    const number = find(path);
    const isThere = nameOf(number) === path;
    const isFit = to === null ? isThere : !(foldersAbove(path).some(isEntry) || isFolder(path));
    return isFit ? [{ number, isThere, change }] : [];
  });
  return places.every((found) => found.length > 0) ? places.flat() : null;
}

/** A name in bytes (latin1); undefined behind the last entry. */
function nameIn(bytes: Buffer, offsets: Uint32Array, number: number, nameAt: number): string | undefined {
  const [begin, next] = [offsets[number], offsets[number + 1]];
  if (begin === undefined || next === undefined) return undefined;
  const [from, length] = [begin + nameAt, bytes.readUInt16BE(begin + nameAt - FLAGS_BYTES) & FLAG.length];
  return bytes.toString("latin1", from, length < FLAG.length ? from + length : bytes.indexOf(0, from));
}

/** The first number below `count` for which it holds, as it does for all after that; `count` if there is none. */
function firstFrom(count: number, holds: (number: number) => boolean): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

const TREES = "TREE";

/** The extensions as they are to be written; null if one of them is not the noted trees, or cannot be read. */
function withTrees(rest: Buffer, format: ObjectFormat, changes: readonly TreeChange[]): readonly Buffer[] | null {
  const changed = new Set(["", ...changes.flatMap(({ path }) => foldersAbove(path))]);
  const written = extensionsIn(rest, format)?.map(({ signature, content }: IndexExtension) => {
    const trees = signature === TREES ? withoutTrees(content, hashBytesOf(format), changed) : null;
    return trees && extensionBytes({ signature, content: trees });
  });
  return written?.every((each) => each !== null) === true ? written : null;
}
