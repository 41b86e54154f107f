// Gathers what decides whether a job may start now, for `core/waiting/may-start.ts`. It changes nothing, but that a job on
// which this one depends is settled if its worker is gone. Asked by the launcher once, and by a worker again and again.

import { type Incident, opensAtMs } from "../../core/incident.ts";
import { kindFacts } from "../../core/job/kinds.ts";
import type { JobRecord } from "../../core/job/record.ts";
import { requestNow, startTermsOf } from "../../core/job/request.ts";
import type { BlockingGate, ClosedLane, Dependency, StartFacts } from "../../core/waiting/start-facts.ts";
import { isParkedFor } from "../../core/waiting/try-line.ts";
import { livenessOfActor } from "../../io/executor/actors.ts";
import { listHints } from "../../io/job-hints.ts";
import { settle } from "../end/reconcile.ts";
import { blockingGate } from "../reliability/gate.ts";
import type { Context } from "../scope/context.ts";
import { isParked } from "./admit.ts";
import { closingIncidents, isDue, refusedBy } from "./closed-lane.ts";
import type { ReadRecord } from "./slots.ts";
import { jobsBeforeInThread, withThread } from "./threads.ts";

/** What of a job is asked about. */
export type StartingJob = Pick<JobRecord, "id" | "kind" | "title" | "request" | "rerouted" | "workspaceRoot">;

/** What one process remembers of one job from look to look. */
export interface Looking {
  readonly read: ReadRecord;
  /** The tries that this job has, as `tryOf` names them. */
  readonly tries: Set<string>;
}

/** The facts besides slots and preflight: neither has been asked. Lane and gate are looked at when they are read. */
export async function startFacts(context: Context, job: StartingJob, looking: Looking): Promise<StartFacts> {
  const { after, queues } = startTermsOf(job);
  const named = await Promise.all(after.map((id) => dependency(context, id, looking)));
  const continued = await continuedJob(context, job, looking);
  const lane = once(() => closedLaneOf(context, job, looking));
  const gate = once(() => gateOf(context, job));
  return {
    nowMs: Date.parse(context.now()),
    after: [...named, ...continued],
    notBeforeMs: notBeforeMs(context, job, looking),
    get lane() {
      return lane();
    },
    get gate() {
      return gate();
    },
    parks: isParked(job),
    inThread: await jobsBeforeInThread(context, job, looking.read),
    problem: null,
    slots: [],
    queues,
  };
}

function once<T>(look: () => T): () => T {
  let seen: { readonly value: T } | null = null;
  return () => {
    seen ??= { value: look() };
    return seen.value;
  };
}

/** A foreign state is one of a later program, which has not ended as far as is known. */
async function dependency(context: Context, id: string, { read }: Looking): Promise<Dependency> {
  const found = read(id);
  if (found.kind !== "found") return { id, state: "missing" };
  const settled = await settle(context, found.record);
  const { status } = "reason" in settled ? found.record : settled;
  return { id, state: status === "completed" || status === "failed" || status === "cancelled" ? status : "active" };
}

/** The job whose thread is to be continued, if nothing can come of that any more. */
async function continuedJob(context: Context, { request }: StartingJob, looking: Looking): Promise<Dependency[]> {
  const { resumeOf, resumeJob: id } = request;
  if (resumeOf !== null || id === undefined) return [];
  const { state } = await dependency(context, id, looking);
  if (state === "missing") return [{ id, state }];
  // `withThread` has looked for its thread before; it may have ended since.
  const hasThread = withThread({ id, request }, looking.read).request.resumeOf !== null;
  return state === "active" || hasThread ? [] : [{ id, state: "threadless" }];
}

/** The later of its own time and, for a job that parks, the reset of a usage limit that keeps it out. */
function notBeforeMs(context: Context, job: StartingJob, looking: Looking): number | null {
  const own = startTermsOf(job).notBefore;
  const resets = isParked(job) ? closing(context, job, looking).filter(({ kind }) => kind === "usage_limit") : [];
  const times = [own, ...resets.map(({ resetAt }) => resetAt)].flatMap((at) => (at === null ? [] : [Date.parse(at)]));
  return times.length === 0 ? null : Math.max(...times);
}

function closedLaneOf(context: Context, job: StartingJob, looking: Looking): ClosedLane | null {
  const incidents = closing(context, job, looking);
  const closed = incidents.find((incident) => !isDue(context, incident));
  if (closed !== undefined) return closedBy(closed, new Date(opensAtMs(closed)).toISOString());
  const others = incidents.find((incident) => isParked(job) && isOlderOneParked(context, job, incident, looking));
  return others === undefined ? null : closedBy(others, null);
}

function closedBy(incident: Incident, opensAt: string | null): ClosedLane {
  return { fingerprint: incident.fingerprint, opensAt, refusal: refusedBy(incident) };
}

/** True if the one try of an incident is an older job's, whose worker lives. */
function isOlderOneParked({ home }: Context, { id }: StartingJob, incident: Incident, { read }: Looking): boolean {
  return listHints(home, "active").some((other) => {
    const found = other < id ? read(other) : null;
    if (found?.kind !== "found" || found.record.status !== "waiting" || found.record.worker === null) return false;
    return isParkedFor(found.record, incident) && livenessOfActor(found.record.worker) !== "gone";
  });
}

/** The incidents that keep the job out, but for those that it is trying. */
export function closing(context: Context, job: StartingJob, { tries }: Looking) {
  if (startTermsOf(job).ignoresGate || !kindFacts(job.kind).isGated) return [];
  return closingIncidents(context, { title: job.title, request: requestNow(job) }).filter(
    (incident) => !tries.has(tryOf(incident)),
  );
}

/** What a try is remembered by: it is used up by the next failure. */
export function tryOf({ fingerprint, lastFailureAt }: Incident): string {
  return `${fingerprint} ${lastFailureAt}`;
}

function gateOf(context: Context, job: StartingJob): BlockingGate | null {
  const { isUnwatched, ignoresGate } = startTermsOf(job);
  return isUnwatched && !ignoresGate ? blockingGate(context) : null;
}
