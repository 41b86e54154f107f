// The route of a task: drawn from those of the user's policy (`--route auto`), and the fallbacks that it may go on with.

import { isAllowedChoice } from "../../core/allowed.ts";
import { ownArms } from "../../core/choosing/arms.ts";
import { type Choice, choose, recordedChoice } from "../../core/choosing/choose.ts";
import { type Random, seededRandom } from "../../core/choosing/seeded-random.ts";
import { type Failure, failure } from "../../core/failure/kinds.ts";
import { nextRoute } from "../../core/failure/reroute.ts";
import type { JobRecord } from "../../core/job/record.ts";
import { isSameChoice, type Rerouted, type RouteChoice, requestNow, type TaskRequest } from "../../core/job/request.ts";
import type { Policy } from "../../core/policy.ts";
import { digest } from "../../io/digest.ts";
import { readLedger } from "../../io/ledger.ts";
import { policyPaths } from "../../io/policy-files.ts";
import type { Context } from "../scope/context.ts";
import { workspaceRootOf } from "../scope/own-jobs.ts";
import { closedLane } from "./closed-lane.ts";
import { policiesOf } from "./policies.ts";

/** What of an order decides its route. */
export interface RoutableOrder {
  readonly prompt: string;
  readonly request: Omit<TaskRequest, "promptBytes" | "promptSha256">;
  readonly ignoreGate?: boolean;
  /** True: the route is drawn. */
  readonly drawsRoute?: boolean;
  /** True: it may go on with the fallbacks of the user's policy. */
  readonly fallsBack?: boolean;
}

/** How the route of an order came about, for its record. */
export type RouteFacts = Pick<JobRecord, "choice" | "rerouted">;

/** Randomness, repeatable if `CODEX_COMPANION_SEED` is set. */
export function randomOf({ env }: Context): Random {
  const seed = env["CODEX_COMPANION_SEED"];
  return seed === undefined || seed === "" ? Math.random : seededRandom(seed);
}

/** Draws one of the routes that the policies allow, on the evidence of the ledger; or says why none can be drawn. */
export function drawRoute(context: Context): { readonly choice: Choice } | { readonly failure: Failure } {
  const policies = policiesOf(context);
  if ("failure" in policies) return policies;
  const routes = policies.all.flatMap((policy) => policy.routes);
  if (routes.length === 0) return { failure: noRoutes(context) };
  const allowed = routes.filter((route) => isAllowedChoice(policies.all, route)).filter(isFirstOfItsKind);
  const { lines } = readLedger(context.home);
  const choice = choose(ownArms(allowed, lines, Date.parse(context.now())), randomOf(context));
  return choice === null ? { failure: noneAllowed(policies.all) } : { choice };
}

/** A route that is named twice is one arm: else it had twice the share. */
function isFirstOfItsKind(route: RouteChoice, index: number, routes: readonly RouteChoice[]): boolean {
  return routes.findIndex((each) => isSameChoice(each, route)) === index;
}

function noRoutes(context: Context): Failure {
  const [place] = policyPaths(context.home, workspaceRootOf(context));
  const message = `Could not draw a route: "${place}" names no routes.`;
  const example = '{"routes": [{"model": "MODEL", "effort": "high"}, {"model": "OTHER"}]}';
  return failure("payload_invalid", message, `Write the routes to draw from into it: ${example}`);
}

function noneAllowed(policies: readonly Policy[]): Failure {
  const places = policies.map(({ place }) => place).join(" and ");
  const message = `Could not draw a route: the models and efforts that are allowed (${places}) leave none.`;
  return failure("route_not_allowed", message);
}

/** The order with its route drawn if that was asked for, with its fallbacks, and past a route that is known to be closed. */
export function withRoute<Order extends RoutableOrder>(
  context: Context,
  order: Order,
): { readonly order: Order & RouteFacts } | { readonly failure: Failure } {
  const drawn = order.drawsRoute === true ? drawRoute(context) : null;
  if (drawn !== null && "failure" in drawn) return drawn;
  const fallbacks = order.fallsBack === true ? fallbacksOf(context) : [];
  const request = {
    ...order.request,
    ...(drawn === null ? {} : { model: drawn.choice.drawn.model, effort: drawn.choice.drawn.effort }),
    ...(fallbacks.length === 0 ? {} : { fallbacks }),
  };
  const routed = { ...order, request, ...(drawn === null ? {} : { choice: recordedChoice(drawn.choice) }) };
  const rerouted = order.ignoreGate === true ? [] : pastClosedRoutes(context, routed);
  return { order: rerouted.length === 0 ? routed : { ...routed, rerouted } };
}

/** None if the policies cannot be read: the preflight says so. */
function fallbacksOf(context: Context): readonly RouteChoice[] {
  const policies = policiesOf(context);
  if ("failure" in policies) return [];
  const { all } = policies;
  return all.flatMap(({ fallbacks }) => fallbacks).filter((route) => isAllowedChoice(all, route));
}

/** The routes that are left before the start, because an earlier job found them closed to every job. */
function pastClosedRoutes(context: Context, { prompt, request }: RoutableOrder): readonly Rerouted[] {
  const rerouted: Rerouted[] = [];
  for (;;) {
    const now = requestNow({ request, rerouted });
    const { model, effort } = now;
    const closed =
      request.fallbacks === undefined
        ? null
        : closedLane(context, { title: "", request: { ...now, promptSha256: digest(prompt) } });
    const to = closed && nextRoute(closed, { request, rerouted }, { model, effort });
    if (to === null) return rerouted;
    rerouted.push({ from: { model, effort }, to, why: closed?.kind ?? "", at: context.now() });
  }
}
