// With which route a job goes on.
import assert from "node:assert/strict";
import { test } from "node:test";
import { FAILURE_KINDS } from "../../../plugins/codex/scripts/src/core/failure/kinds.ts";
import { nextRoute, type ReroutableJob } from "../../../plugins/codex/scripts/src/core/failure/reroute.ts";
import type { RouteChoice } from "../../../plugins/codex/scripts/src/core/job/request.ts";

const AT = "2026-03-01T10:00:00.000Z";
const route = (model: string | null, effort: string | null = null): RouteChoice => ({ model, effort });
const job = (...fallbacks: readonly RouteChoice[]): ReroutableJob => ({ request: { ...route("a"), fallbacks } });
const cause = (kind: (typeof FAILURE_KINDS)[number], message = "No.") => ({ kind, message });

test("nextRoute gives one for what is the route's own, and for a usage limit only if that names the model", () => {
  const led = FAILURE_KINDS.filter((kind) => nextRoute(cause(kind), job(route("b")), route("a")) !== null);
  assert.deepEqual(led, ["model_unavailable", "rate_limited", "overloaded"]);
  const limit = (message: string) => nextRoute(cause("usage_limit", message), job(route("b")), route("model-a"));
  assert.deepEqual(limit("You've hit your usage limit for Spark. Switch to another model now."), route("b"));
  assert.deepEqual(limit("The quota of model-a is used up."), route("b"));
  assert.equal(limit("You've hit your usage limit. Try again at 1:30 AM."), null);
});

test("nextRoute takes the fallbacks in their order, none twice and none that the job has had", () => {
  const fallbacks = [route("a", "low"), route("a"), route("b", "high"), route("c")];
  const left = (from: RouteChoice, to: RouteChoice) => ({ from, to, why: "overloaded", at: AT });
  const first = job(...fallbacks);
  assert.deepEqual(nextRoute(cause("overloaded"), first, route("a", "high")), route("a", "low"));
  assert.deepEqual(nextRoute(cause("model_unavailable"), first, route("a", "high")), route("b", "high"));
  const second = { ...first, rerouted: [left(route("a", "high"), route("a", "low"))] };
  assert.deepEqual(nextRoute(cause("overloaded"), second, route("a", "low")), route("b", "high"));
  const third = { ...second, rerouted: [...second.rerouted, left(route("a", "low"), route("b", "high"))] };
  assert.deepEqual(nextRoute(cause("overloaded"), third, route("b", "high")), route("c"));
  const fourth = { ...third, rerouted: [...third.rerouted, left(route("b", "high"), route("c"))] };
  assert.equal(nextRoute(cause("overloaded"), fourth, route("c", "medium")), null);
});

test("nextRoute takes a fallback without a model for another effort, which helps only if the model is busy", () => {
  const own = job(route(null, "low"));
  assert.deepEqual(nextRoute(cause("rate_limited"), own, route("m", "high")), route("m", "low"));
  assert.equal(nextRoute(cause("model_unavailable"), own, route("m", "high")), null);
  assert.equal(nextRoute(cause("overloaded"), { request: route("a") }, route("a")), null);
});
