// Which thread a task continues: an earlier job's, a thread by its own id, or this client's last one.

import { jobIdTimeMs } from "../../core/job/id.ts";
import { hasStarted, isEnded, type JobRecord } from "../../core/job/record.ts";
import { listJobIds } from "../../io/job-store.ts";
import { findJob } from "../read/find-job.ts";
import type { Context } from "../scope/context.ts";
import { recordOf } from "../scope/own-jobs.ts";

/**
 * A thread to continue, with the job that had it last; `job` is null if no job of this home is known to have had it.
 * `threadId` is null if that job has not ended: its thread is known then.
 */
export interface Resumed {
  readonly threadId: string | null;
  readonly job: JobRecord | null;
}

/** A thread to continue, or why there is none. */
export type Resumption = Resumed | { readonly message: string; readonly hint: string };

const THREAD_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const MOST_LOOKS = 200;
const NO_SUCH = "What follows --resume names a job or a thread. For the last job, write --resume-last.";

/** Resolves `--resume REF`; null means the last job of this client here. Never a new thread, and never another than the one named. */
export async function resolveThread(context: Context, reference: string | null): Promise<Resumption> {
  if (reference !== null && THREAD_ID.test(reference))
    return { threadId: reference, job: jobOfThread(context, reference) };
  const found = await findJob(context, reference, reference === null ? "ended" : "any");
  if (found.kind === "none") return { message: found.message, hint: reference === null ? found.hint : NO_SUCH };
  if (found.kind === "unreadable")
    return { message: `Could not read job "${found.id}": ${found.reason}.`, hint: "Resume by thread id." };
  const { record } = found;
  if (!isEnded(record)) return { threadId: null, job: record };
  if (record.threadId === null)
    return { message: `Could not resume job "${record.id}": it never had a thread.`, hint: "Start a fresh task." };
  return { threadId: record.threadId, job: record };
}

/** The job that had a thread, looked for among those that were created when the thread was: not every record is read. */
function jobOfThread(context: Context, threadId: string): JobRecord | null {
  const madeAtMs = threadTimeMs(threadId);
  const distance = (id: string) => Math.abs(jobIdTimeMs(id) - madeAtMs);
  const likely = listJobIds(context.home).sort((a, b) => distance(a) - distance(b));
  for (const id of likely.slice(0, MOST_LOOKS)) {
    const record = recordOf(context, id);
    if (record !== null && hasStarted(record) && record.threadId === threadId) return record;
  }
  return null;
}

/** When a thread was made: the ids of Codex begin with it (UUID version 7). Of any other id: as late as can be. */
function threadTimeMs(threadId: string): number {
  return threadId[14] === "7" ? Number.parseInt(threadId.slice(0, 8) + threadId.slice(9, 13), 16) : 36 ** 8;
}
