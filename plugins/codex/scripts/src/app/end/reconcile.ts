// A job that looks alive but whose owner is gone is settled by whoever reads it, then and there.

import { isDiskFull } from "../../core/failure/start-error.ts";
import { tracesOf } from "../../core/job/marks.ts";
import {
  type ActiveJob,
  isActive,
  isEnded,
  isSameProcess,
  isStopCause,
  isSubmitted,
  type JobRecord,
  type ProcessIdentity,
  type QueuedJob,
  type StopCause,
} from "../../core/job/record.ts";
import { livenessOfActor, ownIdentity } from "../../io/executor/actors.ts";
import { engineWord } from "../../io/executor/engine.ts";
import { executorOf } from "../../io/executor/executor-of.ts";
import { waitUntil } from "../../io/file-watch.ts";
import { errorCode } from "../../io/files.ts";
import { jobFolder, readJob, type UpdateResult, updateJob } from "../../io/job-store.ts";
import { faultOf } from "../../io/regular-file.ts";
import type { Context } from "../scope/context.ts";
import { noteStopping } from "./end-job.ts";

/** If the engine cannot be asked, or contradicts itself. */
const NO_ANSWER = "nothing: it gives no clear answer";
const OTHER_SETTLES_MS = 1_000;

/** The record as it truthfully stands now. Cheap if the job has ended or its owner lives. */
export async function reconcile(context: Context, record: JobRecord): Promise<JobRecord> {
  if (!isActive(record)) return record;
  if (record.stopping !== null) {
    const { cause, by } = record.stopping;
    return isStopCause(cause) && isActorGone(record, by) && !isSilent(record)
      ? takeOver(context, record, cause, by)
      : record;
  }
  return isOrphaned(context, record) ? takeOver(context, record, "worker_lost") : asEngineSays(record);
}

/** True for an actor that is gone; the worker of a submitted job is one that only its engine knows. */
function isActorGone(record: ActiveJob, by: ProcessIdentity): boolean {
  const isWorker = isSubmitted(record) && record.status !== "queued" && isSameProcess(record.worker, by);
  return (isWorker ? executorOf(record).liveness(by) : livenessOfActor(by)) === "gone";
}

/** True if a job's engine gives no clear answer, so that nobody can end it now, or know whether it lives. */
export function isSilent(record: ActiveJob): boolean {
  return isSubmitted(record) && executorOf(record).liveness(null) === "unknown";
}

/** A job that its engine has not started, with the engine's word of now. */
function asEngineSays(record: ActiveJob): JobRecord {
  if (record.status !== "waiting" || record.waiting?.reason !== "executor") return record;
  const { name } = record.waiting.detail;
  return { ...record, waiting: { ...record.waiting, detail: { name, word: engineWord(record) ?? NO_ANSWER } } };
}

/** The same; or why the job cannot be settled, if what lies in its place is broken. */
export async function settle(
  context: Context,
  record: JobRecord,
): Promise<JobRecord | { readonly id: string; readonly reason: string }> {
  try {
    return await reconcile(context, record);
  } catch (error) {
    const fault = faultOf(error);
    if (fault === null) throw error;
    return { id: record.id, reason: `its end cannot be recorded: its folder ${fault}` };
  }
}

function isOrphaned(context: Context, record: ActiveJob): boolean {
  if (record.status === "queued") return isUnclaimable(context, record);
  return executorOf(record).liveness(record.worker) === "gone";
}

/** True for a queued job that no worker will claim any more: its time has passed, or its launcher is gone and has left no worker. */
function isUnclaimable(context: Context, record: QueuedJob): boolean {
  const isPast = Date.parse(context.now()) > Date.parse(record.claimBy);
  if (isSubmitted(record))
    return (isPast || livenessOfActor(record.launcher) === "gone") && executorOf(record).liveness(null) === "gone";
  if (isPast) return true;
  return livenessOfActor(record.launcher) === "gone" && executorOf(record).lookAtLeft(tracesOf(record)).length === 0;
}

async function takeOver(
  context: Context,
  record: JobRecord,
  cause: StopCause,
  replaces?: ProcessIdentity,
): Promise<JobRecord> {
  const self = ownIdentity();
  const stopping = { type: "stopping", cause, by: self, at: context.now() } as const;
  const result = withRoom(() =>
    updateJob(context.home, record.id, replaces === undefined ? stopping : { ...stopping, replaces }),
  );
  if (result === null) return record;
  if (result.kind === "changed") {
    noteStopping(context, result.record);
    const { finishStop } = await import("./stop-job.ts"); // With Git and Codex in tow, and seldom needed.
    return (await finishStop(context, result.record, self)).record ?? record;
  }
  if (result.kind !== "refused") return record;
  return isEnded(result.record) ? result.record : waitForOther(context, result.record);
}

/** What was written; null if the disk is full. The job is then shown as it stands, and settled by a later reader. */
function withRoom(write: () => UpdateResult): UpdateResult | null {
  try {
    return write();
  } catch (error) {
    if (isDiskFull(errorCode(error))) return null;
    throw error;
  }
}

/** True if nobody owns a job any more and its end cannot be written. It was settled as far as that could be. */
export function isStuck(context: Context, record: JobRecord): boolean {
  if (!isActive(record)) return false;
  return record.stopping === null
    ? isOrphaned(context, record)
    : isActorGone(record, record.stopping.by) && !isSilent(record);
}

/** Somebody else is settling it: give that a moment. */
async function waitForOther(context: Context, record: JobRecord): Promise<JobRecord> {
  const look = () => {
    const read = readJob(context.home, record.id);
    return read.kind === "found" && isEnded(read.record) ? read.record : undefined;
  };
  const settled = await waitUntil({ folders: [jobFolder(context.home, record.id)], look, timeoutMs: OTHER_SETTLES_MS });
  return settled ?? record;
}
