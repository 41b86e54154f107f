// Runs in a row: how many of them fail in which mode, and whether the newest of them differ from those before.

import { type Mode, type PerMode, perMode } from "./modes.ts";
import { isoTime, type Run } from "./run.ts";
import { fisherExact, type Interval, wilson } from "./statistics.ts";

/** How many runs are looked at if nobody says so, and how many of them are the newest, the window. */
export const USUAL_SIZES: Sizes = { last: 100, window: 30 };

/** How many runs are looked at, and how many of them make the window. */
export interface Sizes {
  readonly last: number;
  readonly window: number;
}

/** How many runs have something: the count, the share of all from 0 to 1, and its 95 % interval. */
export interface Share extends Interval {
  readonly count: number;
  readonly rate: number;
}

/** Some runs in a row. `failed` counts those with at least one mode; `failedRate` is their share. */
export interface Slice {
  readonly total: number;
  readonly failed: number;
  readonly failedRate: Share;
  readonly modes: PerMode<Share>;
  /** When the first and the last of them ended, in ISO 8601; null if nobody knows. */
  readonly from: string | null;
  readonly to: string | null;
}

/** `delta`: the window's rate less the rate of all. `p`: that window and the runs before it have the same rate. */
export interface Shift {
  readonly delta: number;
  readonly p: number;
}

/** The last runs, the newest of them, and how these differ. */
export interface Comparison {
  /** Oldest first. */
  readonly runs: readonly Run[];
  readonly all: Slice;
  readonly window: Slice;
  readonly shift: PerMode<Shift>;
}

/** Compares the newest runs with those before; `runs` oldest first. */
export function compareRuns(everything: readonly Run[], sizes: Sizes): Comparison {
  const runs = everything.slice(-sizes.last);
  const recent = runs.slice(-sizes.window);
  const before = runs.slice(0, runs.length - recent.length);
  const [all, window, earlier] = [sliceOf(runs), sliceOf(recent), sliceOf(before)];
  return { runs, all, window, shift: perMode((mode) => shiftOf(mode, all, window, earlier)) };
}

function sliceOf(runs: readonly Run[]): Slice {
  const total = runs.length;
  const count = (has: (run: Run) => boolean) => runs.reduce((sum, run) => sum + Number(has(run)), 0);
  const failed = count(({ modes }) => modes.length > 0);
  return {
    total,
    failed,
    failedRate: share(failed, total),
    modes: perMode((mode) =>
      share(
        count(({ modes }) => modes.includes(mode)),
        total,
      ),
    ),
    from: isoTime(runs[0]?.atMs ?? null),
    to: isoTime(runs.at(-1)?.atMs ?? null),
  };
}

/** A share of runs with its interval. */
function share(count: number, total: number): Share {
  return { count, rate: total === 0 ? 0 : count / total, ...wilson(count, total) };
}

/** The two overlap, so the test compares the window with the runs before it; without any, nothing can have shifted. */
function shiftOf(mode: Mode, all: Slice, window: Slice, before: Slice): Shift {
  const p = fisherExact(window.modes[mode].count, window.total, before.modes[mode].count, before.total);
  return { delta: window.modes[mode].rate - all.modes[mode].rate, p };
}
