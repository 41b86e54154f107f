// What Codex's sandbox on Linux may leave behind. The sandbox protects a few names in each folder that a command may
// write to. If such a name is missing, it makes an empty folder to mount upon, and removes it after the command. If the
// sandbox is killed before that (an interrupt by Codex itself suffices), the folder stays (Codex 0.169.0). Nothing is
// ever removed but an empty folder that was not there before the turn and that no living sandbox uses.

import { readdirSync, readFileSync, rmdirSync } from "node:fs";
import { join } from "node:path";
import { statsOf } from "./files.ts";

/** The names that the sandbox protects in each folder that a command may write to. */
export const MOUNT_POINT_NAMES: readonly string[] = [".agents", ".aws", ".codex", ".git"];

/** The paths in these folders that the sandbox would have to make; none if its sandbox makes none. */
export function absentMountPoints(folders: readonly string[], platform = process.platform): readonly string[] {
  if (platform !== "linux") return [];
  const paths = folders.flatMap((folder) => MOUNT_POINT_NAMES.map((name) => join(folder, name)));
  return paths.filter((path) => statsOf(path) === null);
}

/** Removes those of the paths that were left behind. To be called when no process of the job is alive. */
export function removeMountPoints(paths: readonly string[]): void {
  const left = paths.filter((path) => statsOf(path)?.isDirectory());
  if (left.length === 0) return;
  const commandLines = readCommandLines();
  for (const path of left) {
    // A sandbox is told its mount points: one by one, or quoted in its policy.
    const isInUse = commandLines.some((line) => line.includes(`\0${path}\0`) || line.includes(`"${path}"`));
    if (!isInUse) removeIfEmpty(path);
  }
}

function removeIfEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // Not empty, so it is somebody's; or not ours to remove.
  }
}

function readCommandLines(): readonly string[] {
  const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return pids.map((pid) => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, "utf8");
    } catch {
      return ""; // It ended meanwhile.
    }
  });
}
