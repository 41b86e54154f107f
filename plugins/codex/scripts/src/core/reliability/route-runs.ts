// A job that went on with another route has had a run on each. Its line in the ledger is taken apart, so that each route
// answers for what it did itself.

import { isSameChoice } from "../job/request.ts";
import type { LedgerAttempt, LedgerLine } from "./ledger-line.ts";

/**
 * The runs of a job on its routes, in their order; the last one is the job as it ended. What the others left is told by
 * nobody, unless the whole job left nothing.
 */
export function routeRuns(line: LedgerLine): readonly LedgerLine[] {
  const groups: LedgerAttempt[][] = [];
  for (const attempt of line.attempts) {
    const group = groups.at(-1);
    if (group?.[0] !== undefined && isOnSameRoute(group[0], attempt)) group.push(attempt);
    else groups.push([attempt]);
  }
  const left = groups.filter(([first]) => first?.route !== undefined).map((group) => leftRun(line, group));
  return left.length === 0 ? [line] : [...left, { ...line, attempts: groups.flat().filter(({ route }) => !route) }];
}

function isOnSameRoute(a: LedgerAttempt, b: LedgerAttempt): boolean {
  return a.route === undefined || b.route === undefined ? a.route === b.route : isSameChoice(a.route, b.route);
}

function leftRun(line: LedgerLine, attempts: readonly LedgerAttempt[]): LedgerLine {
  const last = attempts.at(-1);
  return {
    ...line,
    ...{ status: "failed", normalized: false, verify: null, stop: null, plan: null },
    ...{ rerouted: false, declined: 0, deniedWrites: 0 },
    at: last?.at ?? line.at,
    failure: last?.failure ?? null,
    raw_exit_code: last?.raw_exit_code ?? null,
    exit_code: last?.raw_exit_code ?? null,
    work: line.work === "none" ? "none" : "unknown",
    route: { ...line.route, ...last?.route },
    durationMs: attempts.reduce((sum, { durationMs }) => sum + durationMs, 0),
    attempts,
  };
}
