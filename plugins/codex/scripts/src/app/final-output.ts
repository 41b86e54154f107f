// What Codex said last, and where the job's log is.

import type { JobRecord } from "../core/job/record.ts";
import { eventsPath, readResult } from "../io/job-files.ts";
import type { Context } from "./context.ts";

/** The stored final output of a job, as it was; null where there is none. */
export function readFinalOutput(context: Context, record: JobRecord): string | null {
  return readResult(context.home, record.id);
}

/** The path of a job's event log. */
export function logFileOf(context: Context, record: JobRecord): string {
  return eventsPath(context.home, record.id);
}
