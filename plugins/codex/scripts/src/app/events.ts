// The events of a job.

import type { EventLine } from "../core/job/event-line.ts";
import { type EndedJob, isEnded, type JobRecord } from "../core/job/record.ts";
import type { JsonObject } from "../core/json.ts";
import { eventsFrom } from "../io/job-files.ts";
import { faultOf } from "../io/regular-file.ts";
import type { Context } from "./context.ts";

/**
 * All events so far, oldest first, piece by piece, so that a long log is never held whole; the end of an ended job is among
 * them. Throws `LogFault` where the log cannot be read.
 */
export function* readEvents(context: Context, record: JobRecord): Generator<readonly JsonObject[], void> {
  let isEndTold = false;
  try {
    for (const { objects } of eventsFrom(context.home, record.id, 0)) {
      isEndTold ||= objects.some(isEndLine);
      yield objects;
    }
  } catch (error) {
    const fault = faultOf(error);
    throw fault === null ? error : new LogFault(`its events.jsonl ${fault}`, { cause: error });
  }
  if (isEnded(record) && !isEndTold) yield [endLine(record)];
}

/** A log that cannot be read; its message says why. */
export class LogFault extends Error {}

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
