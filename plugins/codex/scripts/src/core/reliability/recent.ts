// The most recent runs of a stream, in the order of their times, in bounded memory.

import type { Run } from "./run.ts";

/** Takes runs in any order. A run without a time stands where it came: behind the one before it. */
export interface RecentRuns {
  add(run: Run): void;
  /** How many came in all. */
  readonly seen: number;
  /** The newest ones, oldest first. */
  list(): readonly Run[];
}

interface Placed {
  readonly placeMs: number;
  readonly run: Run;
}

const SPARE = 4_096;

/** Keeps the newest `most` runs. */
export function recentRuns(most: number): RecentRuns {
  let kept: Placed[] = [];
  let seen = 0;
  let placeMs = Number.NEGATIVE_INFINITY;
  let isSorted = true;
  const settle = () => {
    // A stable sort: of equal times, the later line stays the later run.
    if (!isSorted) kept.sort((a, b) => (a.placeMs < b.placeMs ? -1 : a.placeMs > b.placeMs ? 1 : 0));
    isSorted = true;
    kept = kept.slice(-most);
  };
  return {
    add(run) {
      seen += 1;
      const before = kept.at(-1)?.placeMs ?? Number.NEGATIVE_INFINITY;
      placeMs = run.atMs ?? placeMs;
      if (placeMs < before) isSorted = false;
      kept.push({ placeMs, run });
      if (kept.length >= 2 * most + SPARE) settle();
    },
    get seen() {
      return seen;
    },
    list() {
      settle();
      return kept.map(({ run }) => run);
    },
  };
}
