// The jobs of a workspace, settled, newest first, reading only what has to be shown.

import { CANARY, isEnded, type JobRecord } from "../core/job/record.ts";
import { addHints, declareRepaired, dropHints, hasHints, listHints } from "../io/job-hints.ts";
import { listJobIds, readJob } from "../io/job-store.ts";
import type { Context } from "./context.ts";
import { isOwn, ownIds, workspaceRootOf } from "./find-job.ts";
import { reconcile } from "./reconcile.ts";

/** A record that could not be read, and why. */
export interface Unreadable {
  readonly id: string;
  readonly reason: string;
}

/** `running` holds all active jobs, `recent` the ended ones as far as they were asked for. */
export interface Listing {
  readonly workspaceRoot: string;
  readonly running: readonly JobRecord[];
  readonly recent: readonly JobRecord[];
  readonly unreadable: readonly Unreadable[];
}

const RECENT = 8;

/** Lists the jobs of this workspace: this client's running and recent ones, or with `all` everybody's, canaries included. */
export async function listJobs(context: Context, all: boolean): Promise<Listing> {
  const workspaceRoot = workspaceRootOf(context);
  const stray = all || !hasHints(context.home) ? repairHints(context) : [];
  const most = all ? Number.POSITIVE_INFINITY : RECENT;
  const active = new Set(listHints(context.home, "active"));
  const running: JobRecord[] = [];
  const recent: JobRecord[] = [];
  const unreadable = new Map(stray.map((job) => [job.id, job]));
  for (const id of candidates(context, workspaceRoot, all)) {
    if (recent.length >= most && !active.has(id)) continue;
    const found = await readListed(context, id, all);
    if (found === null) continue;
    if ("reason" in found) unreadable.set(id, found);
    else (isEnded(found) ? recent : running).push(found);
  }
  return { workspaceRoot, running, recent: recent.slice(0, most), unreadable: [...unreadable.values()] };
}

/** The ids to look at, newest first. */
function candidates(context: Context, workspaceRoot: string, all: boolean): readonly string[] {
  return (all ? listHints(context.home, { workspaceRoot }) : ownIds(context, workspaceRoot)).toReversed();
}

async function readListed(context: Context, id: string, all: boolean): Promise<JobRecord | Unreadable | null> {
  const read = readJob(context.home, id);
  if (read.kind === "unreadable") return { id, reason: read.reason };
  if (read.kind === "absent") return null;
  if (!all && (read.record.kind === CANARY || !isOwn(context, read.record))) return null;
  return reconcile(context, read.record);
}

/**
 * Makes lost hints anew from the records, and removes those that killed writers left. Reads every record; gives the jobs
 * that cannot be read, because nobody can tell any more to which workspace they belong.
 */
function repairHints(context: Context): readonly Unreadable[] {
  const unreadable: Unreadable[] = [];
  for (const id of listJobIds(context.home)) {
    const read = readJob(context.home, id);
    if (read.kind === "unreadable") unreadable.push({ id, reason: read.reason });
    if (read.kind !== "found") continue;
    addHints(context.home, read.record);
    dropHints(context.home, read.record);
  }
  if (!hasHints(context.home)) declareRepaired(context.home);
  return unreadable;
}
