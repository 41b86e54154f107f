// Times as people read them, in the time of this machine. JSON has them in UTC.

/** `18:03:59`; null for what is no time. */
export function localTime(at: string): string | null {
  const time = timeOf(at);
  return time && [time.getHours(), time.getMinutes(), time.getSeconds()].map(twoDigits).join(":");
}

/** `2026-11-25`; null for what is no time. */
export function localDay(at: string): string | null {
  const time = timeOf(at);
  return time && [time.getFullYear(), time.getMonth() + 1, time.getDate()].map(twoDigits).join("-");
}

/** `2026-11-25 18:03`; the text as it is if it is no time. */
export function localMinute(at: string): string {
  return localInstant(at).replace(/(\d\d:\d\d):\d\d$/, "$1");
}

/** `2026-11-25 18:03:59`; the text as it is if it is no time. */
export function localInstant(at: string): string {
  const [day, time] = [localDay(at), localTime(at)];
  return day === null || time === null ? at : `${day} ${time}`;
}

function timeOf(at: string): Date | null {
  const time = new Date(at);
  return Number.isNaN(time.getTime()) ? null : time;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, "0");
}
