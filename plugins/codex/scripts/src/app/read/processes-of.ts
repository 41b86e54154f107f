// What of a job is alive, for those who have lost its record.

import { recordMarks } from "../../core/job/marks.ts";
import type { JobRecord } from "../../core/job/record.ts";
import { findJobProcesses } from "../../io/process/find.ts";

/** The ids of the living processes of a job, lowest first; null where processes cannot be listed. */
export function processesOf(record: JobRecord): readonly number[] | null {
  const roots = record.status === "queued" || record.worker === null ? [] : [record.worker];
  try {
    const found = findJobProcesses({ marks: recordMarks(record), roots, spare: [] });
    return found.map(({ pid }) => pid).sort((a, b) => a - b);
  } catch {
    return null;
  }
}
