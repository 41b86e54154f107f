// The events of a job.

import { isExplaining } from "../../core/explain/explanation.ts";
import { endLine, isEndLine } from "../../core/job/event-line.ts";
import { isEnded, type JobRecord } from "../../core/job/record.ts";
import type { JsonObject } from "../../core/json.ts";
import { eventsFrom } from "../../io/job-files.ts";
import { faultOf } from "../../io/regular-file.ts";
import type { Context } from "../scope/context.ts";

/**
 * All events so far, oldest first, piece by piece, so that a long log is never held whole; the end of an ended job is among
 * them. Throws `LogFault` if the log cannot be read.
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

/** The events on which an explanation may rest: the others are passed over, for the log may be longer than the memory. */
export function readExplaining(
  context: Context,
  record: JobRecord,
): { readonly events: readonly JsonObject[]; readonly logFault: string | null } {
  const events: JsonObject[] = [];
  try {
    for (const piece of readEvents(context, record)) events.push(...piece.filter(isExplaining));
  } catch (error) {
    if (!(error instanceof LogFault)) throw error;
    return { events, logFault: error.message };
  }
  return { events, logFault: null };
}

/** A log that cannot be read; its message says why. */
export class LogFault extends Error {}
