// The one function that moves a job: (record, event) -> the next record, or why not.
// Ended states absorb every event that would change the outcome; the first recorded cause wins.

import { assertNever } from "../assert-never.ts";
import type { Failure } from "../failure/kinds.ts";
import type { SandboxFailure } from "../outcome/sandbox-failure.ts";
import type { Evidence, Exit, Teardown } from "../outcome/work.ts";
import type { ReviewOutcome } from "../review/review-request.ts";
import { isSameWaiting, type Waiting } from "../waiting/waiting.ts";
import type { Applied } from "./applied.ts";
import { isIsolated } from "./place.ts";
import {
  type ActiveJob,
  type Attempt,
  type EndedJob,
  isEnded,
  isSameProcess,
  isSubmitted,
  type JobRecord,
  type Learnt,
  ownerOf,
  type PlanProgress,
  type ProcessIdentity,
  type QueuedJob,
  type RefusedTool,
  type RunningJob,
  type StopCause,
  type TokenUsage,
  type WaitingJob,
} from "./record.ts";

/** How a job ended. Without a recorded `stopping` only the owner may say it; with one, its actor or the worker. */
export interface EndedEvent {
  readonly type: "ended";
  readonly by: ProcessIdentity;
  /** True: if the job is queued, `by` is its worker, which ends it instead of claiming it. */
  readonly claims?: boolean;
  readonly at: string;
  /** `turn`: the job ran to an end of its own; otherwise the recorded cause that is being carried out. */
  readonly cause: "turn" | StopCause;
  readonly outcome:
    | { readonly status: "completed" | "cancelled" }
    | { readonly status: "failed"; readonly failure: Failure };
  readonly exit: Exit | null;
  readonly evidence: Evidence | null;
  readonly usage?: TokenUsage | null;
  readonly plan?: PlanProgress | null;
  readonly refusedTools?: readonly RefusedTool[];
  readonly sandboxFailure?: SandboxFailure;
  readonly review?: ReviewOutcome;
  readonly attempts?: readonly Attempt[];
  readonly leftRunning?: readonly string[];
  readonly teardown?: Teardown | null;
}

export type JobEvent =
  /** With `waiting`, the job waits for that before it starts. `resumeOf`: the thread to continue, if that is known only now. */
  | {
      readonly type: "claimed";
      readonly worker: ProcessIdentity;
      readonly at: string;
      readonly waiting?: Waiting;
      readonly resumeOf?: string | null;
    }
  /** An engine has taken it, and calls it `ref`. */
  | { readonly type: "submitted"; readonly ref: string; readonly waiting: Waiting }
  | { readonly type: "waits"; readonly by: ProcessIdentity; readonly waiting: Waiting }
  | {
      readonly type: "started";
      readonly by: ProcessIdentity;
      readonly at: string;
      readonly resumeOf?: string | null;
    }
  | {
      readonly type: "learnt";
      readonly by: ProcessIdentity;
      readonly phase?: string;
      readonly facts: Partial<Learnt & Pick<RunningJob, "attempts" | "rerouted" | "rounds" | "said" | "place">>;
    }
  | {
      readonly type: "stopping";
      readonly cause: StopCause;
      readonly by: ProcessIdentity;
      readonly at: string;
      /** The actor of an earlier `stopping`, seen to be gone; its cause is kept. */
      readonly replaces?: ProcessIdentity;
      /** True: only if no worker and no engine has it yet. */
      readonly isUntaken?: boolean;
    }
  | EndedEvent
  | { readonly type: "bound"; readonly agentId: string }
  | { readonly type: "told"; readonly channel: string; readonly sessionId: string | null; readonly at: string }
  | { readonly type: "applied"; readonly applied: Applied }
  | { readonly type: "discarded"; readonly at: string };

/** Why an event was not accepted. */
export type Refusal =
  | "ended"
  | "not_ended"
  | "not_isolated"
  | "already_claimed"
  | "claim_expired"
  | "not_waiting"
  | "stopping"
  | "not_running"
  | "not_owner"
  | "impossible"
  | "foreign"
  | "nothing_new";

export type TransitionResult =
  | { readonly accepted: true; readonly record: JobRecord }
  | { readonly accepted: false; readonly refusal: Refusal };

