// Ends a job from outside, once `stopping` is recorded: kill, verify, gather the evidence, and only then the end.
// Used by cancel, by whoever finds a worker gone, and by whoever finds a stopping whose actor is gone.

import { failure } from "../../core/failure/kinds.ts";
import { tracesOf } from "../../core/job/marks.ts";
import { placeOf } from "../../core/job/place.ts";
import {
  isActive,
  isStopCause,
  type JobRecord,
  type ProcessIdentity,
  type QueuedJob,
  type RunningJob,
  type StopCause,
  type WaitingJob,
} from "../../core/job/record.ts";
import type { EndedEvent } from "../../core/job/transition.ts";
import { judge, type RunEnd, type Verdict } from "../../core/outcome/verdict.ts";
import { type Evidence, type Exit, workWord } from "../../core/outcome/work.ts";
import { engineFailure } from "../../io/executor/engine.ts";
import { executorOf } from "../../io/executor/executor-of.ts";
import { removeGitWitness } from "../../io/git-witness.ts";
import {
  readAbsentMountPoints,
  readBefore,
  readPlaces,
  readResult,
  wasDiskFull,
  writeResult,
} from "../../io/job-files.ts";
import { removeMountPoints } from "../../io/mount-points.ts";
import { findWorkspace } from "../../io/workspace.ts";
import type { Context } from "../scope/context.ts";
import { publishEnd, recordAfter } from "./end-job.ts";
import { verdictOnGone } from "./engine-verdict.ts";
import { gatherEvidence } from "./evidence.ts";
import { lostTurn, rememberedTurn } from "./lost-turn.ts";
import { startAgainHint } from "./start-again.ts";

/** What stopping led to. */
export interface Stopped {
  readonly record: JobRecord | null;
  /** What of the job could not be ended; null: its executor gives no clear answer, so nobody knows, and no end is recorded. */
  readonly survivors: readonly string[] | null;
}

const KILL_GRACE_MS = 1_000;
const LOST_WAITING = "The worker of the job was gone while it waited. Nothing of the job was started.";

/** Finishes a recorded stopping that is ours. */
export async function finishStop(context: Context, record: JobRecord, by: ProcessIdentity): Promise<Stopped> {
  const cause = record.stopping?.cause;
  if (!isActive(record) || cause === undefined || !isStopCause(cause)) return { record, survivors: [] };
  const survivors = await killAll(record);
  if (survivors === null) return { record, survivors }; // The stopping stands, and is finished by a reader to whom it answers.
  if (survivors.length === 0) removeMountPoints(readAbsentMountPoints(context.home, record.id));
  const end =
    record.status === "running"
      ? await endOfRunning(context, record, cause)
      : { evidence: null, ...endOfUnstarted(context, record, cause) };
  removeGitWitness(context.env, record.id, readPlaces(context.home, record.id)?.witness ?? null);
  const result = publishEnd(context, record.id, { by, cause, ...end });
  return { record: recordAfter(result), survivors };
}

/** Ends every process of a job; names those that could not be ended. Null: its executor gives no clear answer. */
export async function killAll(record: JobRecord): Promise<readonly string[] | null> {
  const { survivors } = await executorOf(record).endAll({ ...tracesOf(record), graceMs: KILL_GRACE_MS });
  return survivors;
}

type End = Pick<EndedEvent, "outcome" | "exit" | "evidence" | "plan">;

async function endOfRunning(context: Context, record: RunningJob, cause: StopCause): Promise<End> {
  if (cause === "worker_lost") return endOfLost(context, record);
  const { turn } = rememberedTurn(context, record);
  const evidence = await gatherEvidence(context, record, turn);
  if (cause === "cancel") return { evidence, outcome: { status: "cancelled" }, exit: exitOf(130, "cancelled") };
  const words = "The job did not end within its limit, and its worker died while it was being stopped.";
  return { evidence, outcome: { status: "failed", failure: failure("timeout", words) }, exit: exitOf(124, words) };
}

/** Nothing of it was ever started, so there is nothing that it could have left. */
function endOfUnstarted(
  context: Context,
  record: QueuedJob | WaitingJob,
  cause: StopCause,
): Pick<EndedEvent, "outcome" | "exit"> {
  if (cause === "cancel") return { outcome: { status: "cancelled" }, exit: null };
  const named =
    engineFailure(record, false) ??
    (record.status === "queued"
      ? failure("launch_failed", "No worker claimed the job in time.")
      : failure("worker_lost", LOST_WAITING, startAgainHint(context, record)));
  return { outcome: { status: "failed", failure: named }, exit: null };
}

/** What a lost worker's job may claim is judged as if the worker had seen Codex die, or end its turn, at that moment. */
async function endOfLost(context: Context, record: RunningJob): Promise<End> {
  const { turn, storedStatus } = await lostTurn(context, record);
  const evidence = await gatherEvidence(context, record, turn);
  const isCheckPending = record.request.verify !== null; // Whether the work passes was never found out.
  const hasCompleted = storedStatus === "completed" && !isCheckPending && hasBaseline(context, record);
  const turnFailed = storedStatus === "failed" || (turn.end !== null && turn.end.error !== null);
  const runEnd: RunEnd = hasCompleted
    ? { type: "turn", end: { status: "completed", error: null } }
    : { type: "worker_lost", turnFailed };
  const { finalMessage } = turn;
  if (finalMessage !== "" && readResult(context.home, record.id) === null)
    writeResult(context.home, record.id, finalMessage);
  const { outputSchema } = record.request;
  const ordered = outputSchema === undefined ? {} : { outputSchema };
  const judged = judge({ runEnd, evidence, finalMessage, lastRetry: null, isCheckPending, ...ordered });
  const verdict = verdictOnGone(record, judged);
  return { evidence, plan: turn.plan, ...lostOutcome(lostToDisk(context, record, verdict), evidence, hasCompleted) };
}

/**
 * The verdict on a lost worker's job. If the worker left word that it could not write the end, that names the failure.
 */
function lostToDisk(context: Context, record: RunningJob, verdict: Verdict): Verdict {
  if (verdict.failure?.kind !== "worker_lost" || !wasDiskFull(context.home, record.id)) return verdict;
  const words =
    "The disk that holds the state home was full when the job ended, so that its end could not be recorded.";
  return { ...verdict, failure: failure("disk_full", words) };
}

function lostOutcome(
  { failure: named, exit }: Verdict,
  evidence: Evidence | null,
  hasCompleted: boolean,
): Pick<EndedEvent, "outcome" | "exit"> {
  if (named === null) {
    const reason = hasCompleted ? "the worker was lost after Codex had stored the completed turn" : exit.reason;
    return { outcome: { status: "completed" }, exit: { ...exit, reason } };
  }
  const left = workWord(evidence) === "commits" ? " It left commits behind." : "";
  const message = `${named.message}${left}`;
  return { outcome: { status: "failed", failure: { ...named, message } }, exit: { ...exit, reason: message } };
}

function hasBaseline(context: Context, record: RunningJob): boolean {
  return readBefore(context.home, record.id) !== null || findWorkspace(placeOf(record).root).gitFolders.length === 0;
}

function exitOf(code: number, reason: string): Exit {
  return { raw_exit_code: code, signal: null, exit_code: code, normalized: false, reason };
}
