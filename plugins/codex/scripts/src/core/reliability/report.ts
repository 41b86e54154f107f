// The reliability report: many runs -> counts and rates with their intervals, what has shifted, what dominates, how the
// routes do. As JSON it is `docs/formats/report.md`.

import { type Gate, type Gates, speaking } from "./gate.ts";
import { MODE_FACTS, MODES, type Mode, type PerMode } from "./modes.ts";
import { type HardestHit, type RouteReport, reportRoutes } from "./routes.ts";
import type { Run } from "./run.ts";
import { compareRuns, type Shift, type Sizes, type Slice } from "./slice.ts";
import { type Trend, trendOf } from "./trend.ts";

/** The version written into every report. */
const REPORT_VERSION = 1;

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
export interface ReportInput extends Sizes, Pick<Report, "read" | "gates" | "incidents" | "badLines"> {
  readonly runs: readonly Run[];
}

/** Makes the report. */
export function buildReport(input: ReportInput): Report {
  const { runs, all, window, shift } = compareRuns(input.runs, input);
  const { routes, hardestHit } = reportRoutes(runs);
  return {
    version: REPORT_VERSION,
    read: input.read,
    ...all,
    window,
    shift,
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

/** Of equals, the one that is more frequent in the window, then the one that is named first. */
function dominantOf(all: Slice, window: Slice): Dominant | null {
  const score = (mode: Mode) => [all.modes[mode].count, window.modes[mode].count] as const;
  const compare = (a: Mode, b: Mode) => score(a)[0] - score(b)[0] || score(a)[1] - score(b)[1];
  const mode = MODES.reduce((best, next) => (compare(next, best) > 0 ? next : best));
  if (all.modes[mode].count === 0) return null;
  const { cause, fix } = MODE_FACTS[mode];
  return { mode, cause, fix };
}
