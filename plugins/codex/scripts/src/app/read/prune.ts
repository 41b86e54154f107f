// Removes old jobs: ended ones that everybody was told of. An active one never, nor one that an active one comes after:
// without its record that job would end as dependency_failed. One untold only after the same time again.
// Nor one whose work is in a copy and was neither applied nor discarded, unless that is asked for. Incidents that were
// closed as long ago go too, and former files that an apply kept as long ago.

import { jobIdTimeMs } from "../../core/job/id.ts";
import { isEnded, isUntold, type JobRecord } from "../../core/job/record.ts";
import { startTermsOf } from "../../core/job/request.ts";
import { oldKeptFiles, removeKeptFiles } from "../../io/apply-journal.ts";
import { readIncidents, removeIncident } from "../../io/incident-store.ts";
import { listHints } from "../../io/job-hints.ts";
import { listJobIds, readJob, removeJob, sweepStrays } from "../../io/job-store.ts";
import { unlessFaulty } from "../../io/regular-file.ts";
import { pruneGateTurns } from "../../io/stop-gate-store.ts";
import { settle } from "../end/reconcile.ts";
import type { Context } from "../scope/context.ts";
import { recordOf } from "../scope/own-jobs.ts";
import { copiesInUse } from "./copy-users.ts";

/** An old job that was left, and why. */
interface Left {
  readonly id: string;
  readonly reason: string;
}

/** What was, or with `dryRun` would be, removed; and which old jobs could not be read or removed and were left. */
export interface Pruned {
  readonly removed: readonly string[];
  readonly unreadable: readonly Left[];
  /** The old jobs that were left because their work is in a copy and was not applied. */
  readonly unapplied: readonly string[];
  /** The folders with what files were before an apply that could not be undone whole. */
  readonly formerFiles: readonly string[];
}

/** What is to be removed: jobs that ended longer than `olderThanMs` ago; `unapplied`: also those whose work would be lost. */
export interface PruneOrder {
  readonly olderThanMs: number;
  readonly dryRun: boolean;
  readonly unapplied: boolean;
}

/** Removes old jobs. */
export async function prune(context: Context, order: PruneOrder): Promise<Pruned> {
  const before = Date.parse(context.now()) - order.olderThanMs;
  const needed = neededByOthers(context);
  const kept = order.unapplied ? new Set<string>() : withUnappliedWork(context);
  const fates: (readonly [string, Fate])[] = [];
  for (const id of listJobIds(context.home).filter((each) => jobIdTimeMs(each) <= before && !needed.has(each))) {
    fates.push([id, await pruneJob(context, id, { ...order, kept })]);
  }
  if (!order.dryRun) sweep(context, before);
  const those = (wanted: Fate) => fates.flatMap(([id, fate]) => (fate === wanted ? [id] : []));
  const unreadable = fates.flatMap(([, fate]) => (typeof fate === "object" ? [fate] : []));
  const formerFiles = pruneFormerFiles(context, before, order.dryRun);
  return { removed: those("removed"), unreadable, unapplied: those("unapplied"), formerFiles };
}

/** What became of a job: it stays because it is not old, or one of what `Pruned` holds. */
type Fate = "stays" | "removed" | "unapplied" | Left;

async function pruneJob(
  context: Context,
  id: string,
  { olderThanMs, dryRun, kept }: PruneOrder & { readonly kept: ReadonlySet<string> },
): Promise<Fate> {
  const record = await readOld(context, id);
  if (record === null) return "stays";
  if ("reason" in record) return record;
  if (!isOld(record, Date.parse(context.now()) - olderThanMs, olderThanMs)) return "stays";
  if (kept.has(id)) return "unapplied";
  return dryRun ? "removed" : (remove(context, id) ?? "removed");
}

function sweep(context: Context, before: number): void {
  sweepStrays(context.home, Date.parse(context.now()));
  pruneIncidents(context, before);
  pruneGateTurns(context.home, before);
}

/** The jobs that an active one comes after or continues. */
function neededByOthers(context: Context): ReadonlySet<string> {
  const active = listHints(context.home, "active").flatMap((id) => recordOf(context, id) ?? []);
  const needs = (record: JobRecord) => [...startTermsOf(record).after, record.request.resumeJob ?? ""];
  return new Set(active.filter((record) => !isEnded(record)).flatMap(needs));
}

/** The jobs whose copy holds work that is nowhere else. */
function withUnappliedWork(context: Context): ReadonlySet<string> {
  const copies = copiesInUse(context).filter(({ state }) => state === "unapplied" || state === "partial");
  return new Set(copies.flatMap(({ records }) => records.map(({ id }) => id)));
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

function pruneFormerFiles({ home }: Context, before: number, dryRun: boolean): readonly string[] {
  return oldKeptFiles(home, before).filter((path) =>
    unlessFaulty(
      () => {
        if (!dryRun) removeKeptFiles(path);
        return true;
      },
      () => false,
    ),
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
