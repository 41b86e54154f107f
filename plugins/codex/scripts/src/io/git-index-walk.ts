// Goes over the entries of an index that is read piece by piece, in each version of the format.

import { FLAG, FLAGS_BYTES, HEADER_BYTES, readHeader, STAT_BYTES } from "./git-index-format.ts";
import { hashBytesOf, type ObjectFormat } from "./git-objects.ts";

const VERSIONS = [2, 3, 4];
const PACKED_VERSION = 4;
const MODE_AT = 26; // The byte of it that tells what the entry is.
const SUBMODULE = 0xe0;
const SKIPPED = 0x40; // In the first byte of the further flags.

/** Goes over the entries of an index in pieces. */
export class EntryWalk {
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
