// The bytes of an index of Git, for what can be told from them faster than Git can be started; see gitformat-index(5). Several
// questions about one index follow each other, and it may be large: so it is read once.

import { closeSync, fstatSync, read } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { sharedIndexes } from "./copy-index.ts";
import type { OpenGit } from "./git.ts";
import { hashBytesOf, type ObjectFormat, objectFormatOf } from "./git-objects.ts";
import { openRegular } from "./regular-file.ts";

interface Remembered {
  readonly stamp: string;
  /** Kept only as long as there is room: whoever asked may go on for hours. */
  readonly bytes: WeakRef<Promise<Buffer>>;
}

const remembered = new Map<string, Remembered>();
const readInto = promisify(read);

/** What the file holds as it is now; null if there is no regular file: a pipe in its place would be waited for. */
export async function readIndexBytes(path: string): Promise<Buffer | null> {
  try {
    const file = openRegular(path);
    // Git never changes an index, but puts another one in its place.
    const { dev, ino, size, mtimeNs, ctimeNs } = fstatSync(file, { bigint: true });
    const stamp = [dev, ino, size, mtimeNs, ctimeNs].join(" ");
    const known = remembered.get(path);
    const bytes = (known?.stamp === stamp ? known.bytes.deref() : undefined) ?? readWhole(file, Number(size));
    remembered.set(path, { stamp, bytes: new WeakRef(bytes) });
    return await bytes.finally(() => closeSync(file));
  } catch {
    return null;
  }
}

/** In another thread: Git is started meanwhile. */
async function readWhole(file: number, size: number): Promise<Buffer> {
  const bytes = Buffer.allocUnsafe(size);
  let length = 0;
  for (let got = 1; got > 0 && length < size; length += got)
    ({ bytesRead: got } = await readInto(file, bytes, length, size - length, length));
  return bytes.subarray(0, length);
}

/** What a walk over the entries of an index has found. */
export interface Survey {
  readonly version: number;
  /** Where each entry begins, and at last where they end. */
  readonly offsets: Uint32Array;
  /** True if a flag hides the file of an entry: `assume-unchanged` or `skip-worktree`. */
  readonly hasHidden: boolean;
  readonly hasSubmodules: boolean;
  /** True if a merge has left a path in several versions. */
  readonly hasStages: boolean;
}

const INDEX = "DIRC";
export const HEADER_BYTES = 12;
export const STAT_BYTES = 40;
const MODE_AT = 26; // The byte that tells what it is.
const SUBMODULE = 0xe0;
const ASSUMED = 0x80_00;
const EXTENDED = 0x40_00;
const SKIPPED = 0x40; // In the first byte of what is extended.
const STAGE = 0x30_00;
export const NAME_LENGTH = 0x0f_ff;
const NOWHERE = -1;

const surveys = new WeakMap<Buffer, Survey | null>();

/** Walks over an index; null if the bytes are none that we know of. */
export function surveyIndex(bytes: Buffer, format: ObjectFormat): Survey | null {
  const known = surveys.get(bytes);
  if (known !== undefined) return known;
  const survey = walk(bytes, STAT_BYTES + hashBytesOf(format));
  surveys.set(bytes, survey);
  return survey;
}

