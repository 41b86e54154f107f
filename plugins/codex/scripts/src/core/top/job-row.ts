// A job's line in the list of the live view.

import { formatDuration } from "../duration.ts";
import { doingWords, planAt, standingWords, tokensIn } from "../job/doing-words.ts";
import { isEnded, type JobRecord, statusOf } from "../job/record.ts";
import { elapsedMs, groupMark } from "../job/status-words.ts";
import type { Look, Tone } from "../look.ts";
import { inLine } from "../text.ts";
import { waitingWords } from "../waiting/waiting-words.ts";
import { lineOfCells } from "./fit.ts";
import type { TopJob } from "./top-state.ts";

/** How instants are shown, and which one is now. */
export interface Clock {
  /** ISO 8601 UTC. */
  readonly now: string;
  /** An instant in ISO 8601 UTC as its reader wants to see it. */
  readonly time: (at: string) => string;
}

const MOST = 300;
const WITH_ID = 76;
const [ID_COLUMNS, STATUS_COLUMNS, TIME_COLUMNS] = [14, 12, 7];

/** The line, in exactly so many columns. The selected one begins with `>`. */
export function jobRow(job: TopJob, isSelected: boolean, columns: number, clock: Clock, look: Look): string {
  const pointer = { text: isSelected ? ">" : " ", columns: 1 };
  if ("reason" in job) {
    const words = `${job.id} cannot be read: ${inLine(job.reason, MOST)}`;
    return lineOfCells([pointer, { text: words, columns: 0, tone: "bad" }], columns, look);
  }
  const { record } = job;
  const tone = toneOf(record);
  const word = record.stopping === null || isEnded(record) ? inLine(statusOf(record)) : "stopping";
  const cells = [
    pointer,
    ...(columns < WITH_ID ? [] : [{ text: job.id, columns: ID_COLUMNS }]),
    { text: `${look.mark(tone)}${word}`, columns: STATUS_COLUMNS, tone },
    { text: formatDuration(elapsedMs(record, clock.now)), columns: TIME_COLUMNS },
    { text: taskWords(job, clock), columns: 0 },
  ];
  return lineOfCells(cells, columns, look);
}

/** Good and bad news, and what is under way. */
export function toneOf({ status }: JobRecord): Tone {
  if (status === "completed") return "good";
  if (status === "failed") return "bad";
  return status === "running" ? "active" : "faint";
}

/**
 * What a job under way is doing, on one line: `plan 2/5 · running npm test`, with its tokens if `room` is `wide`; null if nothing
 * is known, or it has ended.
 */
export function nowWords(
  { record, events }: Exclude<TopJob, { reason: string }>,
  clock: Clock,
  room: "narrow" | "wide",
): string | null {
  if (isEnded(record)) return null;
  if (record.status === "waiting") {
    const telling = { nowMs: Date.parse(clock.now), position: null, time: clock.time };
    return inLine(waitingWords(record.waiting, telling), MOST);
  }
  const doing = doingWords(events, clock.time) ?? inLine(record.phase);
  return standingWords({ plan: planAt(events), doing, tokens: room === "wide" ? tokensIn(events) : null });
}

/** What it does comes before what it is to do if there is room for one only; an ended job has only its task. */
function taskWords(job: Exclude<TopJob, { reason: string }>, clock: Clock): string {
  const task = groupMark(job.record) + inLine(job.record.title || job.record.summary, MOST);
  const now = nowWords(job, clock, "narrow");
  return now === null ? task : `${task} · ${now}`;
}
