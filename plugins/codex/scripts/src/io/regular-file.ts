// Opens what should be a regular file without trusting that it is one. Opening never waits for the writer of a named
// pipe. A folder, pipe or device in its place is an error like any other of the file system, with a reason in plain
// words.

import { closeSync, constants, fstatSync, openSync, readFileSync } from "node:fs";

/** A file that is none, or one too large to be what it should be. The message goes on if a sentence has named it. */
export class NoRegularFile extends Error {
  readonly code: "EISDIR" | "ENOTFILE";

  constructor(words: string, code: "EISDIR" | "ENOTFILE" = "ENOTFILE") {
    super(words);
    this.code = code;
  }
}

const MIB = 1_024 * 1_024;

/** What a file of ours may have. No record, prompt or result comes near; a file beyond it is none of ours. */
export const MOST_BYTES = 256 * MIB;

/** Opens a regular file; whoever opened it closes it. A terminal there never becomes our own. */
export function openRegular(path: string | Buffer, flags: number = constants.O_RDONLY): number {
  const file = openSync(path, flags | (constants.O_NONBLOCK ?? 0) | (constants.O_NOCTTY ?? 0), 0o600);
  const stats = fstatSync(file);
  if (stats.isFile()) return file;
  closeSync(file);
  throw stats.isDirectory() ? new NoRegularFile("is a folder", "EISDIR") : new NoRegularFile("is no regular file");
}

/** The text of a regular file of at most so many bytes; without a number, 256 MiB. */
export function readRegular(path: string, mostBytes = MOST_BYTES): string {
  const file = openRegular(path);
  try {
    if (fstatSync(file).size > mostBytes) throw new NoRegularFile(`has more than ${mostBytes / MIB} MiB`);
    return readFileSync(file, "utf8");
  } finally {
    closeSync(file);
  }
}

// These tell of the machine, not of the file that was asked for.
const OF_THE_MACHINE = new Set(["EMFILE", "ENFILE", "ENOMEM", "ENOSPC", "EDQUOT", "EAGAIN", "EINTR"]);

/** What is wrong with a path, as the end of a sentence about it; null if the error says nothing of the path. */
export function faultOf(error: unknown): string | null {
  if (error instanceof NoRegularFile) return error.message;
  if (!(error instanceof Error) || !("code" in error) || typeof error.code !== "string") return null;
  if (!/^E[A-Z0-9]+$/.test(error.code) || OF_THE_MACHINE.has(error.code)) return null;
  return `${WORDS[error.code] ?? "cannot be used"} (${error.code})`;
}

const WORDS: Readonly<Record<string, string>> = {
  EACCES: "may not be used by this user",
  EPERM: "may not be used by this user",
  EROFS: "lies on a disk that may only be read",
  EISDIR: "is a folder",
  ENOTDIR: "is no folder",
  ENOENT: "is gone, or a link to nothing",
  ELOOP: "is a link that leads in a circle",
  ENXIO: "is no regular file",
  EIO: "cannot be read from its disk",
};

/**
 * The result of `look`. If something is wrong with the path that it asks about, that goes to `onFault`, whose result
 * counts then.
 */
export function unlessFaulty<T>(look: () => T, onFault: (fault: string) => T): T {
  try {
    return look();
  } catch (error) {
    const fault = faultOf(error);
    if (fault === null) throw error;
    return onFault(fault);
  }
}
