// How a folder stands: which one it is, and what lies directly in it.

import { type BigIntStats, lstatSync, readdirSync } from "node:fs";
import type { FolderBefore } from "../core/outcome/places.ts";
import { sha256 } from "../core/sha256.ts";
import { errorCode } from "./files.ts";
import { MOUNT_POINT_NAMES } from "./mount-points.ts";
import { unlessFaulty } from "./regular-file.ts";

/** The folder as it is now. What Codex's own sandbox mounts in it is left out. */
export function lookAtFolder(path: string): FolderBefore {
  const stats = folderStats(path);
  return { path, identity: identityOf(stats), print: stats === null ? null : printOf(path, stats.mode) };
}

/** Tells the folder at this path apart from any other; null if there is none, or it cannot be looked at. */
export function folderIdentity(path: string): string | null {
  return identityOf(folderStats(path));
}

/** True if a folder above does not let this user look at what is at the path. */
export function isHidden(path: string): boolean {
  try {
    lstatSync(path);
    return false;
  } catch (error) {
    return ["EACCES", "EPERM"].includes(errorCode(error) ?? "");
  }
}

function folderStats(path: string): BigIntStats | null {
  const stats = unlessFaulty(
    () => lstatSync(path, { bigint: true, throwIfNoEntry: false }),
    () => undefined,
  );
  return stats?.isDirectory() ? stats : null;
}

function identityOf(stats: BigIntStats | null): string | null {
  return stats === null ? null : `${stats.dev}:${stats.ino}`;
}

/** The names in a folder; none if it cannot be read. */
export function readableNamesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function printOf(path: string, mode: bigint): string | null {
  try {
    const names = readdirSync(path).filter((name) => !MOUNT_POINT_NAMES.includes(name));
    return sha256(JSON.stringify([mode.toString(8), names.sort()]));
  } catch {
    return null;
  }
}
