// What of a job is alive, for those who have lost its record.

import { tracesOf } from "../../core/job/marks.ts";
import type { JobRecord } from "../../core/job/record.ts";
import { executorOf } from "../../io/executor/executor-of.ts";

/** What of a job is alive, as a person would look for it; null if that cannot be told. */
export function processesOf(record: JobRecord): readonly string[] | null {
  try {
    return executorOf(record).lookAtLeft(tracesOf(record));
  } catch {
    return null;
  }
}
