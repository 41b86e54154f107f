// Writes files that must outlive a power failure, in other threads, while Git is at work.

import { closeSync, fsync, openSync, write } from "node:fs";
import { promisify } from "node:util";

/** Lets what was written to an open file outlive a power failure. */
export const flush = promisify(fsync);
const writePart = promisify(write);

/** Writes a file that nobody else has. Throws if there is one. */
export async function writeFlushed(path: string, bytes: Uint8Array): Promise<void> {
  const file = openSync(path, "wx", 0o600);
  try {
    for (let offset = 0; offset < bytes.length; ) offset += (await writePart(file, bytes, offset)).bytesWritten;
    await flush(file);
  } finally {
    closeSync(file);
  }
}
