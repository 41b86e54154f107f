// The launcher's wait until a worker of this machine has claimed its job, or certainly will not.

import type { Launched } from "../../core/executor.ts";
import { CLAIM_MS } from "../../core/job/claim-limit.ts";
import { tracesOf } from "../../core/job/marks.ts";
import type { JobRecord, QueuedJob } from "../../core/job/record.ts";
import { executorOf } from "../../io/executor/executor-of.ts";
import { SAFETY_LOOK_MS, waitUntil } from "../../io/file-watch.ts";
import { jobFolder, readJob } from "../../io/job-store.ts";
import { monotonicMs } from "../../io/monotonic.ts";
import type { Context } from "../scope/context.ts";

/** The record once a worker has claimed it or somebody ended it; else why nobody will. */
export async function waitForClaim(
  context: Context,
  record: QueuedJob,
  launched: Launched,
): Promise<JobRecord | "gone" | "late"> {
  let isGone = false;
  const exited = launched.exited.then((exit) => {
    isGone = !launched.isAdopted || exit?.code !== 0;
  });
  const isMissing = launched.isAdopted ? startMissing(record) : () => false;
  const claim = await waitUntil<JobRecord | "gone">({
    folders: [jobFolder(context.home, record.id)],
    look() {
      const read = readJob(context.home, record.id);
      if (read.kind === "found" && read.record.status !== "queued") return read.record;
      return isGone || read.kind !== "found" || isMissing() ? "gone" : undefined;
    },
    timeoutMs: CLAIM_MS,
    wakeOn: exited,
  });
  return claim ?? "late";
}

/**
 * True if nothing lives that carries the marks. Nobody tells us the end of a process that is not our child, so it is
 * looked for. Not asked before a worker has had time to start; one look alone may meet a process in the middle of its
 * start.
 */
function startMissing(record: QueuedJob): () => boolean {
  let presentAt = monotonicMs();
  return () => {
    if (monotonicMs() - presentAt < SAFETY_LOOK_MS) return false;
    if (executorOf(record).lookAtLeft(tracesOf(record)).length > 0) presentAt = monotonicMs();
    return monotonicMs() - presentAt >= 2 * SAFETY_LOOK_MS;
  };
}
