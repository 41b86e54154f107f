// Writes whole files and publishes them once. A reader sees a file whole or not at all. Killed at any instant, a writer
// leaves at most a stray `.tmp-…` file, which nobody reads and `sweepTemporaries` removes once it is an hour old.

import {
  closeSync,
  fsyncSync,
  linkSync,
  lstatSync,
  openSync,
  readdirSync,
  renameSync,
  type Stats,
  statSync,
  unlinkSync,
  writeSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { readRegular, unlessFaulty } from "./regular-file.ts";

const TEMPORARY = ".tmp-";
const STALE_MS = 3_600_000;
let counter = 0;

/** The text of a file, or null if there is none. Other errors are thrown. */
export function readIfPresent(path: string, mostBytes?: number): string | null {
  try {
    return readRegular(path, mostBytes);
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** The text of a file that nobody depends on; null if there is none, or it cannot be read. */
export function readHint(path: string, mostBytes?: number): string | null {
  return unlessFaulty(
    () => readIfPresent(path, mostBytes),
    () => null,
  );
}

/** Publishes a file under a name that nobody has; false if somebody has it already. */
export function publishOnce(path: string, text: string): boolean {
  return withTemporary(path, text, true, (temporary) => {
    try {
      linkSync(temporary, path);
      return true;
    } catch (error) {
      if (errorCode(error) === "EEXIST") return false;
      throw error;
    } finally {
      unlinkSync(temporary);
    }
  });
}

/** Makes an empty file, unless there is one of that name. It is whole at once, and not flushed. */
export function touchOnce(path: string): void {
  try {
    closeSync(openSync(path, "wx", 0o600));
  } catch (error) {
    if (errorCode(error) !== "EEXIST") throw error;
  }
}

/** Writes a file whole, in place of whatever was there; flushed only if it must outlive a power failure. */
export function replaceFile(path: string, text: string | Uint8Array, isFlushed = false): void {
  withTemporary(path, text, isFlushed, (temporary) => renameSync(temporary, path));
}

/** True for the name of a file that is being written, which nobody reads. */
export function isTemporary(name: string): boolean {
  return name.startsWith(TEMPORARY);
}

function withTemporary<T>(
  path: string,
  text: string | Uint8Array,
  isFlushed: boolean,
  publish: (temporary: string) => T,
): T {
  const temporary = join(dirname(path), `${TEMPORARY}${process.pid}-${Date.now().toString(36)}-${counter++}`);
  try {
    writeWhole(temporary, typeof text === "string" ? Buffer.from(text) : text, isFlushed);
    return publish(temporary);
  } catch (error) {
    removeIfPresent(temporary);
    throw error;
  }
}

function writeWhole(path: string, bytes: Uint8Array, isFlushed: boolean): void {
  const file = openSync(path, "wx", 0o600);
  try {
    for (let offset = 0; offset < bytes.length; ) offset += writeSync(file, bytes, offset);
    if (isFlushed) fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Removes a file; that it is not there is fine. */
export function removeIfPresent(path: string | Buffer): void {
  try {
    unlinkSync(path);
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}

/** The names in a folder, unsorted; empty if there is no such folder. */
export function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

/** The names in a folder that nobody depends on; none if there is no such folder, or it cannot be listed. */
export function hintsIn(folder: string): string[] {
  return unlessFaulty(
    () => namesIn(folder),
    () => [],
  );
}

/** Removes temporary files that a killed writer left in a folder more than an hour before `nowMs`. */
export function sweepTemporaries(folder: string, nowMs: number): void {
  for (const name of namesIn(folder)) {
    if (!isTemporary(name)) continue;
    const path = join(folder, name);
    const changedAtMs = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? nowMs;
    if (nowMs - changedAtMs > STALE_MS) removeIfPresent(path);
  }
}

/** True for an error that says that something is not there. */
export function isMissing(error: unknown): boolean {
  const code = errorCode(error);
  return code === "ENOENT" || code === "ENOTDIR";
}

/** The system's code of an error, such as `ENOENT`; null for other errors. */
export function errorCode(error: unknown): string | null {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : null;
}

/** What there is at a path, a link itself; null if there is nothing, or nothing can be, as below a file or behind a circle of links. */
export function statsOf(path: string | Buffer): Stats | null {
  try {
    return lstatSync(path);
  } catch {
    return null;
  }
}
