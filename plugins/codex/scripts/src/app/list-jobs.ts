// The jobs of a client, a workspace or the machine, settled, newest first, reading only what has to be shown.

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

/**
 * Whose jobs: this client's in every folder (outside any client: all of this workspace), every client's of this workspace,
 * or all of this home. `withCanaries`: those that only try whether jobs can run, too.
 */
export interface Scope {
  readonly of: "client" | "workspace" | "home";
  readonly withCanaries: boolean;
}

/** `running` and `waiting` hold all active jobs, `recent` the ended ones as far as they were asked for. */
export interface Listing {
  readonly workspaceRoot: string;
  readonly running: readonly JobRecord[];
  readonly waiting: readonly JobRecord[];
  readonly recent: readonly JobRecord[];
  readonly unreadable: readonly Unreadable[];
}

const RECENT = 8;

/** Lists the jobs of a scope: a client's running and recent ones, of the others all. */
export async function listJobs(context: Context, scope: Scope): Promise<Listing> {
  const workspaceRoot = workspaceRootOf(context);
  const isWide = scope.of !== "client";
  const stray = isWide || !hasHints(context.home) ? repairHints(context) : [];
  const most = isWide ? Number.POSITIVE_INFINITY : RECENT;
  const active = new Set(listHints(context.home, "active"));
  const underWay: JobRecord[] = [];
  const recent: JobRecord[] = [];
  const unreadable = new Map(stray.map((job) => [job.id, job]));
  for (const id of candidates(context, workspaceRoot, scope)) {
    if (recent.length >= most && !active.has(id)) continue;
    const found = await readListed(context, id, scope);
    if (found === null) continue;
    if ("reason" in found) unreadable.set(id, found);
    else (isEnded(found) ? recent : underWay).push(found);
  }
  const [waiting, running] = [underWay.filter(isWaiting), underWay.filter((record) => !isWaiting(record))];
  return { workspaceRoot, running, waiting, recent: recent.slice(0, most), unreadable: [...unreadable.values()] };
}

function isWaiting(record: JobRecord): boolean {
  const status: string = record.status;
  return status === "waiting";
}

/** The ids to look at, newest first. */
function candidates(context: Context, workspaceRoot: string, { of }: Scope): readonly string[] {
  const { home } = context;
  const ids =
    of === "home"
      ? listJobIds(home)
      : of === "workspace"
        ? listHints(home, { workspaceRoot })
        : ownIds(context, workspaceRoot, "anywhere");
  return ids.toSorted().toReversed();
}

async function readListed(context: Context, id: string, scope: Scope): Promise<JobRecord | Unreadable | null> {
  const read = readJob(context.home, id);
  if (read.kind === "unreadable") return { id, reason: read.reason };
  if (read.kind === "absent") return null;
  if (read.record.kind === CANARY && !scope.withCanaries) return null;
  if (scope.of === "client" && !isOwn(context, read.record)) return null;
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
