// Looks for what lies in a folder and has changed since a time, whatever Git says of it. What counts is the time of the
// last change of each entry (ctime): no program can set it back. Symbolic links are not followed. The folder itself is
// not judged.

import { accessSync, constants, type Dirent, lstatSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { errorCode } from "./files.ts";
import { monotonicMs } from "./monotonic.ts";
import { MOUNT_POINT_NAMES } from "./mount-points.ts";

/** What to look through, and how far. */
export interface LookRequest {
  readonly folder: string;
  readonly sinceMs: number;
  /** Paths that are left out, with all below them. */
  readonly without: ReadonlySet<string>;
  /** In the terms of `monotonicMs()`. */
  readonly deadlineMs: number;
}

/** What was found. Paths are absolute. */
export interface Look {
  /** At most three that are younger. */
  readonly young: readonly string[];
  /** Folders that could be written but not read; at most three. */
  readonly unread: readonly string[];
  /** The path at which the time was up; null if it sufficed. */
  readonly stoppedAt: string | null;
}

const MOST_NAMED = 3;
// The clock of a file system ticks up to 10 ms behind that of the system; some count only every second second.
const TICK_MS = 20;
const COARSE_TICK_MS = 2_000;

/** Looks through a folder, and stops once it has found enough to name. */
export function lookForYoung(request: LookRequest): Look {
  const young: string[] = [];
  const unread: string[] = [];
  let stoppedAt: string | null = null;
  for (const { path, isYoung, isUnread } of walk(request)) {
    if (isUnread && unread.length < MOST_NAMED) unread.push(path);
    if (isYoung) young.push(path);
    if (monotonicMs() > request.deadlineMs) stoppedAt = path;
    if (young.length === MOST_NAMED || stoppedAt !== null) break;
  }
  return { young, unread, stoppedAt };
}

interface Seen {
  readonly path: string;
  readonly isYoung: boolean;
  readonly isUnread: boolean;
}

function* walk({ folder, sinceMs, without }: LookRequest): Generator<Seen> {
  const waiting = [folder];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const entries = entriesOf(next);
    if (entries === null) yield { path: next, isYoung: false, isUnread: isWritable(next) };
    for (const entry of entries ?? []) {
      const path = join(next, entry.name);
      if (without.has(path) || (next === folder && isMountPoint(path, entry))) continue;
      yield { path, isYoung: isYounger(path, sinceMs), isUnread: false };
      if (entry.isDirectory()) waiting.push(path);
    }
  }
}

/** Null if the folder may not be read; a folder that has gone meanwhile has no entries. */
function entriesOf(folder: string): readonly Dirent[] | null {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    return ["ENOENT", "ENOTDIR"].includes(errorCode(error) ?? "") ? [] : null;
  }
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** What the sandbox makes to mount upon is empty, and removed when the job has ended. */
function isMountPoint(path: string, entry: Dirent): boolean {
  return MOUNT_POINT_NAMES.includes(entry.name) && entry.isDirectory() && entriesOf(path)?.length === 0;
}

function isYounger(path: string, sinceMs: number): boolean {
  const changedAtMs = lastChangeOf(path);
  if (changedAtMs === null) return true; // It was there a moment ago.
  return changedAtMs >= sinceMs - (changedAtMs % 1_000 === 0 ? COARSE_TICK_MS : TICK_MS);
}

/** When the entry was last changed, in ms since 1970; null if there is none. */
export function lastChangeOf(path: string): number | null {
  try {
    return lstatSync(path).ctimeMs;
  } catch {
    return null;
  }
}
