// JSON lines: appended whole with one write, read with tolerance for a torn line.
// One process appends to a file at a time, except that several may append lines of up to 4 KiB.

import { appendFileSync, closeSync, fstatSync, openSync, readSync } from "node:fs";
import { type JsonObject, objectsIn, parseJson } from "../core/json.ts";
import { isMissing } from "./files.ts";

/** Appends one value as a line, in one write; behind a torn line on a line of its own. */
export function appendLine(path: string, value: unknown): void {
  const line = `${JSON.stringify(value)}\n`;
  const file = openSync(path, "a+", 0o600);
  try {
    appendFileSync(file, endsTorn(file) ? `\n${line}` : line);
  } finally {
    closeSync(file);
  }
}

function endsTorn(file: number): boolean {
  const { size } = fstatSync(file);
  const last = Buffer.alloc(1);
  return size > 0 && readSync(file, last, 0, 1, size - 1) === 1 && last[0] !== 0x0a;
}

/** A piece of a file: its whole lines as objects, and where the next piece begins, in bytes. */
export interface Piece {
  readonly objects: readonly JsonObject[];
  readonly next: number;
}

/** Reads the whole lines from a byte offset on. A last line without its line break waits for the next call; lines that are no objects are passed over. */
export function readLinesFrom(path: string, offset: number): Piece {
  const bytes = readBytes(path, offset);
  const end = bytes.lastIndexOf(0x0a) + 1;
  return { objects: objectsOf(bytes.subarray(0, end)), next: offset + end };
}

/** The objects on the last lines of a file, oldest first, from at most `bytes` bytes of its end. */
export function readLastLines(path: string, bytes = 16_384): readonly JsonObject[] {
  const piece = readBytes(path, -bytes);
  return objectsOf(piece.subarray(0, piece.lastIndexOf(0x0a) + 1));
}

/** The text of at most `bytes` bytes of a file's end; empty where there is no such file. */
export function readEnd(path: string, bytes: number): string {
  return readBytes(path, -bytes).toString("utf8");
}

function objectsOf(bytes: Buffer): readonly JsonObject[] {
  return objectsIn(bytes.toString("utf8").split("\n").map(parseJson));
}

function readBytes(path: string, from: number): Buffer {
  let file: number;
  try {
    file = openSync(path, "r");
  } catch (error) {
    if (isMissing(error)) return Buffer.alloc(0);
    throw error;
  }
  try {
    const { size } = fstatSync(file);
    const start = from < 0 ? Math.max(0, size + from) : from;
    const bytes = Buffer.alloc(Math.max(0, size - start));
    let read = 0;
    while (read < bytes.length) {
      const count = readSync(file, bytes, read, bytes.length - read, start + read);
      if (count === 0) break;
      read += count;
    }
    return bytes.subarray(0, read);
  } finally {
    closeSync(file);
  }
}
