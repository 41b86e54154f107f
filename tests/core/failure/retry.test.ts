/** What is tried again: each kind, each attempt. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { FAILURE_KINDS, type FailureKind } from "../../../plugins/codex/scripts/src/core/failure/kinds.ts";
import { decideRetry, type RetryFacts } from "../../../plugins/codex/scripts/src/core/failure/retry.ts";

const FACTS = {
  earlier: [] as readonly string[],
  mode: "auto",
  timeoutMs: 600_000,
  random: 0.5,
  baseMs: 2_000,
} as const satisfies Partial<RetryFacts>;
const AGAIN = { retry: true, timeoutMs: 600_000 } as const;
const THREE = { retry: false, why: "3 attempts were made" } as const;

/** What follows the first, second and third attempt. */
function row(kind: FailureKind, changes: Partial<RetryFacts> = {}) {
  return [1, 2, 3].map((attempts) =>
    decideRetry({ kind, attempts, ...FACTS, earlier: Array(attempts - 1).fill(kind), ...changes }),
  );
}

const never = (kind: FailureKind) => [1, 2, 3].map(() => ({ retry: false, why: `${kind} is not tried again` }));
const backoff = () => [
  { ...AGAIN, afterMs: 1_000, diagnostics: false },
  { ...AGAIN, afterMs: 2_000, diagnostics: false },
  THREE,
];
const onceOnly = (kind: FailureKind) => ({ retry: false, why: `${kind} is tried again only once` });
const diagnosed = (kind: FailureKind) => [
  { ...AGAIN, afterMs: 1_000, diagnostics: true },
  onceOnly(kind),
  onceOnly(kind),
];
const enlarged = (kind: FailureKind) => [
  { ...AGAIN, afterMs: 0, timeoutMs: 1_200_000, diagnostics: false },
  onceOnly(kind),
  onceOnly(kind),
];

const ROWS: Readonly<Record<string, (kind: FailureKind) => readonly object[]>> = {
  payload_invalid: never,
  cwd_missing: never,
  codex_missing: never,
  codex_not_executable: never,
  config_invalid: never,
  route_not_allowed: never,
  auth_unavailable: never,
  usage_limit: never,
  model_unavailable: never,
  context_exceeded: never,
  sandbox_or_policy_block: never,
  rate_limited: backoff,
  overloaded: backoff,
  transient_io: backoff,
  timeout: enlarged,
  launch_failed: never,
  worker_lost: never,
  protocol_error: diagnosed,
  no_result: diagnosed,
  verify_failed: never,
  stalled: never,
  prepare_failed: never,
  dependency_failed: never,
  disk_full: never,
  gate_closed: never,
  no_slot: never,
  usage_reserved: never,
  copy_limit: never,
  unknown_exit_0: diagnosed,
  unknown_exit_1: diagnosed,
  unknown_exit_139: diagnosed,
};

test("every kind has a row", () => {
  assert.deepEqual(Object.keys(ROWS).slice(0, FAILURE_KINDS.length), FAILURE_KINDS);
});

for (const kind of Object.keys(ROWS) as FailureKind[]) {
  test(`decideRetry after ${kind}`, () => {
    assert.deepEqual(row(kind), ROWS[kind]?.(kind));
    assert.deepEqual(
      row(kind, { mode: "never" }),
      [1, 2, 3].map(() => ({ retry: false, why: "retrying was switched off" })),
    );
  });
}

test("decideRetry tries a timeout again only if there is a limit that can be larger", () => {
  assert.deepEqual(row("timeout", { timeoutMs: null })[0], {
    retry: false,
    why: "there is no limit that could be larger",
  });
});

test("decideRetry pauses longer each time, at random, for a minute at most", () => {
  const pauses = (changes: Partial<RetryFacts>, attempts = [1, 2]) =>
    attempts.map((number) => {
      const decision = decideRetry({ kind: "overloaded", ...FACTS, ...changes, attempts: number });
      return decision.retry ? decision.afterMs : null;
    });
  assert.deepEqual(pauses({ random: 0 }), [0, 0]);
  assert.deepEqual(pauses({ random: 0.999_999 }), [2_000, 4_000]);
  assert.deepEqual(pauses({ random: 0.999_999, baseMs: 50_000 }), [50_000, 60_000]);
  assert.deepEqual(pauses({ random: 0.5, baseMs: 10 }), [5, 10]);
});

test("decideRetry tries each cause again for itself, and never says once of what was not tried again", () => {
  const after = (kind: FailureKind, ...earlier: readonly string[]) =>
    decideRetry({ kind, ...FACTS, attempts: earlier.length + 1, earlier });
  const why = (kind: FailureKind, ...earlier: readonly string[]) => {
    const decision = after(kind, ...earlier);
    return decision.retry ? null : decision.why;
  };
  assert.equal(why("timeout", "overloaded"), null);
  assert.equal(why("unknown_exit_1", "overloaded"), null);
  assert.equal(why("unknown_exit_126", "unknown_exit_1"), "an attempt with expanded diagnostics was made already");
  assert.equal(why("no_result", "timeout"), null);
  assert.equal(why("timeout", "overloaded", "timeout"), "timeout is tried again only once");
  assert.equal(why("timeout", "overloaded", "overloaded"), "3 attempts were made");
});
