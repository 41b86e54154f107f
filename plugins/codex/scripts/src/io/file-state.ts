// What stands at a path of the work tree: enough to tell whether it is still the same, and whether it is what was written.

import { createHash } from "node:crypto";
import { closeSync, lstatSync, readlinkSync, readSync } from "node:fs";
import { join } from "node:path";
import type { FileState } from "../core/merging/journal.ts";
import { isMissing } from "./files.ts";
import { openRegular } from "./regular-file.ts";

const PIECE_BYTES = 1_024 * 1_024;

/** What stands at a path; null: nothing. `other`: a pipe, a socket, a device. */
export type StateAt = FileState | { readonly kind: "folder" | "other" } | null;

/** A path below a root, whose bytes are given one character each; as text if it is UTF-8. */
export function pathBelow(root: string, path: string): string | Buffer {
  const bytes = Buffer.from(path, "latin1");
  const text = bytes.toString("utf8");
  return Buffer.from(text).equals(bytes) ? join(root, text) : Buffer.concat([Buffer.from(`${root}/`), bytes]);
}

/** What stands there. */
export function stateAt(path: string | Buffer): StateAt {
  try {
    const stats = lstatSync(path);
    if (stats.isSymbolicLink())
      return { kind: "link", target: readlinkSync(path, { encoding: "buffer" }).toString("latin1") };
    if (stats.isDirectory()) return { kind: "folder" };
    if (!stats.isFile()) return { kind: "other" };
    return { kind: "file", isExecutable: (stats.mode & 0o100) !== 0, sha256: sha256OfFile(path, stats.size) };
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** The SHA-256 of some bytes, in hex; of several pieces, as they follow each other. */
export function sha256Of(...pieces: readonly Uint8Array[]): string {
  const hash = createHash("sha256");
  for (const piece of pieces) hash.update(piece);
  return hash.digest("hex");
}

/** The same of a file of any size, `size` as it was seen, of which no more than a piece is in memory. */
function sha256OfFile(path: string | Buffer, size: number): string {
  const file = openRegular(path);
  try {
    const hash = createHash("sha256");
    const piece = Buffer.allocUnsafe(Math.min(size + 1, PIECE_BYTES));
    for (let length = readSync(file, piece); length > 0; length = readSync(file, piece))
      hash.update(piece.subarray(0, length));
    return hash.digest("hex");
  } finally {
    closeSync(file);
  }
}

/** True if both are the same file or link, or nothing. */
export function isSameState(a: StateAt, b: StateAt): boolean {
  if (a === null || b === null) return a === b;
  if (a.kind === "file" && b.kind === "file") return a.sha256 === b.sha256 && a.isExecutable === b.isExecutable;
  return a.kind === "link" && b.kind === "link" && a.target === b.target;
}

/** Changes whenever what stands there is written or replaced; null: nothing stands there. */
export function stampAt(path: string | Buffer): string | null {
  try {
    const { ino, size, mode, mtimeNs, ctimeNs } = lstatSync(path, { bigint: true });
    return `${ino} ${size} ${mode} ${mtimeNs} ${ctimeNs}`;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}
