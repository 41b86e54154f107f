// A file that the user named: read to a limit, so that neither a pipe nor a huge file holds us up.

import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";

/** The first bytes of a file and its size. */
export interface FileBeginning {
  readonly bytes: Uint8Array;
  readonly size: number;
}

/** At most `mostBytes` from the beginning, or why there are none, as a clause. */
export function beginningOf(path: string, mostBytes: number): FileBeginning | string {
  try {
    const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      const stats = fstatSync(file);
      if (stats.isDirectory()) return "it is a folder";
      if (!stats.isFile()) return "it is not a regular file";
      const bytes = Buffer.alloc(Math.min(mostBytes, stats.size));
      return { bytes: bytes.subarray(0, readSync(file, bytes)), size: stats.size };
    } finally {
      closeSync(file);
    }
  } catch (error) {
    return isAbsent(error) ? "there is no such file" : error instanceof Error ? error.message : String(error);
  }
}

function isAbsent(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
