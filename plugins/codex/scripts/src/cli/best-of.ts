// `--best-of N` and `--models`: the orders of a group, which differ in their routes only.

import type { Order } from "../app/dispatch/new-record.ts";
import { modelNamed } from "../core/codex/known-models.ts";
import type { RouteChoice } from "../core/job/request.ts";
import { type Arguments, forbidTogether } from "./arguments.ts";
import { usageError } from "./errors.ts";

const LEAST = 2;
const MOST = 8;

/** How many jobs the task is to be given to; null: it is no group. Throws a usage error for what does not go with one. */
export function groupSize(parsed: Arguments): number | null {
  if (!parsed.has("best-of")) {
    if (parsed.has("models")) throw usageError("Could not use --models: it is for --best-of.", "For one job: --model.");
    return null;
  }
  forbidTogether(
    parsed,
    ["best-of", "resume"],
    ["best-of", "resume-last"],
    ["models", "model"],
    ["models", "effort"],
    ["models", "route"],
  );
  const text = parsed.text("best-of") ?? "";
  const size = Number(text);
  if (/^\d{1,2}$/.test(text) && size >= LEAST && size <= MOST) return size;
  throw usageError(`Could not use --best-of "${text}": it is not a whole number from ${LEAST} to ${MOST}.`);
}

/** The orders of a group of `size` jobs: with the routes of `--models` in turn, else all with the route of the order. */
export function ordersOfGroup(parsed: Arguments, order: Order, size: number): readonly Order[] {
  const routes = routesIn(parsed.text("models"), size);
  return Array.from({ length: size }, (_, at) => {
    const route = routes[at % routes.length];
    if (route === undefined) return order;
    return { ...order, fallsBack: parsed.has("fallback"), request: { ...order.request, ...route } };
  });
}

/** `M1[:EFFORT],M2…`; none if the flag is absent. */
function routesIn(text: string | null, size: number): readonly RouteChoice[] {
  const routes = text === null ? [] : text.split(",").map(routeIn);
  if (routes.length <= size) return routes;
  throw usageError(
    `Could not use --models "${text}": they are ${routes.length}, and there are ${size} jobs.`,
    `Name at most ${size}, or raise --best-of.`,
  );
}

function routeIn(text: string): RouteChoice {
  const [, model = "", effort = null] = /^(.*?)(?::([^:]*))?$/s.exec(text.trim()) ?? [];
  if (model.trim() === "" || effort?.trim() === "")
    throw usageError(`Could not use --models: "${text}" names no model.`, "Give MODEL or MODEL:EFFORT, with commas.");
  return { model: modelNamed(model.trim()), effort: effort?.trim() ?? null };
}
