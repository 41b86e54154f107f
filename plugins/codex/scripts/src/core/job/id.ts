// Ids of jobs: eight base-36 digits of the time of creation in ms, so that they sort by it, a hyphen, and five random ones.

/** Matches a whole id. */
const WHOLE = /^[0-9a-z]{8}-[0-9a-z]{5}$/;

/** An id from a time in ms since 1970 (until the year 2059) and a random number in [0, 1). */
export function makeJobId(createdAtMs: number, random: number): string {
  const time = Math.floor(createdAtMs).toString(36).padStart(8, "0");
  const tail = Math.floor(random * 36 ** 5)
    .toString(36)
    .padStart(5, "0");
  return `${time}-${tail}`;
}

/** True for a whole id; nothing else may name a folder of the store. */
export function isJobId(text: string): boolean {
  return WHOLE.test(text);
}

/** When the job of an id was created, in ms since 1970. */
export function jobIdTimeMs(id: string): number {
  return Number.parseInt(id.slice(0, 8), 36);
}
