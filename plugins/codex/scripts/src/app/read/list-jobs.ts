// The jobs of a client, a workspace or the machine, settled, newest first, reading only what has to be shown.

import { kindFacts } from "../../core/job/kinds.ts";
import { isActive, isEnded, isSubmitted, type JobRecord, type WaitingJob } from "../../core/job/record.ts";
import { inOrder } from "../../core/waiting/line.ts";
import { brokenPlaces } from "../../io/broken-places.ts";
import { askAhead } from "../../io/executor/engine.ts";
import { addHints, declareRepaired, dropHints, type HintList, hasHints, listHints } from "../../io/job-hints.ts";
import { listJobIds, readJob } from "../../io/job-store.ts";
import { unlessFaulty } from "../../io/regular-file.ts";
import { settle } from "../end/reconcile.ts";
import type { Context } from "../scope/context.ts";
import { isOwn, ownIds, ownSessions, workspaceRootOf } from "../scope/own-jobs.ts";
import { isWaiting } from "./waiting-line.ts";

/** A job, or a place of the state home by its path in it, that could not be read, and why. */
export interface Unreadable {
  readonly id: string;
  readonly reason: string;
}

/**
 * Whose jobs: this client's in every folder (outside any client: all of this workspace), every client's of this workspace,
 * or all of this home. `withCanaries`: those that only try whether jobs can run, too.
 */
export interface ListScope {
  readonly of: "client" | "workspace" | "home";
  readonly withCanaries: boolean;
}

/** `running` and `waiting` (in the order of the line) hold all active jobs, `recent` the ended ones as far as they were asked for. */
export interface Listing {
  readonly workspaceRoot: string;
  readonly running: readonly JobRecord[];
  readonly waiting: readonly WaitingJob[];
  readonly recent: readonly JobRecord[];
  /** How many older ones there are that were not asked for, canaries included: none of them was read. */
  readonly older: number;
  readonly unreadable: readonly Unreadable[];
}

const RECENT = 8;

/** Lists the jobs of a scope: a client's running and recent ones, of the others all. */
export async function listJobs(context: Context, scope: ListScope): Promise<Listing> {
  const workspaceRoot = workspaceRootOf(context);
  const isWide = scope.of !== "client";
  const stray = isWide || !hasHints(context.home) ? repairHints(context) : [];
  const most = isWide ? Number.POSITIVE_INFINITY : RECENT;
  const { found, older } = await readJobs(context, candidates(context, workspaceRoot, scope), scope, most);
  const records = found.filter(isReadable).toSorted((a, b) => (a.id < b.id ? 1 : -1));
  const underWay = records.filter((record) => !isEnded(record));
  const recent = records.filter(isEnded);
  const broken = [...stray, ...found.filter((each): each is Unreadable => !isReadable(each))];
  broken.push(...brokenPlaces(context.home, listsOf(context, workspaceRoot)));
  return {
    workspaceRoot,
    running: underWay.filter((record) => !isWaiting(record)),
    waiting: inOrder(underWay.filter(isWaiting)),
    recent: recent.slice(0, most),
    older: older + Math.max(0, recent.length - most),
    unreadable: [...new Map(broken.map((each) => [each.id, each])).values()],
  };
}

/** The jobs as they stand: all that are under way, and of the ended ones at least so many. An engine is asked while others are read. */
async function readJobs(context: Context, ids: readonly string[], scope: ListScope, most: number) {
  const active = new Set(listHints(context.home, "active"));
  const found: (JobRecord | Unreadable)[] = [];
  const submitted: JobRecord[] = [];
  let asked: Promise<void> | null = null;
  let [ended, older] = [0, 0];
  for (const id of ids) {
    if (ended >= most && !active.has(id)) {
      older++;
      continue;
    }
    const read = readListed(context, id, scope);
    if (read === null) continue;
    if (isWithEngine(read)) {
      asked ??= askAhead(read);
      submitted.push(read);
      continue;
    }
    const settled = isReadable(read) ? await settle(context, read) : read;
    if (isReadable(settled) && isEnded(settled)) ended++;
    found.push(settled);
  }
  await asked;
  for (const record of submitted) found.push(await settle(context, record));
  return { found, older };
}

function isReadable(found: JobRecord | Unreadable): found is JobRecord {
  return !("reason" in found);
}

function isWithEngine(found: JobRecord | Unreadable): found is JobRecord {
  return isReadable(found) && isActive(found) && isSubmitted(found);
}

/** The lists by which the jobs of this client are found. */
function listsOf(context: Context, workspaceRoot: string): readonly HintList[] {
  return [{ workspaceRoot }, ...ownSessions(context).map((sessionId) => ({ sessionId }))];
}

/** The ids to look at, newest first. */
function candidates(context: Context, workspaceRoot: string, { of }: ListScope): readonly string[] {
  const { home } = context;
  const ids =
    of === "home"
      ? listJobIds(home)
      : of === "workspace"
        ? listHints(home, { workspaceRoot })
        : ownIds(context, workspaceRoot, "anywhere");
  return ids.toSorted().toReversed();
}

function readListed(context: Context, id: string, scope: ListScope): JobRecord | Unreadable | null {
  const read = readJob(context.home, id);
  if (read.kind === "unreadable") return { id, reason: read.reason };
  if (read.kind === "absent") return null;
  if (kindFacts(read.record.kind).shown === "on_request" && !scope.withCanaries) return null;
  if (scope.of === "client" && !isOwn(context, read.record)) return null;
  return read.record;
}

/**
 * Makes lost hints anew from the records, and removes those that killed writers left. Reads every record; gives the jobs
 * that cannot be read, because nobody can tell any more to which workspace they belong.
 */
function repairHints(context: Context): readonly Unreadable[] {
  const unreadable: Unreadable[] = [];
  let isWhole = true;
  for (const id of listJobIds(context.home)) {
    const read = readJob(context.home, id);
    if (read.kind === "unreadable") unreadable.push({ id, reason: read.reason });
    if (read.kind !== "found") continue;
    if (!isRepaired(context, read.record)) isWhole = false;
  }
  if (isWhole && !hasHints(context.home)) declareIfWritable(context);
  return unreadable;
}

/** If the lists cannot be made, their places are told as broken. */
function declareIfWritable({ home }: Context): void {
  unlessFaulty(
    () => declareRepaired(home),
    () => {},
  );
}

/** False if a list cannot be written. */
function isRepaired({ home }: Context, record: JobRecord): boolean {
  return unlessFaulty(
    () => {
      addHints(home, record);
      dropHints(home, record);
      return true;
    },
    () => false,
  );
}
