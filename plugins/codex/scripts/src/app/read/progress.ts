// How an active job is getting on, from the end of its event log.

import { doingWords, type PlanAt, planAt, tokensIn } from "../../core/job/doing-words.ts";
import { describeEvent } from "../../core/job/event-line.ts";
import type { JobRecord } from "../../core/job/record.ts";
import type { JsonObject } from "../../core/json.ts";
import { positionOf } from "../../core/waiting/line.ts";
import { eventsChangedAtMs, readLastEvents } from "../../io/job-files.ts";
import type { Context } from "../scope/context.ts";
import { localMinute } from "../scope/local-time.ts";
import { isWaiting, readLine } from "./waiting-line.ts";

/** For how long nothing has been heard of a job. A waiting job is silent by nature, and never stalled. */
export interface Silence {
  readonly silentMs: number;
  readonly stalled: boolean;
}

/** The same, with the latest event in words. */
export interface Progress extends Silence {
  readonly latest: string | null;
  /** What it is doing now: `running npm test`. */
  readonly doing: string | null;
  readonly plan: PlanAt | null;
  /** How many it has used so far; null: Codex has not told. */
  readonly tokens: number | null;
  /** Its place in the line of this machine, from 1; absent if it does not wait. */
  readonly position?: number;
}

/** Silence after which a job may be stuck. */
const STALL_MS = 10 * 60_000;

/** Reads the progress of a job. */
export async function readProgress(context: Context, record: JobRecord): Promise<Progress> {
  const { silentMs, stalled } = silenceOf(context, record);
  const lines = readLastEvents(context.home, record.id);
  const position = isWaiting(record) ? positionOf(record.id, await readLine(context)) : null;
  const latest = latestWords(lines);
  const [doing, plan, tokens] = [doingWords(lines, localMinute), planAt(lines), tokensIn(lines)];
  return { latest, doing, plan, tokens, silentMs, stalled, ...(position === null ? {} : { position }) };
}

/** Looks at the time of its log only. */
export function silenceOf(context: Context, record: JobRecord): Silence {
  const heardAt = eventsChangedAtMs(context.home, record.id) ?? Date.parse(record.createdAt);
  const silentMs = Math.max(0, Date.parse(context.now()) - heardAt);
  return { silentMs, stalled: silentMs >= STALL_MS && !isWaiting(record) };
}

/** What the last of these events that anything is said of says. Only that one is put into words: there are many jobs. */
function latestWords(lines: readonly JsonObject[]): string | null {
  for (const line of lines.toReversed()) {
    const words = describeEvent(line, { time: localMinute });
    if (words !== null) return words;
  }
  return null;
}
