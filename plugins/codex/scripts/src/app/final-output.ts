// What Codex said last, and where the job's log is.

import type { JobRecord } from "../core/job/record.ts";
import { redact, secretValues } from "../core/redact.ts";
import { eventsPath, readResult } from "../io/job-files.ts";
import type { Context } from "./context.ts";

/** The stored final output of a job, without secrets; null where there is none. What is stored stays as it was. */
export function readFinalOutput(context: Context, record: JobRecord): string | null {
  const output = readResult(context.home, record.id);
  return output === null ? null : redact(output, secretValues(context.env));
}

/** The path of a job's event log. */
export function logFileOf(context: Context, record: JobRecord): string {
  return eventsPath(context.home, record.id);
}
