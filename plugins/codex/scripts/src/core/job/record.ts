// The record of a job: the one truth about it, a union by status in which each variant holds only what exists then.
// On disk it is `docs/formats/job-record.md`. Nothing but `transition.ts` makes a record with another status.

import type { Failure, FailureKind } from "../failure/kinds.ts";
import type { ForeignWord } from "../foreign-word.ts";
import type { Membership } from "../group/membership.ts";
import type { JsonObject } from "../json.ts";
import type { Round } from "../outcome/rounds.ts";
import type { SandboxFailure } from "../outcome/sandbox-failure.ts";
import type { Evidence, Exit, Teardown } from "../outcome/work.ts";
import type { ReviewOutcome } from "../review/review-request.ts";
import type { Waiting } from "../waiting/waiting.ts";
import type { Applied } from "./applied.ts";
import type { JobKind } from "./kinds.ts";
import type { Place } from "./place.ts";
import type { Choice, Rerouted, TaskRequest } from "./request.ts";

/** The version written into every new record; older versions load for ever. */
export const RECORD_VERSION = 2;

/** A process that can be told apart from a later one with the same number. `startedAt` is the platform's own start time, opaque. */
export interface ProcessIdentity {
  readonly pid: number;
  readonly startedAt: string;
  readonly bootId: string;
  readonly host: string;
  readonly pidNamespace: string;
}

/** What Codex resolved the request to, as it said itself. */
export interface ResolvedRoute {
  readonly model: string | null;
  readonly effort: string | null;
  readonly sandbox: string | null;
  readonly provider: string | null;
}

/** The Codex program that runs the job. */
export interface CodexProgram {
  readonly path: string;
  readonly version: string | null;
  /** Codex's home folder, where it stores threads. */
  readonly home: string | null;
}

/** Tokens, as counted by Codex for the whole thread. */
export interface TokenUsage {
  readonly total: number;
  readonly input: number;
  readonly cachedInput: number;
  readonly output: number;
  readonly reasoningOutput: number;
}

/** An MCP tool whose calls Codex refused, and how many. */
export interface RefusedTool {
  readonly server: string;
  readonly tool: string;
  readonly calls: number;
}

/** Steps of the plan that Codex keeps. */
export interface PlanProgress {
  readonly done: number;
  readonly total: number;
}

/** Why a running job is being ended from outside its turn. */
const STOP_CAUSES = ["cancel", "timeout", "worker_lost"] as const;
export type StopCause = (typeof STOP_CAUSES)[number];

/** True for a cause that this program can carry out. */
export function isStopCause(word: string): word is StopCause {
  return STOP_CAUSES.some((cause) => cause === word);
}

/** Recorded before anything is killed, so that a reader who finds the actor gone can finish the work. */
export interface Stopping {
  /** A foreign one: a later program is ending it for a reason of its own. */
  readonly cause: StopCause | ForeignWord;
  readonly by: ProcessIdentity;
  readonly at: string;
}

/** One run of a Codex turn for this job. */
export interface Attempt {
  readonly number: number;
  readonly startedAt: string;
  readonly completedAt: string;
  readonly raw_exit_code: number;
  readonly signal: string | null;
  readonly kind: string | null;
}

/** That somebody was told the end, by which channel. */
export interface Told {
  readonly channel: string;
  readonly sessionId: string | null;
  readonly at: string;
}

/** What runs workers: processes of this machine, or jobs of a Slurm cluster. */
const EXECUTOR_KINDS = ["local", "slurm"] as const;
export type ExecutorKind = (typeof EXECUTOR_KINDS)[number];

/** True for an executor that this program can talk to. */
export function isExecutorKind(word: string): word is ExecutorKind {
  return EXECUTOR_KINDS.some((kind) => kind === word);
}

/** The executor of a job. */
export interface ExecutorRef {
  /** As the user's policy calls it. */
  readonly name: string;
  /** A foreign one: a later program's. */
  readonly kind: ExecutorKind | ForeignWord;
  /** The executor's own name for the job; null: none, or not noted yet. */
  readonly ref: string | null;
}

interface CommonFields {
  readonly version: number;
  readonly id: string;
  /** A foreign one: a later program's. */
  readonly kind: JobKind | ForeignWord;
  readonly title: string;
  readonly summary: string;
  /** Whose list and whose lane the job is in. */
  readonly workspaceRoot: string;
  /** Where evidence is taken; absent in earlier records. To be asked for by `placeOf`. */
  readonly place?: Place;
  /** The group that it was started with; absent: none. */
  readonly group?: Membership;
  /** What runs its worker; absent: this machine. To be asked for by `executorOf`. */
  readonly executor?: ExecutorRef;
  readonly cwd: string;
  readonly sessionId: string | null;
  readonly agentId: string | null;
  readonly request: TaskRequest;
  readonly phase: string;
  readonly launcher: ProcessIdentity;
  /** Until when a worker may claim the job. */
  readonly claimBy: string;
  readonly createdAt: string;
  readonly attempts: readonly Attempt[];
  /** The routes that it went on with; absent: none. */
  readonly rerouted?: readonly Rerouted[];
  /** The checks so far; only if a failed one may be handed back to Codex. */
  readonly rounds?: readonly Round[];
  /** How often something was said to its turns; absent: never. */
  readonly said?: number;
  /** Absent: the route was not drawn. */
  readonly choice?: Choice;
  readonly told: readonly Told[];
}

