// Reads a small file that somebody else may have put there. A link to a device, a named pipe or a giant file is
// reported, never read.

import { closeSync, constants, fstatSync, readSync, type Stats } from "node:fs";
import { errorCode, isMissing } from "./files.ts";
import { NoRegularFile, openRegular } from "./regular-file.ts";

/** What is there. `why` says what is wrong, as the end of a sentence about the file. */
export type PlantedFile =
  | { readonly kind: "text"; readonly text: string; readonly stats: Stats }
  | { readonly kind: "absent" }
  | { readonly kind: "unfit"; readonly why: string };

/** How many bytes such a file may have. */
const MOST_PLANTED_BYTES = 64 * 1024;
const FIRST_ROOM = 4 * 1024;

/** Reads a regular file of at most 64 KiB as it is at one instant. Never waits, never throws for what is there. */
export function readPlanted(path: string | Buffer, mayBeLink: boolean): PlantedFile {
  const read = readBegin(path, mayBeLink, MOST_PLANTED_BYTES + 1);
  if (!("bytes" in read)) return read;
  const { bytes, stats } = read;
  if (bytes.length > MOST_PLANTED_BYTES) return { kind: "unfit", why: "has more than 64 KiB" };
  return { kind: "text", text: bytes.toString("utf8"), stats };
}

/** The first bytes of a regular file, as text; null if there is none, or it is a link. */
export function readStart(path: string, length: number): string | null {
  const read = readBegin(path, false, length);
  return "bytes" in read ? read.bytes.toString("utf8") : null;
}

function readBegin(
  path: string | Buffer,
  mayBeLink: boolean,
  most: number,
): { readonly bytes: Buffer; readonly stats: Stats } | Exclude<PlantedFile, { kind: "text" }> {
  let file: number | null = null;
  try {
    file = openRegular(path, constants.O_RDONLY | (mayBeLink ? 0 : (constants.O_NOFOLLOW ?? 0))); // Windows has no such flag.
    return { bytes: readAtMost(file, most), stats: fstatSync(file) };
  } catch (error) {
    return isMissing(error) ? { kind: "absent" } : { kind: "unfit", why: whyUnread(error) };
  } finally {
    if (file !== null) closeSync(file);
  }
}

/** The size that a file claims is not believed: there is room for as much as came so far once more. */
function readAtMost(file: number, most: number): Buffer {
  let bytes = Buffer.allocUnsafe(Math.min(most, FIRST_ROOM));
  let length = 0;
  for (;;) {
    const count = readSync(file, bytes, length, bytes.length - length, null);
    length += count;
    if (count === 0 || length === most) return bytes.subarray(0, length);
    if (length === bytes.length) bytes = Buffer.concat([bytes], Math.min(most, 2 * length));
  }
}

function whyUnread(error: unknown): string {
  if (error instanceof NoRegularFile) return "is no regular file";
  const code = errorCode(error) ?? "unknown error";
  if (code === "ELOOP" || code === "EMLINK") return "is a link";
  return code === "ENXIO" ? "is no regular file" : `cannot be read (${code})`;
}
