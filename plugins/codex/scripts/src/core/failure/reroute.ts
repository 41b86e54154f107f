// With which route a job goes on when the one that it had is of no use any more. Contract section 11. Only what another
// model would not have met leads to another route.

import { isSameChoice, type Rerouted, type RouteChoice, type TaskRequest } from "../job/request.ts";
import type { Failure } from "./kinds.ts";
import { isModelLimit } from "./model-limit.ts";

/** What of a job decides. */
export interface ReroutableJob {
  readonly request: RouteChoice & Pick<TaskRequest, "fallbacks">;
  readonly rerouted?: readonly Rerouted[];
}

type Cause = Pick<Failure, "kind" | "message">;

/**
 * The next route of a job after its last try on `from`; null if its failure leads to none, or if it has had them all. A
 * fallback that names no model is the same model with another effort.
 */
export function nextRoute(cause: Cause, job: ReroutableJob, from: RouteChoice): RouteChoice | null {
  if (!isOfRoute(cause, from)) return null;
  const had = [from, job.request, ...(job.rerouted ?? []).flatMap((each) => [each.from, each.to])];
  const routes = (job.request.fallbacks ?? []).map(({ model, effort }) => ({ model: model ?? from.model, effort }));
  return routes.find((route) => mayHelp(cause, from, route) && !had.some((each) => isNoOther(route, each))) ?? null;
}

function isOfRoute({ kind, message }: Cause, { model }: RouteChoice): boolean {
  if (kind === "usage_limit") return isModelLimit(message) || (model !== null && message.includes(model));
  return kind === "model_unavailable" || isOfTheMoment(kind);
}

/** True for a failure that another effort may do without: it asks less of the model. */
function isOfTheMoment(kind: Failure["kind"]): boolean {
  return kind === "overloaded" || kind === "rate_limited";
}

function mayHelp({ kind }: Cause, from: RouteChoice, route: RouteChoice): boolean {
  return route.model !== from.model || isOfTheMoment(kind);
}

/** A route without an effort is no other than that of the same model with one. */
function isNoOther(route: RouteChoice, had: RouteChoice): boolean {
  return isSameChoice(route, had) || (route.model === had.model && route.effort === null);
}
