// The reliability report: many runs -> counts and rates with their intervals, what has shifted, what dominates, how the
// routes do. As JSON it is `docs/formats/report.md`.

import { type Gate, type Gates, speaking } from "./gate.ts";
import { MODE_FACTS, MODES, type Mode, type PerMode, perMode } from "./modes.ts";
import { type HardestHit, type RouteReport, reportRoutes } from "./routes.ts";
import { isoTime, type Run } from "./run.ts";
import { fisherExact, type Interval, wilson } from "./statistics.ts";
import { type Trend, trendOf } from "./trend.ts";

/** The version written into every report. */
export const REPORT_VERSION = 1;

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

/** The mode that most runs have. */
export interface Dominant {
  readonly mode: Mode;
  readonly cause: string;
  readonly fix: string;
}

/** Lines that could not be read; `lines` has the first of their numbers, from 1. */
export interface BadLines {
  readonly count: number;
  readonly lines: readonly number[];
}

/** A cause that keeps jobs from running, as it is open now. */
export interface OpenIncident {
  readonly fingerprint: string;
  readonly kind: string;
  readonly jobs: number;
  readonly hint: string;
}

/** The whole report. `read` counts all runs there were; the rest is about the last `total` of them. */
export interface Report extends Slice {
  readonly version: number;
  readonly read: number;
  readonly window: Slice;
  readonly shift: PerMode<Shift>;
  readonly dominant: Dominant | null;
  readonly routes: readonly RouteReport[];
  /** Null if no route has a failed run. */
  readonly hardestHit: HardestHit | null;
  /** The first that fires, else the first. */
  readonly gate: Gate;
  readonly gates: Gates;
  readonly incidents: readonly OpenIncident[];
  readonly trend: Trend;
  readonly badLines: BadLines;
}

/** What a report rests on: runs oldest first, and how many of them are asked for. */
export interface ReportInput extends Pick<Report, "read" | "gates" | "incidents" | "badLines"> {
  readonly runs: readonly Run[];
  readonly last: number;
  readonly window: number;
}

/** Makes the report. */
export function buildReport(input: ReportInput): Report {
  const runs = input.runs.slice(-input.last);
  const recent = runs.slice(-input.window);
  const before = runs.slice(0, runs.length - recent.length);
  const [all, window, earlier] = [sliceOf(runs), sliceOf(recent), sliceOf(before)];
  const { routes, hardestHit } = reportRoutes(runs);
  return {
    version: REPORT_VERSION,
    read: input.read,
    ...all,
    window,
    shift: perMode((mode) => shiftOf(mode, all, window, earlier)),
    dominant: dominantOf(all, window),
    routes,
    hardestHit,
    gate: speaking(input.gates),
    gates: input.gates,
    incidents: input.incidents,
    trend: trendOf(runs, input.window),
    badLines: input.badLines,
  };
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
export function share(count: number, total: number): Share {
  return { count, rate: total === 0 ? 0 : count / total, ...wilson(count, total) };
}

/** The two overlap, so the test compares the window with the runs before it; without any, nothing can have shifted. */
function shiftOf(mode: Mode, all: Slice, window: Slice, before: Slice): Shift {
  const p = fisherExact(window.modes[mode].count, window.total, before.modes[mode].count, before.total);
  return { delta: window.modes[mode].rate - all.modes[mode].rate, p };
}

/** Of equals, the one that is more frequent in the window, then the one that is named first. */
function dominantOf(all: Slice, window: Slice): Dominant | null {
  const score = (mode: Mode) => [all.modes[mode].count, window.modes[mode].count] as const;
  const compare = (a: Mode, b: Mode) => score(a)[0] - score(b)[0] || score(a)[1] - score(b)[1];
  const mode = MODES.reduce((best, next) => (compare(next, best) > 0 ? next : best));
  if (all.modes[mode].count === 0) return null;
  const { cause, fix } = MODE_FACTS[mode];
  return { mode, cause, fix };
}
