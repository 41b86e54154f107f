// How the rates moved: the share of each mode among the runs up to a moment, over the runs of a report.

import { type PerMode, perMode } from "./modes.ts";
import { isoTime, type Run } from "./run.ts";

/** The rates among the `size` runs up to and with the one of number `run` (from 1); `at` is when that ended. */
export interface TrendPoint {
  readonly run: number;
  readonly at: string | null;
  readonly failed: number;
  readonly modes: PerMode<number>;
}

/** Points in the order of time; none if there are too few runs for a line. */
export interface Trend {
  readonly size: number;
  readonly points: readonly TrendPoint[];
}

const MOST_POINTS = 80;
const FEWEST_RUNS = 10;
const SMALLEST_SIZE = 5;

/** The trend of runs, oldest first; `window` is how many runs make a rate, fewer if there are not three times as many. */
export function trendOf(runs: readonly Run[], window: number): Trend {
  const size = Math.min(window, Math.max(SMALLEST_SIZE, Math.floor(runs.length / 3)));
  if (runs.length < FEWEST_RUNS) return { size, points: [] };
  const ends = pointEnds(size, runs.length);
  return { size, points: ends.map((end) => pointAt(runs, end, size)) };
}

/** Evenly spaced, the first and the last run that has `size` runs up to it included. */
function pointEnds(first: number, last: number): readonly number[] {
  const count = Math.min(MOST_POINTS, last - first + 1);
  if (count < 2) return [last];
  return Array.from({ length: count }, (_, index) => Math.round(first + ((last - first) * index) / (count - 1)));
}

function pointAt(runs: readonly Run[], end: number, size: number): TrendPoint {
  const slice = runs.slice(end - size, end);
  const rate = (has: (run: Run) => boolean) => slice.filter(has).length / slice.length;
  const atMs = slice.at(-1)?.atMs ?? null;
  return {
    run: end,
    at: isoTime(atMs),
    failed: rate(({ modes }) => modes.length > 0),
    modes: perMode((mode) => rate(({ modes }) => modes.includes(mode))),
  };
}
