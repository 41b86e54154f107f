// `--not-before DUR|TIME` -> an instant. TIME is ISO 8601, or a time of day `HH:MM`; without a zone it is the machine's own.

import { parseDuration } from "../duration.ts";

/** An instant in ms since 1970, or what is wrong with the text, as a sentence without its full stop. */
export type NotBefore = { readonly atMs: number } | { readonly problem: string };

/** How far the machine's time is ahead of UTC at an instant, in ms. */
export type OffsetAt = (atMs: number) => number;

const TIME_OF_DAY = /^([01]?\d|2[0-3]):([0-5]\d)$/;
const ISO =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ]([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:[.,](\d{1,9}))?)?(Z|[+-]\d\d(?::?\d\d)?)?)?$/i;
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const LONGEST_MS = 366 * DAY_MS;

/** Reads the flag's value. A time that has passed is given as it is: the job does not wait for it. */
export function parseNotBefore(text: string, nowMs: number, offsetAt: OffsetAt): NotBefore {
  const durationMs = parseDuration(text);
  const atMs = durationMs === null ? (timeOfDay(text, nowMs, offsetAt) ?? isoTime(text, offsetAt)) : nowMs + durationMs;
  if (atMs === null)
    return { problem: `"${text}" is no duration (90s, 10m, 2h), no time of day (18:30) and no time in ISO 8601` };
  return atMs > nowMs + LONGEST_MS ? { problem: `"${text}" is more than a year away` } : { atMs };
}

/** The next such time: today, or else tomorrow. */
function timeOfDay(text: string, nowMs: number, offsetAt: OffsetAt): number | null {
  const match = TIME_OF_DAY.exec(text);
  if (match === null) return null;
  const midnightMs = Math.floor((nowMs + offsetAt(nowMs)) / DAY_MS) * DAY_MS;
  const localMs = midnightMs + (Number(match[1]) * 60 + Number(match[2])) * MINUTE_MS;
  const todayMs = fromLocal(localMs, offsetAt);
  return todayMs > nowMs ? todayMs : fromLocal(localMs + DAY_MS, offsetAt);
}

function isoTime(text: string, offsetAt: OffsetAt): number | null {
  const match = ISO.exec(text);
  if (match === null) return null;
  const [, year, month, day, hour = "0", minute = "0", second = "0", fraction = "0", zone] = match;
  const dateMs = Date.UTC(Number(year), Number(month) - 1, Number(day));
  if (new Date(dateMs).toISOString().slice(0, 10) !== `${year}-${month}-${day}`) return null; // 30 February
  const ofDayMs = ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1_000;
  const atMs = dateMs + ofDayMs + Number(fraction.padEnd(3, "0").slice(0, 3));
  return zone === undefined ? fromLocal(atMs, offsetAt) : atMs - zoneMs(zone);
}

function zoneMs(zone: string): number {
  const [, sign = "+", hours = "0", minutes = "0"] = /^([+-])(\d\d):?(\d\d)?$/.exec(zone) ?? [];
  return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * MINUTE_MS;
}

/** The instant of a local time. The offset that holds then counts, which near a change of the clock is another one than now. */
function fromLocal(localMs: number, offsetAt: OffsetAt): number {
  const guessMs = localMs - offsetAt(localMs);
  return localMs - offsetAt(guessMs);
}
