// Writes a file that may take the place of one of our own making, and of nothing else.

import { lstatSync } from "node:fs";
import { publishOnce, replaceFile } from "./files.ts";
import { readStart } from "./planted-file.ts";

/**
 * Writes a file whose text begins with `start`. A regular file that begins so too is replaced. Anything else in its
 * place is left alone: false. Links are not followed.
 */
export function writeOwnFile(path: string, text: string, start: string): boolean {
  if (lstatSync(path, { throwIfNoEntry: false }) === undefined) return publishOnce(path, text);
  if (readStart(path, Buffer.byteLength(start)) !== start) return false;
  replaceFile(path, text); // A new file takes the name: what another put there meanwhile is not written into.
  return true;
}
