// What can be told of an index of Git faster than Git can be started. It may be large: it is read piece by piece, in another
// thread, and once, although several questions about it follow each other.

import { closeSync, fstatSync, read } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { sharedIndexes } from "./copy-index.ts";
import type { OpenGit } from "./git.ts";
import { extensionsIn, FLAG, FLAGS_BYTES, HEADER_BYTES, readHeader, STAT_BYTES } from "./git-index-format.ts";
import { hashBytesOf, type ObjectFormat, objectFormatOf } from "./git-objects.ts";
import { openRegular } from "./regular-file.ts";

/** What an index holds; of one that cannot be read, what it may hold. */
export interface Survey {
  /** True if a flag hides the file of an entry: `assume-unchanged` or `skip-worktree`. */
  readonly hasHidden: boolean;
  readonly hasSubmodules: boolean;
  /** What follows the entries; null if it cannot be read, or is very large: a job may have written it. */
  readonly rest: Buffer | null;
}

const UNREADABLE: Survey = { hasHidden: true, hasSubmodules: true, rest: null };
const surveys = new Map<string, { readonly stamp: string; readonly survey: Promise<Survey> }>();

/** Walks over an index; null if there is no regular file: a pipe in its place would be waited for. */
export async function surveyIndex(path: string, format: ObjectFormat): Promise<Survey | null> {
  let file: number;
  try {
    file = openRegular(path);
  } catch {
    return null;
  }
  try {
    // Git never changes an index, but puts another one in its place.
    const { dev, ino, size, mtimeNs, ctimeNs } = fstatSync(file, { bigint: true });
    const stamp = [dev, ino, size, mtimeNs, ctimeNs].join(" ");
    const known = surveys.get(path);
    const survey = known?.stamp === stamp ? known.survey : walk(file, format);
    surveys.set(path, { stamp, survey });
    return await survey;
  } catch {
    return UNREADABLE;
  } finally {
    closeSync(file);
  }
}

const PIECE_BYTES = 256 * 1_024;
const MOST_BYTES = 64 * PIECE_BYTES; // Of one entry, and of what follows them.
const readInto = promisify(read);

async function walk(file: number, format: ObjectFormat): Promise<Survey> {
  const entries = new Entries(format);
  let piece = Buffer.allocUnsafe(PIECE_BYTES);
  let filled = 0;
  for (;;) {
    const { bytesRead } = await readInto(file, piece, filled, piece.length - filled, null);
    filled += bytesRead;
    const used = entries.goOver(piece.subarray(0, filled));
    piece.copyWithin(0, used, filled);
    filled -= used;
    if (entries.left === 0) break;
    if (bytesRead === 0) return UNREADABLE; // It is cut short.
    if (piece.length > MOST_BYTES) return UNREADABLE;
    if (filled === piece.length) piece = Buffer.concat([piece, Buffer.allocUnsafe(piece.length)]);
  }
  const rest = await readRest(file, piece.subarray(0, filled));
  return { hasHidden: entries.hasHidden, hasSubmodules: entries.hasSubmodules, rest };
}

async function readRest(file: number, begun: Buffer): Promise<Buffer | null> {
  const parts = [Buffer.from(begun)];
  let length = begun.length;
  for (let got = 1; got > 0; length += got) {
    if (length > MOST_BYTES) return null;
    const part = Buffer.allocUnsafe(PIECE_BYTES);
    ({ bytesRead: got } = await readInto(file, part, 0, part.length, null));
    parts.push(part.subarray(0, got));
  }
  return Buffer.concat(parts);
}

const VERSIONS = [2, 3, 4];
const PACKED_VERSION = 4;
const MODE_AT = 26; // The byte of it that tells what the entry is.
const SUBMODULE = 0xe0;
const SKIPPED = 0x40; // In the first byte of the further flags.

/** The entries of an index, gone over in pieces. */
class Entries {
  hasSubmodules = false;
  /** How many are still to come. */
  left = -1;
  private readonly flagsAt: number;
  private version = 0;
  private seen = 0;
  private seenFurther = 0;

  constructor(format: ObjectFormat) {
    this.flagsAt = STAT_BYTES + hashBytesOf(format);
  }

  get hasHidden(): boolean {
    return (this.seen & FLAG.assumed) !== 0 || (this.seenFurther & SKIPPED) !== 0;
  }

