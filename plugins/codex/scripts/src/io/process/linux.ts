// Linux: everything from /proc. Start times are ticks since boot, which no change of the clock moves.
// A scan reads the newest processes first, so that a process that forks and ends at once has little time to slip by.

import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import type { Sighting } from "../../core/job/liveness.ts";
import { errorCode } from "../files.ts";
import { parseStat, type Stat } from "./linux-stat.ts";
import {
  isOlder,
  type ProcessEntry,
  type ProcessPlatform,
  type Request,
  type Scan,
  SIGNALS,
  sightUnseen,
} from "./platform.ts";

/** Linux. */
export const linuxPlatform: ProcessPlatform = {
  bootId: () => orEmpty(() => readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()),
  pidNamespace: () => orEmpty(() => readlinkSync("/proc/self/ns/pid")),
  sight,
  scan,
  send,
};

function sight(pid: number): Sighting {
  const stat = readStat(pid);
  // Absence is confirmed: /proc may not be mounted, or hide what belongs to others.
  if (stat === "ended") return sightUnseen(pid);
  if (stat === null) return "unreadable";
  return isDead(stat) ? "absent" : { startedAt: stat.startedAt };
}

function scan(marks: readonly string[], since = "0"): Scan {
  const kernelThreads = pidsOfKernelThreads();
  const needles = marks.filter((mark) => mark !== "").map((mark) => Buffer.from(mark)); // an empty one would fit all
  const entries: ProcessEntry[] = [];
  const endedPids: number[] = [];
  for (const pid of pidsNewestFirst()) {
    if (kernelThreads.has(pid)) continue;
    const entry = readEntry(pid, needles, since);
    if (entry === "ended") endedPids.push(pid);
    else if (entry !== null) entries.push(entry);
  }
  return { entries, endedPids };
}

function send(targets: readonly ProcessEntry[], groups: readonly number[], request: Request): void {
  for (const { pid, startedAt } of targets) {
    const seen = sight(pid);
    if (typeof seen === "object" && seen.startedAt === startedAt) signalQuietly(pid, request);
  }
  for (const group of groups) signalQuietly(-group, request);
}

function signalQuietly(pid: number, request: Request): void {
  try {
    for (const signal of SIGNALS[request]) process.kill(pid, signal);
  } catch {
    // Gone meanwhile, or not ours to signal: the next scan tells.
  }
}

/**
 * The threads of the kernel, told at once: there are more of them than programs. They are the children of the thread with pid
 * 2, which in a container is some program, and then nothing is told.
 */
function pidsOfKernelThreads(): ReadonlySet<number> {
  const parent = readStat(2);
  if (parent === null || parent === "ended" || !parent.isKernelThread) return new Set();
  return new Set(
    orEmpty(() => readFileSync("/proc/2/task/2/children", "utf8").trim())
      .split(" ")
      .map(Number),
  );
}

function pidsNewestFirst(): number[] {
  try {
    return readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
      .sort((a, b) => b - a);
  } catch (cause) {
    throw new Error('Could not list the processes in "/proc": it cannot be read. Mount it.', { cause });
  }
}

/** Null for what is no program, or of no concern: a thread of the kernel, a line that cannot be read, an old zombie. */
function readEntry(pid: number, needles: readonly Buffer[], since: string): ProcessEntry | "ended" | null {
  const stat = readStat(pid);
  if (stat === "ended" || stat === null) return stat;
  const { isKernelThread, ...known } = stat;
  if (isKernelThread) return null;
  if (isOlder(known.startedAt, since)) return isDead(stat) ? null : { ...known, isMarked: false };
  const isMarked = !isDead(stat) && readMarked(pid, needles);
  return isDead(stat) || isMarked === "ended" ? "ended" : { ...known, isMarked };
}

function readStat(pid: number): Stat | "ended" | null {
  try {
    return parseStat(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch (error) {
    return hasEnded(error) ? "ended" : null;
  }
}

function readMarked(pid: number, needles: readonly Buffer[]): boolean | "ended" {
  if (needles.length === 0) return false;
  try {
    const environment = readFileSync(`/proc/${pid}/environ`);
    return needles.some((needle) => hasEntry(environment, needle));
  } catch (error) {
    return hasEnded(error) ? "ended" : false;
  }
}

/** True if the bytes hold the needle as a whole entry; entries end with a NUL byte. */
function hasEntry(bytes: Buffer, needle: Buffer): boolean {
  for (let at = bytes.indexOf(needle); at >= 0; at = bytes.indexOf(needle, at + 1)) {
    const end = at + needle.length;
    if ((at === 0 || bytes[at - 1] === 0) && (end === bytes.length || bytes[end] === 0)) return true;
  }
  return false;
}

function isDead({ state }: Stat): boolean {
  return state === "Z" || state === "X" || state === "x";
}

function hasEnded(error: unknown): boolean {
  return ["ENOENT", "ESRCH"].includes(errorCode(error) ?? "");
}

function orEmpty(read: () => string): string {
  try {
    return read();
  } catch {
    return "";
  }
}
