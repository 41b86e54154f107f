// Removes old jobs: ended ones that everybody was told of. An active one never; one untold only after the same time again.
// Incidents that were closed as long ago go too.

import { jobIdTimeMs } from "../core/job/id.ts";
import { isEnded, isUntold, type JobRecord } from "../core/job/record.ts";
import { readIncidents, removeIncident } from "../io/incident-store.ts";
import { listJobIds, readJob, removeJob, sweepStrays } from "../io/job-store.ts";
import type { Context } from "./context.ts";
import { reconcile } from "./reconcile.ts";

/** What was, or with `dryRun` would be, removed; and which old jobs could not be read and were left. */
export interface Pruned {
  readonly removed: readonly string[];
  readonly unreadable: readonly string[];
}

/** Removes the jobs that ended longer than `olderThanMs` ago. */
export async function prune(context: Context, olderThanMs: number, dryRun: boolean): Promise<Pruned> {
  const before = Date.parse(context.now()) - olderThanMs;
  const removed: string[] = [];
  const unreadable: string[] = [];
  for (const id of listJobIds(context.home)) {
    if (jobIdTimeMs(id) > before) continue;
    const read = readJob(context.home, id);
    if (read.kind === "unreadable") unreadable.push(id);
    if (read.kind !== "found") continue;
    if (isOld(await reconcile(context, read.record), before, olderThanMs)) removed.push(id);
  }
  if (!dryRun) {
    for (const id of removed) removeJob(context.home, id);
    sweepStrays(context.home, Date.parse(context.now()));
    pruneIncidents(context, before);
  }
  return { removed, unreadable };
}

function pruneIncidents(context: Context, before: number): void {
  for (const { closed, fingerprint } of readIncidents(context.home).incidents) {
    if (closed !== null && Date.parse(closed.at) < before) removeIncident(context.home, fingerprint);
  }
}

function isOld(record: JobRecord, before: number, olderThanMs: number): boolean {
  if (!isEnded(record)) return false;
  const endedAt = Date.parse(record.completedAt);
  return endedAt < (isUntold(record) ? before - olderThanMs : before);
}
