// Searches for the living processes of a job: what carries its mark, its roots, and what follows those (see select.ts).
// A search remembers whom it found, so that the children of a process that ends meanwhile are still known as the job's.

import type { Traces } from "../../core/executor.ts";
import { monotonicMs } from "../monotonic.ts";
import { isHere } from "./identity.ts";
import type { ProcessEntry, ProcessPlatform, Scan } from "./platform.ts";
import { groupsWithin, type Leader, selectJobProcesses } from "./select.ts";
import { thisPlatform } from "./this-platform.ts";

/** What one look found; `groups` are the process groups that hold nothing else. */
export interface Findings {
  readonly found: readonly ProcessEntry[];
  readonly groups: readonly number[];
}

// If a process ended during a scan, a chain of processes that fork and end at once may have slipped by it. Such a scan
// is taken again, for so long and so often at least, since on a busy machine something always ends.
const BLUR_LIMIT_MS = 100;
const BLURRED_SCANS = 5;

/** The living processes of a job, this one and the spared apart. Throws if processes cannot be listed. */
export function findJobProcesses(traces: Traces): readonly ProcessEntry[] {
  return startSearch(traces, thisPlatform)().found;
}

/** A search: each call looks again, led further by whatever the calls before it found. */
export function startSearch({ marks, roots, spare }: Traces, platform: ProcessPlatform): () => Findings {
  requireMarks(marks);
  const bounds = { callerPid: process.pid, spare };
  const usable = roots.filter((root) => isHere(root) && root.startedAt !== "");
  const leaders = new Map<string, Leader>(usable.map((root) => [keyOf(root), { ...root, wasSeen: false }]));
  // The marks of a job are set by the oldest of its roots: nobody who is older carries one of this job.
  const oldest = usable.length === roots.length ? usable.map(({ startedAt }) => startedAt).sort(byAge)[0] : undefined;
  return lookUntilClear(
    () => platform.scan(marks, oldest),
    ({ entries }) => {
      const found = selectJobProcesses(entries, [...leaders.values()], bounds);
      for (const entry of found) leaders.set(keyOf(entry), { ...entry, wasSeen: true });
      return { found, groups: groupsWithin(found, entries) };
    },
  );
}

function byAge(a: string, b: string): number {
  return Number(a) - Number(b);
}

/** Tells a process apart from every other of this boot. */
export function keyOf({ pid, startedAt }: Pick<ProcessEntry, "pid" | "startedAt">): string {
  return `${pid} ${startedAt}`;
}

/** Scans until something is found, or nobody has ended since the scan before, or it has taken too long. */
function lookUntilClear(scan: () => Scan, choose: (scan: Scan) => Findings): () => Findings {
  let ended: ReadonlySet<number> = new Set();
  return () => {
    const deadline = monotonicMs() + BLUR_LIMIT_MS;
    for (let scans = 1; ; scans++) {
      const latest = scan();
      const findings = choose(latest);
      const isBlurred = latest.endedPids.some((pid) => !ended.has(pid));
      ended = new Set(latest.endedPids);
      if (findings.found.length > 0 || !isBlurred) return findings;
      if (scans >= BLURRED_SCANS && monotonicMs() > deadline) return findings;
    }
  };
}

function requireMarks(marks: readonly string[]): void {
  const unfit = marks.find((mark) => !/^[^=\s\0]+=[^\s\0]+$/.test(mark));
  if (unfit === undefined) return;
  throw new TypeError(`Could not look for processes marked "${unfit}": a mark is NAME=VALUE, without blanks.`);
}
