// Removes old jobs: ended ones that everybody was told of. An active one never, nor one that an active one comes after:
// without its record that job would end as dependency_failed. One untold only after the same time again.
// Incidents that were closed as long ago go too, and the copies in which removed jobs worked.

import { jobIdTimeMs } from "../../core/job/id.ts";
import { isEnded, isUntold, type JobRecord, startTermsOf } from "../../core/job/record.ts";
import { readIncidents, removeIncident } from "../../io/incident-store.ts";
import { listHints } from "../../io/job-hints.ts";
import { listJobIds, readJob, removeJob, sweepStrays } from "../../io/job-store.ts";
import { unlessFaulty } from "../../io/regular-file.ts";
import { pruneGateTurns } from "../../io/stop-gate-store.ts";
import { settle } from "../end/reconcile.ts";
import type { Context } from "../scope/context.ts";
import { recordOf } from "../scope/own-jobs.ts";
import { pruneCopies } from "./prune-copies.ts";

/** An old job that was left, and why. */
interface Left {
  readonly id: string;
  readonly reason: string;
}

/** What was, or with `dryRun` would be, removed; and which old jobs could not be read or removed and were left. */
export interface Pruned {
  readonly removed: readonly string[];
  readonly unreadable: readonly Left[];
}

/** Removes the jobs that ended longer than `olderThanMs` ago. */
export async function prune(context: Context, olderThanMs: number, dryRun: boolean): Promise<Pruned> {
  const before = Date.parse(context.now()) - olderThanMs;
  const removed: string[] = [];
  const unreadable: Left[] = [];
  const needed = neededByOthers(context);
  for (const id of listJobIds(context.home).filter((each) => jobIdTimeMs(each) <= before && !needed.has(each))) {
    const record = await readOld(context, id);
    if (record === null || (!("reason" in record) && !isOld(record, before, olderThanMs))) continue;
    const left = "reason" in record ? record : dryRun ? null : remove(context, id);
    if (left === null) removed.push(id);
    else unreadable.push(left);
  }
  if (!dryRun) {
    sweepStrays(context.home, Date.parse(context.now()));
    pruneIncidents(context, before);
    pruneGateTurns(context.home, before);
    pruneCopies(context);
  }
  return { removed, unreadable };
}

/** The jobs that an active one comes after or continues. */
function neededByOthers(context: Context): ReadonlySet<string> {
  const active = listHints(context.home, "active").flatMap((id) => recordOf(context, id) ?? []);
  const needs = (record: JobRecord) => [...startTermsOf(record).after, record.request.resumeJob ?? ""];
  return new Set(active.filter((record) => !isEnded(record)).flatMap(needs));
}

async function readOld(context: Context, id: string): Promise<JobRecord | Left | null> {
  const read = readJob(context.home, id);
  if (read.kind === "unreadable") return { id, reason: read.reason };
  return read.kind === "found" ? settle(context, read.record) : null;
}

/** Removes a job; says why it cannot be, if it cannot. */
function remove({ home }: Context, id: string): Left | null {
  return unlessFaulty<Left | null>(
    () => {
      removeJob(home, id);
      return null;
    },
    (fault) => ({ id, reason: `it cannot be removed: its folder ${fault}` }),
  );
}

function pruneIncidents(context: Context, before: number): void {
  for (const { closed, fingerprint } of readIncidents(context.home).incidents) {
    if (closed === null || Date.parse(closed.at) >= before) continue;
    unlessFaulty(
      () => removeIncident(context.home, fingerprint),
      () => {},
    );
  }
}

function isOld(record: JobRecord, before: number, olderThanMs: number): boolean {
  if (!isEnded(record)) return false;
  const endedAt = Date.parse(record.completedAt);
  return endedAt < (isUntold(record) ? before - olderThanMs : before);
}