  /** Goes over those that are whole in this piece, and gives how many bytes that were. Throws if it is no index that we know of. */
  goOver(piece: Buffer): number {
    const begin = this.left === -1 ? this.begin(piece) : 0;
    return this.version === PACKED_VERSION ? this.goOverPacked(piece, begin) : this.goOverAligned(piece, begin);
  }

  private begin(piece: Buffer): number {
    const header = readHeader(piece);
    if (header === null || !VERSIONS.includes(header.version)) throw new Error("It is no index that we know of.");
    [this.version, this.left] = [header.version, header.count];
    return HEADER_BYTES;
  }

  /** Of very many: a call for each of them would take as long as all the rest. */
  private goOverAligned(piece: Buffer, begin: number): number {
    const { flagsAt } = this;
    let [at, left, seen] = [begin, this.left, this.seen];
    while (left > 0) {
      let pathAt = at + flagsAt + FLAGS_BYTES;
      const flags = ((piece[pathAt - 2] ?? 0) << 8) | (piece[pathAt - 1] ?? 0);
      if ((flags & FLAG.extended) !== 0) pathAt += FLAGS_BYTES;
      const length = flags & FLAG.length;
      const end = length < FLAG.length ? pathAt + length : zeroFrom(piece, pathAt);
      const next = at + ((end - at + 8) & ~7); // Filled up with zero bytes.
      if (pathAt >= piece.length || end >= piece.length || next > piece.length) break;
      seen |= flags;
      if ((flags & FLAG.extended) !== 0) this.seenFurther |= piece[pathAt - 2] ?? 0;
      if (piece[at + MODE_AT] === SUBMODULE) this.hasSubmodules = true;
      at = next;
      left -= 1;
    }
    [this.left, this.seen] = [left, seen];
    return at;
  }

  /** Version 4: of each path stands only what it does not share with the one before, and nothing is filled up. */
  private goOverPacked(piece: Buffer, begin: number): number {
    let at = begin;
    for (; this.left > 0; this.left -= 1) {
      const flags = ((piece[at + this.flagsAt] ?? 0) << 8) | (piece[at + this.flagsAt + 1] ?? 0);
      const further = (flags & FLAG.extended) === 0 ? 0 : FLAGS_BYTES;
      const pathAt = at + this.flagsAt + FLAGS_BYTES + further;
      const end = zeroFrom(piece, ownPart(piece, pathAt));
      if (end >= piece.length) break;
      this.seen |= flags;
      if (further > 0) this.seenFurther |= piece[pathAt - 2] ?? 0;
      if (piece[at + MODE_AT] === SUBMODULE) this.hasSubmodules = true;
      at = end + 1;
    }
    return at;
  }
}

/** The end of the piece if there is none. */
function zeroFrom(piece: Buffer, at: number): number {
  const found = at < piece.length ? piece.indexOf(0, at) : -1;
  return found === -1 ? piece.length : found;
}

/** Where the part begins that a path has for itself; before it stands, in as many bytes as it takes, how much of the last path falls away. */
function ownPart(piece: Buffer, at: number): number {
  let next = at;
  while (((piece[next] ?? 0) & 0x80) !== 0) next += 1;
  return next + 1;
}

/** The name of the tree that the index holds, as Git itself has noted it: after a commit, but not with something staged. Null: unknown. */
export async function notedTree({ gitFolder, settings }: OpenGit): Promise<string | null> {
  if (sharedIndexes(gitFolder).length > 0) return null;
  const format = objectFormatOf(settings);
  const rest = (await surveyIndex(join(gitFolder, "index"), format))?.rest ?? null;
  const extensions = rest && extensionsIn(rest, format);
  const tree = extensions?.find(({ signature }) => signature === "TREE")?.content;
  // Of the root: an empty name, how many entries it has, how many trees are in it, its name.
  const [noted, count] = /^\0(-?\d+) \d+\n/.exec(tree?.toString("latin1", 0, 64) ?? "") ?? [];
  if (tree === undefined || noted === undefined || Number(count) < 0) return null;
  const name = tree.toString("hex", noted.length, noted.length + hashBytesOf(format));
  return name.length === 2 * hashBytesOf(format) ? name : null;
}
