// What can be told of an index of Git faster than Git can be started. It may be large: it is read piece by piece, in another
// thread, and once, although several questions about it follow each other.

import { closeSync, fstatSync, read } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { sharedIndexes } from "./copy-index.ts";
import type { OpenGit } from "./git.ts";
import { extensionsIn } from "./git-index-format.ts";
import { EntryWalk } from "./git-index-walk.ts";
import { hashBytesOf, type ObjectFormat, objectFormatOf } from "./git-objects.ts";
import { openRegular } from "./regular-file.ts";

/** What an index holds; of one that cannot be read, what it may hold. */
export interface Survey {
  /** True if a flag hides the file of an entry: `assume-unchanged` or `skip-worktree`. */
  readonly hasHidden: boolean;
  readonly hasSubmodules: boolean;
  /** What follows the entries; null if it cannot be read, or is very large: a job may have written it. */
  readonly rest: Buffer | null;
}

const UNREADABLE: Survey = { hasHidden: true, hasSubmodules: true, rest: null };
const surveys = new Map<string, { readonly stamp: string; readonly survey: Promise<Survey> }>();

/** Walks over an index; null if there is no regular file: a pipe in its place would be waited for. */
export async function surveyIndex(path: string, format: ObjectFormat): Promise<Survey | null> {
  let file: number;
  try {
    file = openRegular(path);
  } catch {
    return null;
  }
  try {
    // Git never changes an index, but puts another one in its place.
    const { dev, ino, size, mtimeNs, ctimeNs } = fstatSync(file, { bigint: true });
    const stamp = [dev, ino, size, mtimeNs, ctimeNs].join(" ");
    const known = surveys.get(path);
    const survey = known?.stamp === stamp ? known.survey : walk(file, format);
    surveys.set(path, { stamp, survey });
    return await survey;
  } catch {
    return UNREADABLE;
  } finally {
    closeSync(file);
  }
}

const PIECE_BYTES = 256 * 1_024;
const MOST_BYTES = 64 * PIECE_BYTES; // Of one entry, and of what follows them.
const readInto = promisify(read);

async function walk(file: number, format: ObjectFormat): Promise<Survey> {
  const entries = new EntryWalk(format);
  let piece = Buffer.allocUnsafe(PIECE_BYTES);
  let filled = 0;
  for (;;) {
    const { bytesRead } = await readInto(file, piece, filled, piece.length - filled, null);
    filled += bytesRead;
    const used = entries.goOver(piece.subarray(0, filled));
    piece.copyWithin(0, used, filled);
    filled -= used;
    if (entries.left === 0) break;
    if (bytesRead === 0) return UNREADABLE; // It is cut short.
    if (piece.length > MOST_BYTES) return UNREADABLE;
    if (filled === piece.length) piece = Buffer.concat([piece, Buffer.allocUnsafe(piece.length)]);
  }
  const rest = await readRest(file, piece.subarray(0, filled));
  return { hasHidden: entries.hasHidden, hasSubmodules: entries.hasSubmodules, rest };
}

async function readRest(file: number, begun: Buffer): Promise<Buffer | null> {
  const parts = [Buffer.from(begun)];
  let length = begun.length;
  for (let got = 1; got > 0; length += got) {
    if (length > MOST_BYTES) return null;
    const part = Buffer.allocUnsafe(PIECE_BYTES);
    ({ bytesRead: got } = await readInto(file, part, 0, part.length, null));
    parts.push(part.subarray(0, got));
  }
  return Buffer.concat(parts);
}

/** The name of the tree that the index holds, as Git itself has noted it: after a commit, but not with something staged. Null: unknown. */
export async function notedTree({ gitFolder, settings }: OpenGit): Promise<string | null> {
  if (sharedIndexes(gitFolder).length > 0) return null;
  const format = objectFormatOf(settings);
  const rest = (await surveyIndex(join(gitFolder, "index"), format))?.rest ?? null;
  const extensions = rest && extensionsIn(rest, format);
  const tree = extensions?.find(({ signature }) => signature === "TREE")?.content;
  // Of the root: an empty name, how many entries it has, how many trees are in it, its name.
  const [noted, count] = /^\0(-?\d+) \d+\n/.exec(tree?.toString("latin1", 0, 64) ?? "") ?? [];
  if (tree === undefined || noted === undefined || Number(count) < 0) return null;
  const name = tree.toString("hex", noted.length, noted.length + hashBytesOf(format));
  return name.length === 2 * hashBytesOf(format) ? name : null;
}
