// The arms that are drawn from, each with its evidence: the routes of the user's policy over our own jobs, or whatever
// harnesses, models and efforts the records of another system name.

import { isSameChoice, type RouteChoice } from "../job/request.ts";
import { type JsonObject, stringField } from "../json.ts";
import { importedRun } from "../reliability/imported.ts";
import type { LedgerLine } from "../reliability/ledger-line.ts";
import { routeRuns } from "../reliability/route-runs.ts";
import { ownSuccess } from "./own-success.ts";
import { addRun, NO_TALLY, type Posterior, posteriorAt, type Tally } from "./tally.ts";

/** The harness of our own jobs. */
export const OWN_HARNESS = "codex";

/** What can be started. `effort` null: the model's default; `harness` and `model` are null if a record does not name them. */
export interface Arm {
  readonly harness: string | null;
  readonly model: string | null;
  readonly effort: string | null;
}

/** An arm and how well it did. */
export interface ArmWithEvidence extends Arm, Posterior {}

/**
 * The routes with the evidence of our own jobs, in the order of the policy. Of several lines of one job the last one counts;
 * canaries do not. A job that went on with another route counts for each that it had.
 */
export function ownArms(
  routes: readonly RouteChoice[],
  jobs: readonly LedgerLine[],
  nowMs: number,
): readonly ArmWithEvidence[] {
  const tallies: Tally[] = routes.map(() => NO_TALLY);
  const last = new Map(jobs.map((job) => [job.job, job]));
  for (const run of [...last.values()].flatMap(routeRuns)) {
    const success = run.kind === "canary" ? null : ownSuccess(run);
    const at = routeIndex(routes, run.route);
    const tally = tallies[at];
    if (success !== null && tally !== undefined) tallies[at] = addRun(tally, Date.parse(run.at), success);
  }
  return routes.map(({ model, effort }, at) => {
    return { harness: OWN_HARNESS, model, effort, ...posteriorAt(tallies[at] ?? NO_TALLY, nowMs) };
  });
}

/** The route of a model and its effort; else of the model, whatever its effort; else of the effort, whatever its model. */
function routeIndex(routes: readonly RouteChoice[], { model, effort }: RouteChoice): number {
  const wanted: readonly RouteChoice[] = [
    { model, effort },
    { model, effort: null },
    { model: null, effort },
  ];
  const found = wanted.map((each) => routes.findIndex((route) => isSameChoice(route, each)));
  return found.find((index) => index >= 0) ?? -1;
}

/** Collects the arms of another system's records, in any order, in the memory of its arms. */
export interface ImportedArms {
  add(record: JsonObject): void;
  /** The arms, in the order in which they were met first. Ages count from the newest record, so that a file always gives the same. */
  list(): readonly ArmWithEvidence[];
}

/** Begins to collect. A record that names neither harness nor model belongs to no arm. */
export function importedArms(): ImportedArms {
  const met = new Map<string, { readonly arm: Arm; tally: Tally }>();
  const undated: (readonly [key: string, success: boolean])[] = [];
  let newestMs = Number.NEGATIVE_INFINITY;
  const count = (key: string, atMs: number, success: boolean) => {
    const entry = met.get(key);
    if (entry !== undefined) entry.tally = addRun(entry.tally, atMs, success);
  };
  return {
    add(record) {
      const arm = armOf(record);
      if (arm === null) return;
      const key = JSON.stringify(arm);
      if (!met.has(key)) met.set(key, { arm, tally: NO_TALLY });
      const { atMs, evidence: success } = importedRun(record);
      if (atMs !== null) newestMs = Math.max(newestMs, atMs);
      if (success === null) return;
      if (atMs === null) undated.push([key, success]);
      else count(key, atMs, success);
    },
    list() {
      for (const [key, success] of undated.splice(0)) count(key, newestMs, success);
      return [...met.values()].map(({ arm, tally }) => ({ ...arm, ...posteriorAt(tally, newestMs) }));
    },
  };
}

function armOf(record: JsonObject): Arm | null {
  const [harness, model, effort] = ["harness", "model", "effort"].map((name) => stringField(record, name) || null);
  if (harness == null && model == null) return null;
  return { harness: harness ?? null, model: model ?? null, effort: effort ?? null };
}
