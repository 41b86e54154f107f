// What counts as a success of a route, and what is not counted at all.
import assert from "node:assert/strict";
import { test } from "node:test";
import { type JudgedJob, ownSuccess } from "../../../plugins/codex/scripts/src/core/choosing/own-success.ts";
import { FAILURE_KINDS, isOwnLimit } from "../../../plugins/codex/scripts/src/core/failure/kinds.ts";
import { failedWith, GOOD } from "../reliability/ledger-lines.ts";

test("ownSuccess follows what was left, and counts nothing that the route could do nothing about", () => {
  const readOnly = { write: false, work: "none" } as const;
  const cases: readonly (readonly [string, JudgedJob, boolean | null])[] = [
    ["commits", GOOD, true],
    ["files", { ...GOOD, work: "files" }, true],
    ["exit 126 after its commits", { ...GOOD, raw_exit_code: 126, normalized: true } as JudgedJob, true],
    ["nothing left", { ...GOOD, work: "none" }, false],
    ["nothing left, and its check passed", { ...GOOD, work: "none", verify: "pass" }, true],
    ["nobody knows", { ...GOOD, work: null }, null],
    ["nobody knows, said so", { ...GOOD, work: "unknown" }, null],
    ["a word of a later version", { ...GOOD, work: "branches" }, null],
    ["nobody knows, and its check passed", { ...GOOD, work: "unknown", verify: "pass" }, true],
    ["an answer", { ...GOOD, ...readOnly }, true],
    ["no answer", failedWith("no_result", readOnly), false],
    ["a failed check", failedWith("verify_failed", { verify: "fail", work: "commits" }), false],
    ["a timeout after commits", failedWith("timeout", { stop: "timeout", work: "commits" }), false],
    ["at capacity", failedWith("overloaded"), false],
    ["at capacity, after commits", failedWith("overloaded", { work: "commits" }), true],
    ["a limit of the plan", failedWith("usage_limit"), null],
    ["a limit of the plan, after commits", failedWith("usage_limit", { work: "commits" }), true],
    ["a lost worker, after commits", failedWith("worker_lost", { stop: "worker_lost", work: "commits" }), null],
    ["died", failedWith("unknown_exit_137"), false],
    ["never started", failedWith("unknown_exit_1", { started: false }), null],
    ["cancelled", { ...GOOD, status: "cancelled", stop: "cancel" }, null],
    ["a later kind", failedWith("moon_phase"), false],
  ];
  for (const [what, job, success] of cases) assert.equal(ownSuccess(job), success, what);
});

test("ownSuccess counts of all kinds only those that are the route's own", () => {
  const counted = FAILURE_KINDS.filter((kind) => ownSuccess(failedWith(kind)) !== null);
  assert.deepEqual(counted, [
    "model_unavailable",
    "context_exceeded",
    "rate_limited",
    "overloaded",
    "timeout",
    "protocol_error",
    "no_result",
    "verify_failed",
    "stalled",
  ]);
  for (const kind of FAILURE_KINDS.filter(isOwnLimit))
    assert.equal(ownSuccess(failedWith(kind, { work: "commits" })), null, kind);
});
