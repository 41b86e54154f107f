// The most recent runs of a stream, in the order of their times, in bounded memory. What a run was is asked only of those
// that are kept: of a long stream, that is a small part.

import type { Run } from "./run.ts";

/** Takes runs in any order, each by its time and by how it is made. One without a time stands behind the one before it. */
export interface RecentRuns<Source> {
  add(atMs: number | null, source: Source): void;
  /** How many came in all. */
  readonly seen: number;
  /** The newest ones, oldest first. */
  list(): readonly Run[];
}

/** A run at its place, or what it is to be made of. */
type Placed<Source> = { readonly placeMs: number } & ({ readonly run: Run } | { readonly source: Source });
type Made = Extract<Placed<never>, { run: Run }>;

const PENDING = 4_096;

/** Keeps the newest `most` runs. */
export function recentRuns<Source>(most: number, make: (source: Source) => Run): RecentRuns<Source> {
  let kept: Made[] = [];
  let pending: Placed<Source>[] = [];
  let seen = 0;
  let placeMs = Number.NEGATIVE_INFINITY;
  const made = (each: Placed<Source>): Made =>
    "run" in each ? each : { placeMs: each.placeMs, run: make(each.source) };
  // The sort is stable: of equal times, the later line stays the later run.
  const keepNewest = () => {
    kept = [...kept, ...pending].sort(byPlace).slice(-most).map(made);
    pending = [];
  };
  return {
    add(atMs, source) {
      seen += 1;
      placeMs = atMs ?? placeMs;
      pending.push({ placeMs, source });
      if (pending.length < PENDING) return;
      if (kept.length + pending.length > 2 * most) return keepNewest();
      for (const each of pending) kept.push(made(each));
      pending = [];
    },
    get seen() {
      return seen;
    },
    list() {
      keepNewest();
      return kept.map(({ run }) => run);
    },
  };
}

/** Infinities have no difference. */
function byPlace(a: { readonly placeMs: number }, b: { readonly placeMs: number }): number {
  return a.placeMs < b.placeMs ? -1 : a.placeMs > b.placeMs ? 1 : 0;
}
