// Which jobs an agent started: seen in the output of its own Bash calls, before any model could paraphrase it.

import type { JobRecord } from "../core/job/record.ts";
import type { HookEvent } from "../core/telling/hook-event.ts";
import { jobIdsIn } from "../core/telling/job-ids.ts";
import { bindJob, boundJobs, hasReturned, markBackground, readAgent, recordAgent } from "../io/agent-store.ts";
import { listHints } from "../io/job-hints.ts";
import { readJob, updateJob } from "../io/job-store.ts";
import type { Context } from "./context.ts";
import { isOwn, ownSessions, recordOf } from "./find-job.ts";

type BashEvent = Extract<HookEvent, { type: "bash" }>;

// Clocks of two processes of one machine are one clock; the rest is the time between a call's start and its hook.
const SLACK_MS = 2_000;

/** Binds the jobs that a Bash call of our agent started; ones that it merely names are not bound. */
export function bindStartedJobs(context: Context, event: BashEvent, agentId: string): void {
  recordAgent(context.home, agentId, { sessionId: event.sessionId, launchedAt: context.now() });
  if (event.background !== null) markBackground(context.home, agentId, event.background.outputPath);
  const since =
    event.durationMs === null
      ? Date.parse(readAgent(context.home, agentId)?.launchedAt ?? context.now())
      : Date.parse(context.now()) - event.durationMs;
  for (const id of jobIdsIn(event.text)) {
    const read = readJob(context.home, id);
    if (read.kind !== "found" || read.record.agentId !== null) continue;
    if (!isOwn(context, read.record)) continue;
    if (Date.parse(read.record.createdAt) < since - SLACK_MS) continue;
    updateJob(context.home, id, { type: "bound", agentId });
    bindJob(context.home, agentId, id);
  }
}

/** A call of an agent, for finding what it started. `sinceMs`: when it began, null where unknown. A failed call does not name its agent. */
export interface Call {
  readonly agentId: string | null;
  readonly sinceMs: number | null;
}

/** The records of the jobs that a call started, oldest first: those bound to the agent, else the only one that it may have started. */
export function jobsOfCall(context: Context, call: Call): readonly JobRecord[] {
  const { agentId } = call;
  const bound =
    agentId === null
      ? []
      : boundJobs(context.home, agentId)
          .flatMap((id) => recordOf(context, id) ?? [])
          .filter((record) => record.agentId === agentId);
  if (bound.length > 0 || call.sinceMs === null) return bound;
  const candidates: JobRecord[] = [];
  const ids = ownSessions(context).flatMap((sessionId) => listHints(context.home, { sessionId }));
  for (const id of ids.sort().toReversed()) {
    const record = recordOf(context, id);
    if (record !== null && !isWithin(call, record)) break;
    if (record !== null && mayHaveStarted(context, call, record)) candidates.push(record);
  }
  return candidates.length === 1 ? candidates : [];
}

/** True for a job of this client that was begun within the call and is not known to be of another one. */
export function mayHaveStarted(context: Context, call: Call, record: JobRecord): boolean {
  const isOfNoOther = record.agentId === null || (call.agentId === null && !hasReturned(context.home, record.agentId));
  return isOwn(context, record) && isWithin(call, record) && isOfNoOther;
}

function isWithin(call: Call, record: JobRecord): boolean {
  return call.sinceMs !== null && Date.parse(record.createdAt) >= call.sinceMs - SLACK_MS;
}
