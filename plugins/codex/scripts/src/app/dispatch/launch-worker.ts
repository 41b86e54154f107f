// Starts the worker of a recorded job: on this machine, where a launch without a claim ends the job, or by submitting it.

import type { Launched } from "../../core/executor.ts";
import { failure } from "../../core/failure/kinds.ts";
import { CLAIM_MS } from "../../core/job/claim-limit.ts";
import { MARK_NAME } from "../../core/job/marks.ts";
import { isEnded, isStopCause, type JobRecord, type QueuedJob } from "../../core/job/record.ts";
import { WORKER_KIND_NAME, workerKind } from "../../core/worker-kind.ts";
import { executorOf } from "../../io/executor/executor-of.ts";
import { workerLogPath } from "../../io/job-files.ts";
import { readJob, updateJob } from "../../io/job-store.ts";
import { publishEnd, recordAfter } from "../end/end-job.ts";
import type { Context } from "../scope/context.ts";
import { waitForClaim } from "./await-claim.ts";
import type { Order } from "./new-record.ts";
import type { WorkerCommand } from "./worker-command.ts";

const UNTAKEN = "The job was being ended before a worker had it.";
const REFUSED_HINT = "Mend what it names, in the policy or in Slurm, then start the task again.";

/** Starts the worker of a recorded job or submits it: the job once a worker or an engine has it, or as it ended if neither took it. */
export async function launch(
  context: Context,
  order: Order,
  record: QueuedJob,
  worker: WorkerCommand,
  whileStarting: () => void,
): Promise<JobRecord> {
  if (order.executor === undefined) return launchHere(context, order, record, worker, whileStarting);
  const { submitJob } = await import("./submit-job.ts");
  const submitting = submitJob(context, record, order.executor, worker);
  whileStarting();
  const submitted = await submitting;
  if (typeof submitted === "string") return endUnclaimed(context, record, submitted, REFUSED_HINT);
  if (submitted.status === "queued") return endUnclaimed(context, record, UNTAKEN);
  if (isEnded(submitted) && submitted.worker === null) await endOnEngine(submitted);
  return submitted;
}

/** The engine took a job that somebody had ended meanwhile. */
async function endOnEngine(record: JobRecord): Promise<void> {
  const { killAll } = await import("../end/stop-job.ts");
  await killAll(record);
}

/** Starts a worker on this machine, and waits until it has claimed the job or certainly will not. */
async function launchHere(
  context: Context,
  { isUnwatched = false }: Order,
  record: QueuedJob,
  worker: WorkerCommand,
  whileStarting: () => void,
): Promise<JobRecord> {
  const launched = await executorOf(record).launch({
    file: worker.file,
    args: [...worker.args, "--home", context.home, "--job", record.id],
    env: {
      ...context.env,
      [MARK_NAME]: record.id,
      [WORKER_KIND_NAME]: workerKind(context.env, isUnwatched),
      CODEX_THREAD_ID: undefined, // Not the outer job's, if this is called within one.
    },
    cwd: context.home,
    logFile: workerLogPath(context.home, record.id),
  });
  const claiming = waitForClaim(context, record, launched);
  whileStarting();
  const claim = await claiming;
  launched.release();
  return typeof claim === "object" ? claim : endUnclaimed(context, record, await whyUnclaimed(launched, claim));
}

/** We still own the job: a recorded cancel is finished, otherwise the launch has failed. */
async function endUnclaimed(context: Context, record: QueuedJob, why: string, hint?: string): Promise<JobRecord> {
  const by = record.launcher;
  const stopping = { type: "stopping", cause: "worker_lost", by, at: context.now() } as const;
  updateJob(context.home, record.id, { ...stopping, isUntaken: true }); // An engine that gave no answer may have started its worker.
  const read = readJob(context.home, record.id);
  if (read.kind !== "found") return record;
  if (read.record.status !== "queued") return read.record;
  const { killAll } = await import("../end/stop-job.ts");
  const survivors = await killAll(read.record);
  if (survivors === null && read.record.executor?.ref != null) return read.record; // The engine has it: a reader to whom it answers finishes this.
  const cause = read.record.stopping?.cause ?? "worker_lost";
  if (!isStopCause(cause)) return read.record;
  const outcome =
    cause === "cancel"
      ? ({ status: "cancelled" } as const)
      : ({ status: "failed", failure: failure("launch_failed", why, hint) } as const);
  const result = publishEnd(context, record.id, { by, cause, outcome, exit: null, evidence: null });
  return recordAfter(result) ?? record;
}

async function whyUnclaimed(launched: Launched, claim: "gone" | "late"): Promise<string> {
  const spawned = await launched.spawned;
  if (!spawned.isStarted) return spawned.message;
  if (claim === "late") return `The worker did not claim the job within ${CLAIM_MS / 1_000} s.`;
  const exit = launched.isAdopted ? null : await launched.exited;
  const how = exit === null ? "" : ` (${exit.signal ?? `exit code ${exit.code}`})`;
  return `The worker ended before it claimed the job${how}.`;
}
