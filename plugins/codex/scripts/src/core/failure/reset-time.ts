// When a usage limit is reset, as far as Codex's own words tell it: `try again at 1:30 AM`, `… at Nov 25th, 2026 1:30 AM`,
// `… in 3 hours 5 minutes`. A time of day is the machine's own.

const UNITS: Readonly<Record<string, number>> = { second: 1_000, minute: 60_000, hour: 3_600_000, day: 86_400_000 };
const DAY_MS = 86_400_000;
// Limits are reset within a week; anything later was misread.
const LONGEST_MS = 8 * DAY_MS;
const IN = /\btry again in ((?:\d+ (?:second|minute|hour|day)s?(?:,? and |, | )?)+)/i;
const AT = /\btry again at (?:([a-z]{3})[a-z]* (\d{1,2})(?:st|nd|rd|th)?,? (\d{4}),? )?(\d{1,2}):(\d{2}) ?([ap])m\b/i;
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** The instant in ISO 8601; null if the message tells none. `offsetMs` is how far the machine's time is ahead of UTC. */
export function resetTimeIn(message: string, nowMs: number, offsetMs: number): string | null {
  const atMs = durationIn(message, nowMs) ?? timeIn(message, nowMs, offsetMs);
  return atMs === null || atMs <= nowMs || atMs > nowMs + LONGEST_MS ? null : new Date(atMs).toISOString();
}

function durationIn(message: string, nowMs: number): number | null {
  const parts = IN.exec(message)?.[1]?.matchAll(/(\d+) (second|minute|hour|day)/gi);
  if (parts === undefined) return null;
  return [...parts].reduce(
    (sum, [, count, unit = ""]) => sum + Number(count) * (UNITS[unit.toLowerCase()] ?? 0),
    nowMs,
  );
}

function timeIn(message: string, nowMs: number, offsetMs: number): number | null {
  const match = AT.exec(message);
  if (match === null) return null;
  const [, month, day, year, hour, minute, half] = match;
  const ofDayMs = (((Number(hour) % 12) + (half?.toLowerCase() === "p" ? 12 : 0)) * 60 + Number(minute)) * 60_000;
  if (month !== undefined) {
    return Date.UTC(Number(year), MONTHS.indexOf(month.toLowerCase()), Number(day)) + ofDayMs - offsetMs;
  }
  const midnightMs = Math.floor((nowMs + offsetMs) / DAY_MS) * DAY_MS;
  const todayMs = midnightMs + ofDayMs - offsetMs;
  return todayMs > nowMs ? todayMs : todayMs + DAY_MS;
}
