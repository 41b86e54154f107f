// The words for a job, the same wherever it is shown.

import { formatDuration } from "../duration.ts";
import { inLine } from "../text.ts";
import { hasStarted, isEnded, type JobRecord, statusOf } from "./record.ts";

/** How long a job has run, or ran, in ms; from its creation if no worker ever had it. */
export function elapsedMs(record: JobRecord, now: string): number {
  const from = (hasStarted(record) ? record.startedAt : null) ?? record.createdAt;
  return Date.parse(isEnded(record) ? record.completedAt : now) - Date.parse(from);
}

/** `completed in 12s`, `running for 3m 05s`, … */
export function statusWords(record: JobRecord, now: string): string {
  const elapsed = formatDuration(elapsedMs(record, now));
  if (record.status === "failed") return `failed after ${elapsed} (${record.failure.kind})`;
  if (record.status === "completed") return `completed in ${elapsed}${record.exit?.normalized ? " (normalized)" : ""}`;
  if (record.status === "cancelled")
    return `cancelled after ${elapsed}${record.startedAt === null ? ": it had not started" : ""}`;
  return record.stopping === null
    ? `${inLine(statusOf(record))} for ${elapsed}`
    : `stopping (${record.stopping.cause}) for ${elapsed}`;
}

/** Why there is nothing yet of a job that has not ended, as the end of a sentence. */
export function notYetWords(record: JobRecord): string {
  return record.status === "waiting" ? "it waits, and has not begun" : "it has not ended";
}

/** `(group ID 2/3) `, to stand before the summary of a job of a group; empty for any other. */
export function groupMark({ group }: JobRecord): string {
  return group === undefined ? "" : `(group ${group.id} ${group.number}/${group.size}) `;
}
