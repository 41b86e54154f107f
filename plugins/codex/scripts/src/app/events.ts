// The events of a job.

import type { EventLine } from "../core/job/event-line.ts";
import { type EndedJob, isEnded, type JobRecord } from "../core/job/record.ts";
import type { JsonObject } from "../core/json.ts";
import { readEventsFrom } from "../io/job-files.ts";
import type { Context } from "./context.ts";

/** All events so far, oldest first; the end of an ended job is among them. */
export function readEvents(context: Context, record: JobRecord): readonly JsonObject[] {
  const events = readEventsFrom(context.home, record.id, 0).objects;
  return isEnded(record) && !events.some(isEndLine) ? [...events, endLine(record)] : events;
}

/** True for the line that tells a job's end. */
export function isEndLine(line: JsonObject): boolean {
  return line["type"] === "ended";
}

/** The line that tells a job's end. It is written after the record, so that a reader may be earlier, and it may be missing for ever. */
export function endLine(record: EndedJob): EventLine & { readonly at: string } {
  return {
    at: record.completedAt,
    type: "ended",
    status: record.status,
    message: record.failure?.message ?? null,
  };
}
