// A plain index with some entries changed, without Git, which takes long where there are very many files. Plain is one of
// version 2, with no flag on a file and nothing beyond the entries but the noted trees: so most are. Any other is Git's.

import { createHash } from "node:crypto";
import { foldersAbove, type TreeChange } from "../core/merging/tree-change.ts";
import { withoutTrees } from "./git-cache-tree.ts";
import {
  extensionsIn,
  HEADER_BYTES,
  type IndexExtension,
  indexHeader,
  NAME_LENGTH,
  SIGNATURE_BYTES,
  STAT_BYTES,
  type Survey,
  surveyIndex,
} from "./git-index-bytes.ts";
import { entryBytes } from "./git-index-file.ts";
import { hashBytesOf, type ObjectFormat } from "./git-objects.ts";

const CHANGED_AT = 8; // When a file was changed last, in seconds.
const SIZE_AT = 36;
const FLAGS_BYTES = 2;

/** An index: its bytes, and when the file of them was written, in seconds. */
export interface WrittenIndex {
  readonly bytes: Buffer;
  readonly atS: number;
  readonly format: ObjectFormat;
}

/** The entries from one number to before another, which stand that much further back in the new index. */
interface Kept {
  readonly from: number;
  readonly to: number;
  readonly shift: number;
}

/** The bytes of the new index; null if Git has to make it. Each path (latin1) is told at most once. */
export function spliceIndex(index: WrittenIndex, changes: readonly TreeChange[]): Buffer | null {
  const { bytes, format } = index;
  const survey = surveyIndex(bytes, format);
  const extensions = survey && extensionsIn(bytes, survey, format);
  if (survey === null || extensions === null || !isPlain(survey, extensions)) return null;
  const sorted = changes.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const places = placesOf(bytes, survey, format, sorted);
  const trees = withTrees(extensions, hashBytesOf(format), sorted);
  if (places === null || trees === null) return null;

  const parts: Uint8Array[] = [];
  const kept: Kept[] = [];
  let [from, length] = [0, HEADER_BYTES];
  const add = (part: Uint8Array) => {
    parts.push(part);
    length += part.length;
  };
  const keep = (to: number) => {
    const begin = survey.offsets[from] ?? 0;
    kept.push({ from, to, shift: length - begin });
    add(bytes.subarray(begin, survey.offsets[to]));
  };
  for (const { number, isThere, change } of places) {
    keep(number);
    from = number + Number(isThere);
    if (change.to !== null) add(entryBytes({ path: change.path, entry: change.to }));
  }
  const all = survey.offsets.length - 1;
  keep(all);
  const count =
    all + places.reduce((sum, { isThere, change }) => sum + Number(change.to !== null) - Number(isThere), 0);
  const made = Buffer.concat([
    indexHeader(survey.version, count),
    ...parts,
    ...trees,
    Buffer.alloc(hashBytesOf(format)),
  ]);
  for (const each of kept) distrustYoung(index, survey, each, made);
  const content = made.subarray(0, -hashBytesOf(format));
  createHash(format).update(content).digest().copy(made, content.length);
  return made;
}

function isPlain({ version, hasHidden, hasStages }: Survey, extensions: readonly IndexExtension[]): boolean {
  return version === 2 && !hasHidden && !hasStages && extensions.every(({ signature }) => signature === TREES);
}

const TREES = "TREE";

/** A change, and the number of its entry, or of the one before which it belongs. */
interface Place {
  readonly number: number;
  readonly isThere: boolean;
  readonly change: TreeChange;
}

/** Null if something is to go that is not there, or a file stands where a folder is needed, or the other way round. */
function placesOf(
  bytes: Buffer,
  { offsets }: Survey,
  format: ObjectFormat,
  changes: readonly TreeChange[],
): readonly Place[] | null {
  const nameAt = STAT_BYTES + hashBytesOf(format) + FLAGS_BYTES;
  const nameOf = (number: number) => nameIn(bytes, offsets, number, nameAt);
  const find = (path: string) => firstFrom(offsets.length - 1, (number) => (nameOf(number) ?? path) >= path);
  const isEntry = (path: string) => nameOf(find(path)) === path;
  const places = changes.map((change) => {
    const { path, to } = change;
    const number = find(path);
    const isThere = nameOf(number) === path;
    const isFit =
      to === null ? isThere : !(foldersAbove(path).some(isEntry) || nameOf(find(`${path}/`))?.startsWith(`${path}/`));
    return isFit ? [{ number, isThere, change }] : [];
  });
  return places.every((found) => found.length > 0) ? places.flat() : null;
}

/** A name in bytes (latin1); undefined behind the last entry. */
function nameIn(bytes: Buffer, offsets: Uint32Array, number: number, nameAt: number): string | undefined {
  const [begin, next] = [offsets[number], offsets[number + 1]];
  if (begin === undefined || next === undefined) return undefined;
  const [from, length] = [begin + nameAt, bytes.readUInt16BE(begin + nameAt - FLAGS_BYTES) & NAME_LENGTH];
  return bytes.toString("latin1", from, length < NAME_LENGTH ? from + length : bytes.indexOf(0, from));
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

/** The extension in which trees are noted, as it is to be written; null if it cannot be read. */
function withTrees(
  extensions: readonly IndexExtension[],
  nameBytes: number,
  changes: readonly TreeChange[],
): readonly Uint8Array[] | null {
  const changed = new Set(["", ...changes.flatMap(({ path }) => foldersAbove(path))]);
  const written = extensions.map(({ signature, content }) => {
    const trees = withoutTrees(content, nameBytes, changed);
    const header = Buffer.alloc(SIGNATURE_BYTES + 4);
    header.write(signature, "latin1");
    header.writeUInt32BE(trees?.length ?? 0, SIGNATURE_BYTES);
    return trees === null ? null : Buffer.concat([header, trees]);
  });
  return written.every((each) => each !== null) ? written : null;
}

/**
 * Git takes a file for unchanged if it has the noted time and the index was written later. The new index is: so of a file that may
 * have been changed again within the second in which the old one was written, Git is to look at the content. It does if the noted size is 0.
 */
function distrustYoung(
  { bytes, atS }: WrittenIndex,
  { offsets }: Survey,
  { from, to, shift }: Kept,
  content: Buffer,
): void {
  for (let number = from; number < to; number += 1) {
    const begin = offsets[number] ?? 0;
    if (bytes.readUInt32BE(begin + CHANGED_AT) < atS) continue;
    const sizeAt = begin + shift + SIZE_AT;
    content.fill(0, sizeAt, sizeAt + 4);
  }
}