/** What is learnt while a job runs; each field is null until then. */
export interface Learnt {
  readonly codex: CodexProgram | null;
  readonly resolved: ResolvedRoute | null;
  readonly threadId: string | null;
  readonly turnId: string | null;
}

/** Recorded, and not yet claimed by its worker; the launcher owns it until it is claimed or `claimBy` has passed. */
export interface QueuedJob extends CommonFields {
  readonly status: "queued";
  readonly stopping: Stopping | null;
}

/**
 * It waits for what keeps it from starting. A worker has claimed it and owns it; or it was submitted to an engine whose job
 * owns it, and has no worker yet.
 */
export interface WaitingJob extends CommonFields {
  readonly status: "waiting";
  readonly worker: ProcessIdentity | null;
  /** Null: for a reason that only a later program knows. */
  readonly waiting: Waiting | null;
  readonly stopping: Stopping | null;
}

/** A worker runs it and owns it. */
export interface RunningJob extends CommonFields, Learnt {
  readonly status: "running";
  readonly worker: ProcessIdentity;
  readonly startedAt: string;
  readonly stopping: Stopping | null;
}

interface EndedFields extends CommonFields, Learnt {
  /** Null if no worker ever claimed it. */
  readonly worker: ProcessIdentity | null;
  readonly startedAt: string | null;
  readonly completedAt: string;
  readonly stopping: Stopping | null;
  readonly exit: Exit | null;
  readonly evidence: Evidence | null;
  readonly usage: TokenUsage | null;
  readonly plan: PlanProgress | null;
  readonly teardown?: Teardown | null;
  /** Commands that a completed turn had left running, and that were ended with the job; only if there were any. */
  readonly leftRunning?: readonly string[];
  /** Calls of MCP tools that Codex refused because nobody could approve them; only if there are any. */
  readonly refusedTools?: readonly RefusedTool[];
  /** Only if no command of the turn could be started. */
  readonly sandboxFailure?: SandboxFailure;
  /** What a review came to; only of a review that completed. The whole of it is in `review.json`. */
  readonly review?: ReviewOutcome;
  /** That its work was brought into the workspace; only of an isolated job. */
  readonly applied?: Applied;
  /** When its copy was discarded; only of an isolated job. */
  readonly discardedAt?: string;
}

/** The turn completed and nothing speaks against it. */
export interface CompletedJob extends EndedFields {
  readonly status: "completed";
  readonly failure: null;
}

/** It ended otherwise, with a named cause. */
export interface FailedJob extends EndedFields {
  readonly status: "failed";
  readonly failure: StoredFailure;
}

/** A failure as a record holds it: a later program may have named a kind of its own. */
export interface StoredFailure extends Omit<Failure, "kind"> {
  readonly kind: FailureKind | ForeignWord;
}

/** Somebody stopped it. */
export interface CancelledJob extends EndedFields {
  readonly status: "cancelled";
  readonly failure: null;
}

/**
 * A job in a state that a later program invented, or that runs by an executor of that program. Nobody moves it, or
 * takes it for ended. As JSON it is what was stored.
 */
export interface ForeignJob extends CommonFields, Learnt {
  readonly status: "foreign";
  /** The status as it was stored. */
  readonly word: string;
  readonly worker: ProcessIdentity | null;
  readonly startedAt: string | null;
  readonly stopping: Stopping | null;
  readonly toJSON: () => JsonObject;
}

export type EndedJob = CompletedJob | FailedJob | CancelledJob;
export type ActiveJob = QueuedJob | WaitingJob | RunningJob;
export type JobRecord = ActiveJob | EndedJob | ForeignJob;

/** The status as it is shown and stored. */
export function statusOf(record: JobRecord): string {
  return record.status === "foreign" ? record.word : record.status;
}

/** True once the outcome can no longer change. */
export function isEnded(record: JobRecord): record is EndedJob {
  return record.status === "completed" || record.status === "failed" || record.status === "cancelled";
}

/** True if this program knows the state of a job that has not ended. */
export function isActive(record: JobRecord): record is ActiveJob {
  return record.status === "queued" || record.status === "waiting" || record.status === "running";
}

/** The process that owns a job which has not ended; null: an engine's job does. */
export function ownerOf(record: ActiveJob): ProcessIdentity | null {
  return record.status === "queued" ? record.launcher : record.worker;
}

/** True if a worker has begun with the job, so that there may be a thread. */
export function hasStarted(record: JobRecord): record is Exclude<JobRecord, QueuedJob | WaitingJob> {
  return record.status !== "queued" && record.status !== "waiting";
}

/** True if the job runs elsewhere than as a process of this machine. */
export function isSubmitted({ executor }: Pick<JobRecord, "executor">): boolean {
  return executor !== undefined && executor.kind !== "local";
}

/** True if both name the same process. */
export function isSameProcess(a: ProcessIdentity | null, b: ProcessIdentity): boolean {
  return (
    a !== null &&
    a.pid === b.pid &&
    a.startedAt === b.startedAt &&
    a.bootId === b.bootId &&
    a.host === b.host &&
    a.pidNamespace === b.pidNamespace
  );
}

/** True if a client was promised the news of this job's end and has not had it. */
export function isUntold(record: JobRecord): boolean {
  return isEnded(record) && record.sessionId !== null && record.told.length === 0 && !isOfStopGate(record);
}

/** True for a review of the stop gate: the `Stop` hook alone tells its end, and nobody means it who names no job. */
export function isOfStopGate({ request }: JobRecord): boolean {
  return request.review?.target.kind === "snapshot";
}
