// How an active job is getting on, from the end of its event log.

import { describeEvent } from "../../core/job/event-line.ts";
import type { JobRecord } from "../../core/job/record.ts";
import { eventsChangedAtMs, readLastEvents } from "../../io/job-files.ts";
import type { Context } from "../scope/context.ts";
import { localMinute } from "../scope/local-time.ts";

/** The latest event in words, and for how long nothing has been heard. */
export interface Progress {
  readonly latest: string | null;
  readonly silentMs: number;
  readonly stalled: boolean;
}

/** Silence after which a job may be stuck. */
export const STALL_MS = 10 * 60_000;

/** Reads the progress of a job. */
export function readProgress(context: Context, record: JobRecord): Progress {
  const heardAt = eventsChangedAtMs(context.home, record.id) ?? Date.parse(record.createdAt);
  const silentMs = Math.max(0, Date.parse(context.now()) - heardAt);
  const words = readLastEvents(context.home, record.id).map((line) => describeEvent(line, { time: localMinute }));
  return { latest: words.filter((word) => word !== null).at(-1) ?? null, silentMs, stalled: silentMs >= STALL_MS };
}
