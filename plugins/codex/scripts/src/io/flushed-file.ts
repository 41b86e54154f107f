// Flushes files that must outlive a power failure in other threads, while Git is at work.

import { closeSync, fsync, openSync, writeSync } from "node:fs";
import { promisify } from "node:util";

/** Lets what was written to an open file outlive a power failure. */
export const flush = promisify(fsync);

/** Writes a file that nobody else has, of these pieces. Throws if there is one. */
export async function writeFlushed(path: string, pieces: readonly Uint8Array[]): Promise<void> {
  const file = openSync(path, "wx", 0o600);
  try {
    for (const piece of pieces) for (let offset = 0; offset < piece.length; ) offset += writeSync(file, piece, offset);
    await flush(file);
  } finally {
    closeSync(file);
  }
}
