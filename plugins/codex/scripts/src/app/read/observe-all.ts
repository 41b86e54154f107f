// Observes several jobs from outside, until all of them or any of them has ended. It changes nothing, like `observe`.

import { isEnded, type JobRecord } from "../../core/job/record.ts";
import { waitUntil } from "../../io/file-watch.ts";
import { jobFolder, readJob } from "../../io/job-store.ts";
import { reconcile } from "../end/reconcile.ts";
import type { Context } from "../scope/context.ts";

/** Waits, at most `timeoutMs`, and gives the records as they stand then; a job that was removed keeps its last one. */
export async function observeAll(
  context: Context,
  records: readonly JobRecord[],
  until: "all" | "any",
  timeoutMs: number | null,
): Promise<readonly JobRecord[]> {
  let latest = records;
  await waitUntil({
    folders: records.map(({ id }) => jobFolder(context.home, id)),
    async look() {
      latest = await Promise.all(latest.map((record) => current(context, record)));
      const isGone = latest.some(({ id }) => readJob(context.home, id).kind !== "found");
      const isOver = isGone || (until === "any" ? latest.some(isEnded) : latest.every(isEnded));
      return isOver ? true : undefined;
    },
    timeoutMs: timeoutMs ?? Number.POSITIVE_INFINITY,
  });
  return latest;
}

async function current(context: Context, record: JobRecord): Promise<JobRecord> {
  const read = readJob(context.home, record.id);
  return read.kind === "found" ? reconcile(context, read.record) : record;
}
