// The runs that a report on our own jobs counts: those that ended, and those that were refused before they were jobs.

import type { LedgerLine } from "../../core/reliability/ledger-line.ts";
import { isRun, ownRun } from "../../core/reliability/own.ts";
import { type Run, refusedRun, routeName } from "../../core/reliability/run.ts";
import { readRefusals } from "../../io/incident-store.ts";
import type { Context } from "../scope/context.ts";

/** The runs of these lines and all refused ones, oldest first; canaries and what the user's own limits refused are left out. */
export function countedRuns(context: Context, lines: readonly LedgerLine[]): readonly Run[] {
  const runs = [...lines.filter(isRun).map(ownRun), ...refusedRuns(context)];
  return runs.toSorted((a, b) => (a.atMs ?? 0) - (b.atMs ?? 0));
}

/** They say nothing of a model: the gate does not count them. */
function refusedRuns(context: Context): readonly Run[] {
  return readRefusals(context.home).map(({ at, route }) =>
    refusedRun(at, route && routeName([route.model ?? "default model", route.effort, route.sandbox])),
  );
}
