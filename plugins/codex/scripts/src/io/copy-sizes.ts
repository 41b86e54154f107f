// How many bytes each copy has. To count them means to look at each of its files, so what was counted is noted beside the
// copy, in `copies/.size-ID`. The note goes when a job in the copy ends: then it is counted anew. A note is a hint: if it
// is lost the copy is counted, and what an active job adds is not seen before it ends.

import { lstatSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { copySizeNote, listCopies } from "./copies.ts";
import { readHint, removeIfPresent, replaceFile } from "./files.ts";
import { unlessFaulty } from "./regular-file.ts";

/** A copy and its size. */
export interface CopySize {
  /** The id of the job that it was made for. */
  readonly id: string;
  readonly bytes: number;
}

/** The sizes of all copies, the largest first. What cannot be read, or goes meanwhile, is not counted. */
export function sizesOfCopies(home: string): readonly CopySize[] {
  const sizes = listCopies(home).map((id) => ({ id, bytes: noted(home, id) ?? count(home, id) }));
  return sizes.toSorted((a, b) => b.bytes - a.bytes);
}

/** To be called when what is in the copy may have changed. Never throws. */
export function forgetCopySize(home: string, id: string): void {
  try {
    removeIfPresent(copySizeNote(home, id));
  } catch {
    // A size that is a little wrong does no harm.
  }
}

function noted(home: string, id: string): number | null {
  const text = readHint(copySizeNote(home, id));
  return text !== null && /^\d+\n$/.test(text) ? Number(text) : null;
}

function count(home: string, id: string): number {
  const bytes = bytesIn(join(home, "copies", id));
  try {
    replaceFile(copySizeNote(home, id), `${bytes}\n`);
  } catch {
    // On a full disk, say: it is counted again the next time.
  }
  return bytes;
}

function bytesIn(path: string): number {
  return unlessFaulty(
    () => {
      const stats = lstatSync(path);
      if (!stats.isDirectory()) return stats.size;
      return readdirSync(path).reduce((sum, name) => sum + bytesIn(join(path, name)), 0);
    },
    () => 0,
  );
}
