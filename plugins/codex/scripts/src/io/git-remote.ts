// Whether a repository has a remote, as its own configuration says. It is read as text: nothing of it is run or followed.

import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";
import { join } from "node:path";

const MOST_BYTES = 1024 * 1024;

/** True if the configuration of this Git folder names a remote. */
export function namesRemote(gitFolder: string): boolean {
  let file: number | null = null;
  try {
    file = openSync(join(gitFolder, "config"), constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const stats = fstatSync(file);
    if (!stats.isFile()) return false;
    const bytes = Buffer.alloc(Math.min(stats.size, MOST_BYTES));
    return /^\s*\[remote\s+"/im.test(bytes.toString("utf8", 0, readSync(file, bytes, 0, bytes.length, 0)));
  } catch {
    return false;
  } finally {
    if (file !== null) closeSync(file);
  }
}