/** Applies one event to a record. Pure; the caller publishes the result as the next revision. */
export function transition(record: JobRecord, event: JobEvent): TransitionResult {
  if (record.status === "foreign") return refuse("foreign"); // Written back, it would lose what this program does not know.
  switch (event.type) {
    case "claimed":
      return claim(record, event);
    case "submitted":
      return submit(record, event);
    case "waits":
      return wait(record, event);
    case "started":
      return start(record, event);
    case "learnt":
      return learn(record, event);
    case "stopping":
      return stop(record, event);
    case "ended":
      return end(record, event);
    case "bound":
      return record.agentId === event.agentId ? refuse("nothing_new") : accept({ ...record, agentId: event.agentId });
    case "told": {
      const told = { channel: event.channel, sessionId: event.sessionId, at: event.at };
      return accept({ ...record, told: [...record.told, told] });
    }
    case "applied":
      if (!isEnded(record)) return refuse("not_ended");
      return isIsolated(record) ? accept({ ...record, applied: event.applied }) : refuse("not_isolated");
    case "discarded":
      return discard(record, event.at);
    default:
      return assertNever(event);
  }
}

type KnownJob = ActiveJob | EndedJob;
type EventOf<Type extends JobEvent["type"]> = Extract<JobEvent, { readonly type: Type }>;

function discard(record: KnownJob, at: string): TransitionResult {
  if (!isEnded(record)) return refuse("not_ended");
  if (!isIsolated(record)) return refuse("not_isolated");
  return record.discardedAt === undefined ? accept({ ...record, discardedAt: at }) : refuse("nothing_new");
}

function claim(record: KnownJob, { worker, at, waiting, resumeOf }: EventOf<"claimed">): TransitionResult {
  if (isEnded(record)) return refuse("ended");
  const isUnclaimed = record.status === "queued" || (record.status === "waiting" && record.worker === null);
  if (!isUnclaimed) return refuse("already_claimed");
  if (record.stopping !== null) return refuse("stopping");
  const isLate = Date.parse(at) > Date.parse(record.claimBy) && !isSubmitted(record); // An engine takes its time.
  if (isLate) return refuse("claim_expired");
  if (waiting !== undefined) return accept({ ...record, status: "waiting", phase: "waiting", worker, waiting });
  return accept(running(record.status === "waiting" ? withoutWaiting(record) : record, worker, at, resumeOf));
}

/** If its worker was quicker than its launcher, or somebody is ending the job or has ended it, only the name is noted. */
function submit(record: KnownJob, { ref, waiting }: EventOf<"submitted">): TransitionResult {
  const { executor } = record;
  if (executor === undefined || executor.ref !== null) return refuse("nothing_new");
  const named = { ...record, executor: { ...executor, ref } };
  if (named.status !== "queued" || named.stopping !== null) return accept(named);
  return accept({ ...named, status: "waiting", phase: "waiting", worker: null, waiting });
}

function wait(record: KnownJob, { by, waiting }: EventOf<"waits">): TransitionResult {
  if (isEnded(record)) return refuse("ended");
  if (record.status !== "waiting") return refuse("not_waiting");
  if (!isSameProcess(record.worker, by)) return refuse("not_owner");
  if (record.stopping !== null) return refuse("stopping");
  if (record.waiting !== null && isSameWaiting(record.waiting, waiting)) return refuse("nothing_new");
  return accept({ ...record, waiting });
}

function start(record: KnownJob, { by, at, resumeOf }: EventOf<"started">): TransitionResult {
  if (isEnded(record)) return refuse("ended");
  if (record.status !== "waiting") return refuse("not_waiting");
  if (!isSameProcess(record.worker, by)) return refuse("not_owner");
  if (record.stopping !== null) return refuse("stopping");
  return accept(running(withoutWaiting(record), by, at, resumeOf));
}

function withoutWaiting({ waiting, ...rest }: WaitingJob): Omit<WaitingJob, "waiting"> {
  return rest;
}

function running(
  record: Omit<QueuedJob, "status"> | Omit<WaitingJob, "status" | "waiting">,
  worker: ProcessIdentity,
  startedAt: string,
  resumeOf: string | null = null,
): RunningJob {
  const unknown = { codex: null, resolved: null, threadId: null, turnId: null };
  const request = resumeOf === null ? record.request : { ...record.request, resumeOf };
  return { ...record, request, status: "running", phase: "starting", worker, startedAt, ...unknown };
}

