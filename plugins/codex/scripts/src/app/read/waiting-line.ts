// The line of this machine: all jobs that wait in it, whoever started them, as their records stand now. What waits for an
// engine stands in the engine's own line.

import { isSubmitted, type JobRecord, type WaitingJob } from "../../core/job/record.ts";
import { inOrder } from "../../core/waiting/line.ts";
import { listHints } from "../../io/job-hints.ts";
import { settle } from "../end/reconcile.ts";
import type { Context } from "../scope/context.ts";
import { recordOf } from "../scope/own-jobs.ts";

/** The jobs in the order of the line. One whose worker is gone is settled, and is not among them. */
export async function readLine(context: Context): Promise<readonly WaitingJob[]> {
  const records = listHints(context.home, "active").flatMap((id) => recordOf(context, id) ?? []);
  const inLine = records.filter((record) => isWaiting(record) && !isSubmitted(record));
  const settled = await Promise.all(inLine.map((record) => settle(context, record)));
  return inOrder(settled.flatMap((found) => ("reason" in found || !isWaiting(found) ? [] : [found])));
}

/** True for a job that a worker or an engine has, and that has not started. */
export function isWaiting(record: JobRecord): record is WaitingJob {
  return record.status === "waiting";
}
