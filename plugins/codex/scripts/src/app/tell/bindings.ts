// Which jobs an agent started: seen in the output of its own Bash calls, before any model could paraphrase it.

import type { JobRecord } from "../../core/job/record.ts";
import type { HookEvent } from "../../core/telling/hook-event.ts";
import { groupsOfOutput, jobsOfOutput } from "../../core/telling/job-ids.ts";
import {
  bindJob,
  boundJobs,
  hasReturned,
  isOfMainThread,
  markBackground,
  markCall,
  markOfMainThread,
  readAgent,
  readPast,
  recordAgent,
} from "../../io/agent-store.ts";
import { listHints } from "../../io/job-hints.ts";
import { readJob, updateJob } from "../../io/job-store.ts";
import { storedGroup } from "../read/group.ts";
import type { Context } from "../scope/context.ts";
import { isOwn, ownSessions, recordOf } from "../scope/own-jobs.ts";

type BashEvent = Extract<HookEvent, { type: "bash" }>;

// Clocks of two processes of one machine are one clock; the rest is the time between a call's start and its hook.
const SLACK_MS = 2_000;

/** Binds the jobs that a Bash call of our agent started; ones that it merely names are not bound. */
export function bindStartedJobs(context: Context, event: BashEvent, agentId: string): void {
  recordAgent(context.home, agentId, { sessionId: event.sessionId, launchedAt: context.now() });
  if (event.background !== null) markBackground(context.home, agentId, event.background.outputPath);
  if (callsCompanion(event.command)) markCall(context.home, agentId, "answered");
  for (const id of startedBy(context, event, readAgent(context.home, agentId)?.launchedAt ?? null)) {
    updateJob(context.home, id, { type: "bound", agentId });
    bindJob(context.home, agentId, id);
  }
}

/** Notes the jobs that a Bash call of the main thread started: they are no agent's. */
export function noteMainThreadsJobs(context: Context, event: BashEvent): void {
  for (const id of startedBy(context, event, null)) markOfMainThread(context.home, id);
}

/** The ids of the jobs that a call started, by its own lines: of this client, nobody's yet, and begun since the call began. */
function startedBy(context: Context, event: BashEvent, launchedAt: string | null): readonly string[] {
  if (!callsCompanion(event.command)) return [];
  const now = Date.parse(context.now());
  const since = event.durationMs === null ? Date.parse(launchedAt ?? context.now()) : now - event.durationMs;
  const groups = groupsOfOutput(event.stdout).flatMap((id) => storedGroup(context, id)?.jobs ?? []);
  return [...jobsOfOutput(event.stdout), ...groups.map(({ id }) => id)].filter((id) => {
    const read = readJob(context.home, id);
    if (read.kind !== "found" || read.record.agentId !== null || !isOwn(context, read.record)) return false;
    return Date.parse(read.record.createdAt) >= since - SLACK_MS;
  });
}

/** If the client does not say what was called, the lines alone tell. */
export function callsCompanion(command: string | null): boolean {
  return command === null || /\bcodex-companion\b/.test(command);
}

/** A call of an agent, for finding what it started. `sinceMs`: when it began, null if unknown. A failed call does not name its agent. */
export interface Call {
  readonly agentId: string | null;
  readonly sinceMs: number | null;
}

/** What a call started within its current return. */
export interface Started {
  /** Those bound to the agent, else the only job or group that it may have started; oldest first. */
  readonly jobs: readonly JobRecord[];
  /** True if several may be its, and nobody knows which. */
  readonly isUncertain: boolean;
}

/** The jobs of a call. What an earlier return of the same agent was told does not count. */
export function jobsOfCall(context: Context, call: Call): Started {
  const { agentId } = call;
  const past = agentId === null ? [] : readPast(context.home, agentId).jobs;
  const bound =
    agentId === null
      ? []
      : boundJobs(context.home, agentId)
          .filter((id) => !past.includes(id))
          .flatMap((id) => recordOf(context, id) ?? [])
          .filter((record) => record.agentId === agentId);
  if (bound.length > 0 || call.sinceMs === null) return { jobs: bound, isUncertain: false };
  const candidates: JobRecord[] = [];
  const ids = ownSessions(context).flatMap((sessionId) => listHints(context.home, { sessionId }));
  for (const id of ids.sort().toReversed()) {
    const record = recordOf(context, id);
    if (record !== null && !isWithin(call, record)) break;
    if (record !== null && mayHaveStarted(context, call, record)) candidates.push(record);
  }
  return isOneStart(candidates)
    ? { jobs: candidates, isUncertain: false }
    : { jobs: [], isUncertain: candidates.length > 1 };
}

/** One job, or jobs of one group: those were started together. */
function isOneStart([first, ...others]: readonly JobRecord[]): boolean {
  if (first === undefined || others.length === 0) return first !== undefined;
  return first.group !== undefined && others.every(({ group }) => group?.id === first.group?.id);
}

/** True for a job of this client that was begun within the call and is not known to be of another one. */
export function mayHaveStarted(context: Context, call: Call, record: JobRecord): boolean {
  const isOfNoOther = record.agentId === null || (call.agentId === null && !hasReturned(context.home, record.agentId));
  if (!isOwn(context, record) || !isWithin(call, record) || !isOfNoOther) return false;
  if (isOfMainThread(context.home, record.id)) return false;
  return call.agentId === null || !readPast(context.home, call.agentId).jobs.includes(record.id);
}

function isWithin(call: Call, record: JobRecord): boolean {
  return call.sinceMs !== null && Date.parse(record.createdAt) >= call.sinceMs - SLACK_MS;
}
