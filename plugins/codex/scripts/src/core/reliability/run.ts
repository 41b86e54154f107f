// A run as the statistics see it, wherever it came from.

import type { Mode } from "./modes.ts";

/** One finished run. `atMs` is when it ended, in ms since 1970; null if nobody knows. */
export interface Run {
  readonly atMs: number | null;
  readonly modes: readonly Mode[];
  /** `model · effort · sandbox`, with ` · executor` if that is not this machine; of imported records `harness · model · effort`, as far as they are known; null if none is. */
  readonly route: string | null;
  /** Success as the raw exit code tells it; null if there is none to judge by. */
  readonly raw: boolean | null;
  /** Success as the evidence tells it; null if there is none to judge by. */
  readonly evidence: boolean | null;
  /** Its runs on routes that it left for another one; absent if there were none. Only the routes are judged by them. */
  readonly left?: readonly Run[];
}

/** The name of a route; null if nothing of it is known. */
export function routeName(parts: readonly (string | null)[]): string | null {
  const known = parts.filter((part) => part !== null && part !== "");
  return known.length === 0 ? null : known.join(" · ");
}

/** A task that was refused before it was a job: it was blocked, and there is nothing else to judge by. */
export function refusedRun(at: string, route: string | null): Run {
  return { atMs: Date.parse(at), modes: ["blocked"], route, raw: null, evidence: null };
}

// Beyond it a year has more than four digits.
const MOST_MS = 253_402_300_799_999;

/** The time in ISO 8601; null if there is none that it can say. */
export function isoTime(ms: number | null): string | null {
  return ms === null || Math.abs(ms) > MOST_MS ? null : new Date(ms).toISOString();
}
