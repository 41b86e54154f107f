/** Whether a job is tried again, or goes on with another route. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { AttemptPlan, AttemptResult } from "../../../plugins/codex/scripts/src/app/run/attempt.ts";
import { startLimit } from "../../../plugins/codex/scripts/src/app/run/job-limit.ts";
import { decideNext, firstPlan, nextPlan } from "../../../plugins/codex/scripts/src/app/run/next-attempt.ts";
import { createContext } from "../../../plugins/codex/scripts/src/app/scope/context.ts";
import { INITIAL_TURN } from "../../../plugins/codex/scripts/src/core/codex/turn.ts";
import { type FailureKind, failure } from "../../../plugins/codex/scripts/src/core/failure/kinds.ts";
import type { Attempt, RunningJob } from "../../../plugins/codex/scripts/src/core/job/record.ts";
import { RUNNING } from "../../../testing/sample-records.ts";

const CONTEXT = createContext({ CODEX_COMPANION_RETRY_BASE_MS: "1", HOME: "/nowhere" }, "/", null);
const A = { model: "model-a", effort: "high" };
const B = { model: "model-b", effort: null };
const JOB: RunningJob = { ...RUNNING, request: { ...RUNNING.request, timeoutMs: null, fallbacks: [B] } };
const NEVER = new Promise<string>(() => {});
const plan = (changes: Partial<AttemptPlan> = {}): AttemptPlan => ({ ...firstPlan(JOB, NEVER), ...changes });

function failedOf(kind: FailureKind, message = "No."): AttemptResult {
  const end = { status: "failed", error: null } as const;
  const exit = { raw_exit_code: 1, signal: null, exit_code: 1, normalized: false, reason: null };
  return {
    turn: INITIAL_TURN,
    threadId: "thread-1",
    route: A,
    facts: { runEnd: { type: "turn", end }, evidence: null, finalMessage: "", lastRetry: null },
    leftRunning: [],
    verdict: { failure: failure(kind, message), basis: "structured", rule: null, exit, excused: null },
    sandbox: null,
    threadPath: null,
    teardown: null,
  };
}

function attemptsOf(...kinds: readonly FailureKind[]): readonly Attempt[] {
  const at = "2026-03-01T10:00:09.000Z";
  const times = { startedAt: at, completedAt: at };
  return kinds.map((kind, index) => ({ number: index + 1, ...times, raw_exit_code: 1, signal: null, kind }));
}

function decide(kind: FailureKind, changes: Partial<AttemptPlan> = {}, job = JOB, earlier: readonly Attempt[] = []) {
  return decideNext(CONTEXT, job, plan(changes), failedOf(kind), startLimit(null), earlier);
}

test("decideNext leaves a route only after its last try, at once, and without a larger limit", () => {
  const again = decide("overloaded", { number: 2, tries: 2 });
  assert.ok(again.retry && again.goesOnWith === undefined);
  const next = { retry: true, afterMs: 0, timeoutMs: null, diagnostics: false, goesOnWith: B };
  assert.deepEqual(decide("overloaded", { number: 3, tries: 3 }), next);
  assert.deepEqual(decide("model_unavailable"), next);
});

test("decideNext gives each route three tries, but what is done once for a job is not done again", () => {
  const later = attemptsOf("overloaded", "overloaded", "overloaded", "protocol_error");
  const again = decide("overloaded", { number: 5, tries: 2 }, JOB, later);
  assert.ok(again.retry && again.goesOnWith === undefined);
  assert.deepEqual(decide("protocol_error", { number: 5, tries: 2 }, JOB, later), {
    retry: false,
    why: "protocol_error is tried again only once",
  });
});

test("decideNext stays if no fallback is left, and with --retry never", () => {
  const rerouted = [{ from: A, to: B, why: "overloaded", at: "2026-03-01T10:00:09.000Z" }];
  assert.deepEqual(decide("model_unavailable", {}, { ...JOB, rerouted }), {
    retry: false,
    why: "model_unavailable is not tried again",
  });
  const never: RunningJob = { ...JOB, request: { ...JOB.request, retry: "never" } };
  assert.deepEqual(decide("model_unavailable", {}, never), { retry: false, why: "retrying was switched off" });
});

test("nextPlan counts the tries on a route, and begins anew with the next one", () => {
  const decision = decide("overloaded");
  const rerouting = decide("model_unavailable", { number: 2, tries: 2 });
  assert.ok(decision.retry && rerouting.retry);
  const second = nextPlan(JOB, plan(), failedOf("overloaded"), decision, null, []);
  assert.deepEqual([second.number, second.tries, second.threadId], [2, 2, "thread-1"]);
  const third = nextPlan(JOB, second, failedOf("model_unavailable"), rerouting, null, []);
  assert.deepEqual([third.number, third.tries, third.threadId], [3, 1, "thread-1"]);
});
