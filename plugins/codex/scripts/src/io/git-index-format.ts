// How the bytes of an index of Git are laid out; see gitformat-index(5).

import { hashBytesOf, type ObjectFormat } from "./git-objects.ts";

const SIGNATURE = "DIRC";
export const HEADER_BYTES = 12;
/** Of an entry: what `stat` told of its file. The name of its object follows, its flags, and its path. */
export const STAT_BYTES = 40;
export const FLAGS_BYTES = 2;

/** The flags of an entry. */
export const FLAG = {
  /** The file is taken for unchanged. */
  assumed: 0x80_00,
  /** Further flags follow. */
  extended: 0x40_00,
  /** A merge has left the path in several versions. */
  stage: 0x30_00,
  /** How long the path is; all ones: as long or longer. */
  length: 0x0f_ff,
} as const;

/** What the first bytes say: the version, and how many entries follow; null if they are not those of an index. */
export function readHeader(bytes: Buffer): { readonly version: number; readonly count: number } | null {
  if (bytes.length < HEADER_BYTES || bytes.toString("latin1", 0, SIGNATURE.length) !== SIGNATURE) return null;
  return { version: bytes.readUInt32BE(4), count: bytes.readUInt32BE(8) };
}

/** The first bytes of an index. */
export function headerBytes(version: number, count: number): Buffer {
  const header = Buffer.alloc(HEADER_BYTES);
  header.write(SIGNATURE, "latin1");
  header.writeUInt32BE(version, 4);
  header.writeUInt32BE(count, 8);
  return header;
}

/** An extension: what an index holds beyond its entries. */
export interface IndexExtension {
  readonly signature: string;
  readonly content: Buffer;
}

const EXTENSION_SIGNATURE_BYTES = 4;
const EXTENSION_HEADER_BYTES = 8;

const EXTENSION_SIGNATURE = /^[A-Za-z]{4}$/;

/** All extensions, in their order, from what follows the entries; null if they and the checksum do not fill that. */
export function extensionsIn(rest: Buffer, format: ObjectFormat): readonly IndexExtension[] | null {
  const end = rest.length - hashBytesOf(format);
  const found: IndexExtension[] = [];
  let at = 0;
  while (at + EXTENSION_HEADER_BYTES <= end) {
    const begin = at + EXTENSION_HEADER_BYTES;
    const next = begin + rest.readUInt32BE(at + EXTENSION_SIGNATURE_BYTES);
    const signature = rest.toString("latin1", at, at + EXTENSION_SIGNATURE_BYTES);
    if (next > end || !EXTENSION_SIGNATURE.test(signature)) return null;
    found.push({ signature, content: rest.subarray(begin, next) });
    at = next;
  }
  return at === end ? found : null;
}

/** An extension as it is written. */
export function extensionBytes({ signature, content }: IndexExtension): Buffer {
  const header = Buffer.alloc(EXTENSION_HEADER_BYTES);
  header.write(signature, "latin1");
  header.writeUInt32BE(content.length, EXTENSION_SIGNATURE_BYTES);
  return Buffer.concat([header, content]);
}
