// JSON lines: appended whole with one write, read with tolerance for a torn line.
// One process appends to a file at a time, except that several may append lines of up to 4 KiB.

import { appendFileSync, closeSync, constants, fstatSync, readSync } from "node:fs";
import { type JsonObject, objectsIn, parseJson } from "../core/json.ts";
import { isMissing } from "./files.ts";
import { openRegular } from "./regular-file.ts";

// What is read at once; a longer line is passed over.
const PIECE_BYTES = 262_144;
const LINE_FEED = 0x0a;

/** Appends one value as a line, in one write; behind a torn line on a line of its own. */
export function appendLine(path: string, value: unknown): void {
  const line = `${JSON.stringify(value)}\n`;
  const file = openRegular(path, constants.O_RDWR | constants.O_APPEND | constants.O_CREAT);
  try {
    appendFileSync(file, endsTorn(file) ? `\n${line}` : line);
  } finally {
    closeSync(file);
  }
}

function endsTorn(file: number): boolean {
  const { size } = fstatSync(file);
  const last = Buffer.alloc(1);
  return size > 0 && readSync(file, last, 0, 1, size - 1) === 1 && last[0] !== LINE_FEED;
}

/** A piece of a file: its whole lines as objects, and where the next piece begins, in bytes. */
export interface Piece {
  readonly objects: readonly JsonObject[];
  readonly next: number;
}

/**
 * Reads whole lines from a byte offset on, of at most 256 KiB together. Call it again with `next` until that stands
 * still. A last line without its line break waits for the next call. Lines that are no objects, or longer, are passed
 * over.
 */
export function readLinesFrom(path: string, offset: number): Piece {
  return reading(path, { objects: [], next: offset }, (file) => {
    const bytes = bytesAt(file, offset, PIECE_BYTES);
    // Within a line that was too long for the piece before: the rest of it goes too.
    const start = offset > 0 && bytesAt(file, offset - 1, 1)[0] !== LINE_FEED ? bytes.indexOf(LINE_FEED) + 1 : 0;
    const end = bytes.lastIndexOf(LINE_FEED) + 1;
    const isOverlong = end === 0 && bytes.length === PIECE_BYTES;
    return { objects: objectsOf(bytes.subarray(start, end)), next: offset + (isOverlong ? bytes.length : end) };
  });
}

/** All lines of a file from a byte offset on, piece by piece, however long it is; and what is appended meanwhile. */
export function* piecesFrom(path: string, offset = 0): Generator<Piece, void> {
  for (let at = offset; ; ) {
    const piece = readLinesFrom(path, at);
    if (piece.next === at) return;
    at = piece.next;
    yield piece;
  }
}

/** The objects on the last lines of a file, oldest first, from at most `bytes` bytes of its end. */
export function readLastLines(path: string, bytes = 16_384): readonly JsonObject[] {
  return reading(path, [], (file) => {
    const piece = bytesAt(file, Math.max(0, fstatSync(file).size - bytes), bytes);
    return objectsOf(piece.subarray(0, piece.lastIndexOf(LINE_FEED) + 1));
  });
}

/** The text of at most `bytes` bytes of a file's end; empty if there is no such file. */
export function readEnd(path: string, bytes: number): string {
  return reading(path, "", (file) => bytesAt(file, Math.max(0, fstatSync(file).size - bytes), bytes).toString("utf8"));
}

function objectsOf(bytes: Buffer): readonly JsonObject[] {
  return objectsIn(bytes.toString("utf8").split("\n").map(parseJson));
}

function reading<T>(path: string, ifAbsent: T, read: (file: number) => T): T {
  let file: number;
  try {
    file = openRegular(path);
  } catch (error) {
    if (isMissing(error)) return ifAbsent;
    throw error;
  }
  try {
    return read(file);
  } finally {
    closeSync(file);
  }
}

/** At most so many bytes from there on. */
function bytesAt(file: number, start: number, most: number): Buffer {
  const bytes = Buffer.allocUnsafe(Math.max(0, Math.min(most, fstatSync(file).size - start)));
  let read = 0;
  while (read < bytes.length) {
    const count = readSync(file, bytes, read, bytes.length - read, start + read);
    if (count === 0) break;
    read += count;
  }
  return bytes.subarray(0, read);
}