function walk(bytes: Buffer, flagsAt: number): Survey | null {
  if (bytes.length < HEADER_BYTES || bytes.toString("latin1", 0, 4) !== INDEX) return null;
  const version = bytes.readUInt32BE(4);
  if (version < 2 || version > 4) return null;
  const count = bytes.readUInt32BE(8);
  if (count > bytes.length / flagsAt) return null;
  const offsets = new Uint32Array(count + 1);
  let [seen, skipped, hasSubmodules] = [0, 0, false];
  let at = HEADER_BYTES;
  // Of very many entries: a call for each of them would take as long as all the rest.
  for (let number = 0; number < count; number += 1) {
    offsets[number] = at;
    let name = at + flagsAt + 2;
    const flags = ((bytes[name - 2] ?? 0) << 8) | (bytes[name - 1] ?? 0);
    seen |= flags;
    if ((flags & EXTENDED) !== 0) {
      skipped |= (bytes[name] ?? 0) & SKIPPED;
      name += 2;
    }
    if (bytes[at + MODE_AT] === SUBMODULE) hasSubmodules = true;
    const length = flags & NAME_LENGTH;
    at =
      version === 4 || length === NAME_LENGTH ? endOf(bytes, at, name, version) : at + ((name - at + length + 8) & ~7); // Filled up with zero bytes.
    if (at === NOWHERE || at > bytes.length) return null;
  }
  offsets[count] = at;
  const hasHidden = (seen & ASSUMED) !== 0 || skipped !== 0;
  return { version, offsets, hasHidden, hasSubmodules, hasStages: (seen & STAGE) !== 0 };
}

/** Where an entry ends whose name begins at `name` and ends with a zero byte. */
function endOf(bytes: Buffer, begin: number, name: number, version: number): number {
  if (version === 4) return bytes.indexOf(0, ownPart(bytes, name)) + 1 || NOWHERE;
  const end = bytes.indexOf(0, name);
  return end === -1 ? NOWHERE : begin + ((end - begin + 8) & ~7);
}

/** Where the part begins that a name has for itself; before it stands, in as many bytes as it takes, how much of the last name falls away. */
function ownPart(bytes: Buffer, name: number): number {
  let at = name;
  while (((bytes[at] ?? 0) & 0x80) !== 0) at += 1;
  return at + 1;
}

/** What an index of that version and so many entries begins with. */
export function indexHeader(version: number, count: number): Buffer {
  const header = Buffer.alloc(HEADER_BYTES);
  header.write(INDEX, "latin1");
  header.writeUInt32BE(version, 4);
  header.writeUInt32BE(count, 8);
  return header;
}

/** The name of the tree that the index holds, as Git itself has noted it: after a commit, but not with something staged. Null: unknown. */
export async function notedTree({ gitFolder, settings }: OpenGit): Promise<string | null> {
  const bytes = sharedIndexes(gitFolder).length > 0 ? null : await readIndexBytes(join(gitFolder, "index"));
  const format = objectFormatOf(settings);
  const survey = bytes && surveyIndex(bytes, format);
  if (bytes === null || survey === null) return null;
  const tree = extensionsIn(bytes, survey, format)?.find(({ signature }) => signature === "TREE")?.content ?? null;
  // Of the root: an empty name, how many entries it has, how many trees are in it, its name.
  const [noted, count] = /^\0(-?\d+) \d+\n/.exec(tree?.toString("latin1", 0, 64) ?? "") ?? [];
  if (tree === null || noted === undefined || Number(count) < 0) return null;
  const name = tree.toString("hex", noted.length, noted.length + hashBytesOf(format));
  return name.length === 2 * hashBytesOf(format) ? name : null;
}

/** An extension: what an index holds beyond its entries. */
export interface IndexExtension {
  readonly signature: string;
  readonly content: Buffer;
}

export const SIGNATURE_BYTES = 4;

/** All extensions, in their order; null if they do not fill what is between the entries and the checksum. */
export function extensionsIn(bytes: Buffer, survey: Survey, format: ObjectFormat): readonly IndexExtension[] | null {
  const end = bytes.length - hashBytesOf(format);
  const found: IndexExtension[] = [];
  let at = survey.offsets.at(-1) ?? 0;
  while (at + SIGNATURE_BYTES + 4 <= end) {
    const begin = at + SIGNATURE_BYTES + 4;
    const next = begin + bytes.readUInt32BE(at + SIGNATURE_BYTES);
    if (next > end) return null;
    const signature = bytes.toString("latin1", at, at + SIGNATURE_BYTES);
    found.push({ signature, content: bytes.subarray(begin, next) });
    at = next;
  }
  return at === end ? found : null;
}
