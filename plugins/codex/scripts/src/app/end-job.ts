// Publishes the end of a job: the record first, which is the truth, then a line in its event log.

import type { EventLine } from "../core/job/event-line.ts";
import { isEnded, type JobRecord } from "../core/job/record.ts";
import type { EndedEvent } from "../core/job/transition.ts";
import { appendEvent } from "../io/job-files.ts";
import { type UpdateResult, updateJob } from "../io/job-store.ts";
import type { Context } from "./context.ts";
import { endLine } from "./events.ts";

/** Publishes an end. A refusal says that somebody else was first; the log line is written only for an accepted one. */
export function publishEnd(context: Context, id: string, event: Omit<EndedEvent, "type" | "at">): UpdateResult {
  const at = context.now();
  const result = updateJob(context.home, id, { type: "ended", at, ...event });
  if (result.kind === "changed" && isEnded(result.record)) log(context, result.record, endLine(result.record));
  return result;
}

/** Notes in the event log that the job is being ended from outside. */
export function noteStopping(context: Context, record: JobRecord): void {
  if (!isEnded(record) && record.stopping !== null)
    log(context, record, { type: "stopping", cause: record.stopping.cause });
}

function log(context: Context, record: JobRecord, line: EventLine): void {
  try {
    appendEvent(context.home, record.id, context.now(), line);
  } catch {
    // The record is published; a log that cannot be written (a full disk) changes nothing about it.
  }
}

/** The record that an update left, or null where the job cannot be read any more. */
export function recordAfter(result: UpdateResult): JobRecord | null {
  return result.kind === "changed" || result.kind === "refused" ? result.record : null;
}
