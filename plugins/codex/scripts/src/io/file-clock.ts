// The clocks by which file systems note when a file was changed. One that is served by another machine goes by that machine's
// clock, which nobody here can ask: it shows in what is written there.

import { closeSync, fstatSync, lstatSync, openSync, statfsSync, unlinkSync } from "node:fs";
import { join } from "node:path";
import type { FileClock } from "../core/outcome/places.ts";

/** The clock of the folder's file system, by a file that is written there and removed again. Throws if none can be. */
export function readFileClock(folder: string): FileClock {
  const path = join(folder, `.tmp-${process.pid}-${Date.now().toString(36)}-clock`);
  const file = openSync(path, "wx", 0o600);
  try {
    const { dev, ctimeMs } = fstatSync(file);
    return { device: dev, ms: ctimeMs };
  } finally {
    closeSync(file);
    unlinkSync(path);
  }
}

/** True if the folder's file system goes by this clock. A folder that is not there changes no more. */
export function hasClock(folder: string, { device }: FileClock): boolean {
  const stats = lstatSync(folder, { throwIfNoEntry: false });
  return stats === undefined || stats.dev === device;
}

// As Linux numbers them (linux/magic.h): ext2 to ext4, XFS, Btrfs, tmpfs, ramfs, overlayfs, ZFS, F2FS, bcachefs, JFS, FAT, exFAT, NTFS.
const OF_THIS_MACHINE: ReadonlySet<number> = new Set([
  ...[0xef53, 0x58465342, 0x9123683e, 0x01021994, 0x858458f6, 0x794c7630, 0x2fc12fc1, 0xf2f52010],
  ...[0xca451a4e, 0x3153464a, 0x4d44, 0x2011bab0, 0x7366746e],
]);

/** False if the folder's file system may go by another clock than this machine's. Only Linux tells; elsewhere it is taken to do so. */
export function goesBySystemClock(folder: string): boolean {
  if (process.platform !== "linux") return true;
  try {
    return OF_THIS_MACHINE.has(statfsSync(folder).type);
  } catch {
    return false;
  }
}