function learn(record: KnownJob, event: EventOf<"learnt">): TransitionResult {
  if (isEnded(record)) return refuse("ended");
  if (record.status !== "running") return refuse("not_running");
  if (!isSameProcess(record.worker, event.by)) return refuse("not_owner");
  return accept({ ...record, ...event.facts, phase: event.phase ?? record.phase });
}

function stop(record: KnownJob, event: EventOf<"stopping">): TransitionResult {
  if (isEnded(record)) return refuse("ended");
  if (event.isUntaken === true && record.status !== "queued") return refuse("already_claimed");
  const earlier = record.stopping;
  if (earlier !== null && (event.replaces === undefined || !isSameProcess(earlier.by, event.replaces))) {
    return refuse("stopping");
  }
  const stopping = { cause: earlier?.cause ?? event.cause, by: event.by, at: earlier?.at ?? event.at };
  return accept({ ...record, stopping, phase: "stopping" });
}

function end(record: KnownJob, event: EndedEvent): TransitionResult {
  if (isEnded(record)) return refuse("ended");
  if (record.stopping !== null && event.cause !== record.stopping.cause) return refuse("stopping");
  if (record.stopping === null && event.cause !== "turn") return refuse("not_owner");
  if (!mayEnd(record, event.by) && !mayEndAtClaim(record, event)) return refuse("not_owner");
  if (!isPossible(record, event)) return refuse("impossible");
  return accept(endedRecord(record, event));
}

function mayEnd(record: ActiveJob, by: ProcessIdentity): boolean {
  return isSameProcess(ownerOf(record), by) || (record.stopping !== null && isSameProcess(record.stopping.by, by));
}

/** As long as a worker may claim it, and nobody is ending it. */
function mayEndAtClaim(record: ActiveJob, { claims = false, at }: EndedEvent): boolean {
  return (
    claims && record.status === "queued" && record.stopping === null && Date.parse(at) <= Date.parse(record.claimBy)
  );
}

/** Only a job that ran can have completed, and only by its turn; a cancel ends as cancelled, and nothing else does. */
function isPossible(record: ActiveJob, { cause, outcome }: EndedEvent): boolean {
  if (cause === "cancel" || outcome.status === "cancelled") return cause === "cancel" && outcome.status === "cancelled";
  if (outcome.status === "failed") return true;
  return record.status === "running" && cause !== "timeout";
}

function endedRecord(record: ActiveJob, event: EndedEvent): EndedJob {
  const ran = record.status === "running";
  const { waiting, ...common } = { waiting: null, ...record };
  const fields = {
    ...common,
    phase: "done",
    worker: workerOf(record, event),
    startedAt: ran ? record.startedAt : null,
    codex: ran ? record.codex : null,
    resolved: ran ? record.resolved : null,
    threadId: ran ? record.threadId : null,
    turnId: ran ? record.turnId : null,
    completedAt: event.at,
    exit: event.exit,
    evidence: event.evidence,
    usage: event.usage ?? null,
    plan: event.plan ?? null,
    ...seldom(event),
    attempts: event.attempts ?? record.attempts,
  };
  return event.outcome.status === "failed"
    ? { ...fields, status: "failed", failure: event.outcome.failure }
    : { ...fields, status: event.outcome.status, failure: null };
}

function workerOf(record: ActiveJob, { by, claims = false }: EndedEvent): ProcessIdentity | null {
  if (record.status !== "queued") return record.worker;
  return claims ? by : null;
}

/** What stands in the record only if there is any of it. */
function seldom({ refusedTools, sandboxFailure, review, leftRunning = [], teardown }: EndedEvent) {
  return {
    ...(refusedTools === undefined ? {} : { refusedTools }),
    ...(sandboxFailure === undefined ? {} : { sandboxFailure }),
    ...(review === undefined ? {} : { review }),
    ...(leftRunning.length > 0 ? { leftRunning } : {}),
    ...(teardown ? { teardown } : {}),
  };
}

function accept(record: JobRecord): TransitionResult {
  return { accepted: true, record };
}

function refuse(refusal: Refusal): TransitionResult {
  return { accepted: false, refusal };
}
