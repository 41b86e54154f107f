// What of a job is alive, for those who have lost its record.

import { tracesOf } from "../../core/job/marks.ts";
import type { JobRecord } from "../../core/job/record.ts";
import { executorOf } from "../../io/executor/executor-of.ts";

/** The ids of the living processes of a job, lowest first; null if processes cannot be listed. */
export function processesOf(record: JobRecord): readonly number[] | null {
  try {
    return executorOf(record)
      .lookAtLeft(tracesOf(record))
      .toSorted((a, b) => a - b);
  } catch {
    return null;
  }
}
