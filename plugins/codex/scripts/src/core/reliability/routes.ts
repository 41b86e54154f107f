// How the routes do. Success as the raw exit codes tell it stands beside success as the evidence tells it. Both are
// posteriors, so that a scheduler can learn from the honest one. And which route is hit hardest by failures.

import type { Run } from "./run.ts";
import { fisherExact, posterior, wilson } from "./statistics.ts";

/** Success by one measure, over the `runs` that it can judge: Beta(1, 1) and what was seen, with its 95 % interval. */
export interface RouteSuccess {
  readonly runs: number;
  readonly successes: number;
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/** One route. `failed` counts the runs with at least one failure mode. */
export interface RouteReport {
  readonly route: string;
  readonly runs: number;
  readonly failed: number;
  readonly raw: RouteSuccess;
  readonly evidence: RouteSuccess;
}

/** The route that fails most. `p`: that the others fail as often. */
export interface HardestHit {
  readonly route: string;
  readonly p: number;
}

/** The routes, most used first; runs whose route is not known belong to none. */
export function reportRoutes(runs: readonly Run[]): {
  readonly routes: readonly RouteReport[];
  readonly hardestHit: HardestHit | null;
} {
  const groups = new Map<string, Run[]>();
  for (const run of runs.flatMap((run) => [...(run.left ?? []), run])) {
    if (run.route === null) continue;
    const group = groups.get(run.route);
    if (group === undefined) groups.set(run.route, [run]);
    else group.push(run);
  }
  const routes = [...groups].map(([route, group]) => reportRoute(route, group)).sort((a, b) => b.runs - a.runs);
  return { routes, hardestHit: hardestOf(routes) };
}

function reportRoute(route: string, runs: readonly Run[]): RouteReport {
  return {
    route,
    runs: runs.length,
    failed: runs.filter(({ modes }) => modes.length > 0).length,
    raw: successOf(runs.map(({ raw }) => raw)),
    evidence: successOf(runs.map(({ evidence }) => evidence)),
  };
}

function successOf(judgements: readonly (boolean | null)[]): RouteSuccess {
  const runs = judgements.filter((judgement) => judgement !== null).length;
  const successes = judgements.filter((judgement) => judgement === true).length;
  return { runs, successes, ...posterior(successes, runs) };
}

/** The one whose share of failed runs is surely the highest: by the low end of the interval, so that one unlucky run is not enough. */
function hardestOf(routes: readonly RouteReport[]): HardestHit | null {
  const lowOf = ({ failed, runs }: RouteReport) => wilson(failed, runs).low;
  const hardest = routes.reduce<RouteReport | null>((worst, route) => {
    return worst === null || lowOf(route) > lowOf(worst) ? route : worst;
  }, null);
  if (hardest === null || hardest.failed === 0) return null;
  const [runs, failed] = [sum(routes.map((route) => route.runs)), sum(routes.map((route) => route.failed))];
  const p = fisherExact(hardest.failed, hardest.runs, failed - hardest.failed, runs - hardest.runs);
  return { route: hardest.route, p };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
