// Cancels a job: when it returns, nothing of the job is alive.

import { CLAIM_MS } from "../../core/job/claim-limit.ts";
import { type ActiveJob, isActive, isEnded, type JobRecord } from "../../core/job/record.ts";
import { livenessOfActor, ownIdentity } from "../../io/executor/actors.ts";
import { executorOf } from "../../io/executor/executor-of.ts";
import { waitUntil } from "../../io/file-watch.ts";
import { jobFolder, readJob, updateJob } from "../../io/job-store.ts";
import type { Context } from "../scope/context.ts";
import { noteStopping, recordAfter } from "./end-job.ts";
import { isSilent, reconcile } from "./reconcile.ts";
import { finishStop, killAll, type Stopped } from "./stop-job.ts";

const WORKER_STOPS_MS = 8_000;
const MOST_ROUNDS = 3;

/**
 * Stops a job and all it started. The record is `cancelled`, or what the job had become before; one in a foreign state is left
 * alone, and one whose engine gives no clear answer stays as it is, with the cancel recorded.
 */
export async function cancelJob(context: Context, record: JobRecord): Promise<Stopped> {
  const self = ownIdentity();
  for (let round = 1; ; round++) {
    const result = updateJob(context.home, record.id, {
      type: "stopping",
      cause: "cancel",
      by: self,
      at: context.now(),
    });
    const current = recordAfter(result);
    if (current === null) return { record: null, survivors: [] };
    if (result.kind === "changed") noteStopping(context, current);
    if (!isActive(current)) return endLeft(current);
    if (await ownerEnds(context, current)) continue;
    if (result.kind === "changed") return finishStop(context, current, self);
    if (round === MOST_ROUNDS || isSilent(current)) return { record: current, survivors: await killAll(current) };
    await otherEnds(context, current);
  }
}

/** Ends what an ended job has left. */
async function endLeft(record: JobRecord): Promise<Stopped> {
  return { record, survivors: isEnded(record) ? await killAll(record) : [] };
}

/** Asks the owner to end the job; true if it did. */
async function ownerEnds(context: Context, record: ActiveJob): Promise<boolean> {
  const executor = executorOf(record);
  const isClaimed = record.status !== "queued";
  if (isClaimed && !executor.askToEnd(record.worker)) return false;
  const isOwnerGone = () =>
    (isClaimed ? executor.liveness(record.worker) : livenessOfActor(record.launcher)) === "gone";
  const claimMs = Date.parse(record.claimBy) - Date.parse(context.now());
  const ended = await waitUntil({
    folders: [jobFolder(context.home, record.id)],
    look: () => (hasEnded(context, record.id) ? true : isOwnerGone() ? false : undefined),
    timeoutMs: isClaimed ? WORKER_STOPS_MS : Math.max(0, Math.min(claimMs, CLAIM_MS)),
  });
  return ended ?? false;
}

/** Waits for another process that has begun to end the job, and takes over from it if it dies. */
async function otherEnds(context: Context, record: JobRecord): Promise<void> {
  await waitUntil({
    folders: [jobFolder(context.home, record.id)],
    look: async () => (isEnded(await reconcile(context, record)) || hasEnded(context, record.id) ? true : undefined),
    timeoutMs: WORKER_STOPS_MS,
  });
}

function hasEnded(context: Context, id: string): boolean {
  const read = readJob(context.home, id);
  return read.kind !== "found" || isEnded(read.record);
}
