// Our own jobs: the modes that a person would give them, for every kind of failure and every shape of success.
import assert from "node:assert/strict";
import { test } from "node:test";
import { FAILURE_KINDS } from "../../../plugins/codex/scripts/src/core/failure/kinds.ts";
import type { LedgerLine } from "../../../plugins/codex/scripts/src/core/reliability/ledger-line.ts";
import { explain } from "../../../plugins/codex/scripts/src/core/reliability/mode-rules.ts";
import {
  isJudgedByGate,
  isRun,
  OWN_RULES,
  ownRun,
  productivity,
} from "../../../plugins/codex/scripts/src/core/reliability/own.ts";
import { failedWith, GOOD } from "./ledger-lines.ts";

const READ_ONLY = { write: false, route: { ...GOOD.route, sandbox: "read-only" } } as const;

test("ownRun gives an attempt the modes that a person would give it", () => {
  const cases: readonly [string, LedgerLine, readonly string[]][] = [
    ["committed", GOOD, []],
    ["changed files", { ...GOOD, work: "files" }, []],
    ["answered, reading only", { ...GOOD, ...READ_ONLY, work: "none" }, []],
    ["could write, talked only", { ...GOOD, work: "none" }, ["noop"]],
    ["nobody looked what it left", { ...GOOD, work: null }, []],
    ["its whole plan done", { ...GOOD, plan: { done: 3, total: 3 } }, []],
    ["its plan half done", { ...GOOD, plan: { done: 2, total: 4 } }, ["abandoned_loop"]],
    ["little of its plan done", { ...GOOD, plan: { done: 1, total: 4 } }, ["low_productivity"]],
    [
      "little of its plan done when its time was up",
      failedWith("timeout", { stop: "timeout", work: "files", plan: { done: 1, total: 4 } }),
      ["low_productivity", "abandoned_loop"],
    ],
    ["nobody knows what it left", { ...GOOD, work: "unknown" }, []],
    [
      "nobody knows what it left, its plan half done",
      { ...GOOD, work: "unknown", plan: { done: 2, total: 4 } },
      ["abandoned_loop"],
    ],
    [
      "nothing of its plan done, nothing left",
      { ...GOOD, work: "none", plan: { done: 0, total: 2 } },
      ["noop", "abandoned_loop"],
    ],
    ["an empty plan", { ...GOOD, plan: { done: 0, total: 0 } }, []],
    ["its check passed", { ...GOOD, verify: "pass" }, []],
    ["its check failed", failedWith("verify_failed", { work: "commits", verify: "fail" }), ["ci_break"]],
    ["crashed, with commits", { ...GOOD, raw_exit_code: 137, normalized: true }, []],
    ["cancelled while it ran", { ...GOOD, status: "cancelled", stop: "cancel", work: "none" }, []],
    [
      "cancelled with little of its plan done",
      { ...GOOD, status: "cancelled", stop: "cancel", work: "files", plan: { done: 1, total: 9 } },
      [],
    ],
    ["cancelled before it ran", { ...GOOD, status: "cancelled", stop: "cancel", started: false }, []],
    ["timed out", failedWith("timeout", { stop: "timeout", work: "files" }), ["abandoned_loop"]],
    ["lost", failedWith("worker_lost", { stop: "worker_lost" }), ["abandoned_loop"]],
    [
      "lost while it waited",
      failedWith("worker_lost", { stop: "worker_lost", started: false, work: null }),
      ["blocked"],
    ],
    ["another job failed", failedWith("dependency_failed", { started: false, work: null }), ["blocked"]],
    ["killed", failedWith("unknown_exit_137"), ["abandoned_loop"]],
    ["interrupted", failedWith("unknown_exit_130"), ["abandoned_loop"]],
    [
      "out of plan limits, plan open",
      failedWith("usage_limit", { work: "commits", plan: { done: 2, total: 3 } }),
      ["blocked", "abandoned_loop"],
    ],
    ["asked for an approval in vain", { ...GOOD, work: "none", declined: 1 }, ["noop", "blocked"]],
    ["asked in vain and went on", { ...GOOD, declined: 1 }, []],
    [
      "wanted to write, could only read",
      { ...GOOD, ...READ_ONLY, work: "none", deniedWrites: 2 },
      ["routing_mismatch"],
    ],
    ["a write failed, the next did not", { ...GOOD, deniedWrites: 2 }, []],
    [
      "the sandbox refused, reading only",
      failedWith("sandbox_or_policy_block", READ_ONLY),
      ["blocked", "routing_mismatch"],
    ],
    ["the sandbox refused, writing", failedWith("sandbox_or_policy_block"), ["blocked"]],
    ["another model", { ...GOOD, rerouted: true }, ["routing_mismatch"]],
  ];
  for (const [what, line, modes] of cases) assert.deepEqual(ownRun(line).modes, modes, what);
});

test("ownRun gives a mode to every kind of failure but the user's own limits", () => {
  const modes = Object.fromEntries(FAILURE_KINDS.map((kind) => [kind, ownRun(failedWith(kind)).modes.join("+")]));
  assert.deepEqual(modes, {
    payload_invalid: "blocked",
    cwd_missing: "blocked",
    codex_missing: "blocked",
    codex_not_executable: "blocked",
    config_invalid: "blocked",
    route_not_allowed: "blocked",
    auth_unavailable: "blocked",
    usage_limit: "blocked",
    model_unavailable: "blocked",
    context_exceeded: "abandoned_loop",
    sandbox_or_policy_block: "blocked",
    rate_limited: "blocked",
    overloaded: "blocked",
    transient_io: "blocked",
    timeout: "abandoned_loop",
    launch_failed: "blocked",
    worker_lost: "abandoned_loop",
    protocol_error: "abandoned_loop",
    no_result: "noop",
    verify_failed: "ci_break",
    stalled: "abandoned_loop",
    prepare_failed: "blocked",
    dependency_failed: "blocked",
    disk_full: "blocked",
    gate_closed: "",
    no_slot: "",
    usage_reserved: "",
    copy_limit: "",
  });
});

test("ownRun judges success twice: by the raw exit code, and by the evidence", () => {
  const cases: readonly [string, LedgerLine, raw: boolean | null, evidence: boolean | null][] = [
    ["committed", GOOD, true, true],
    ["could write, talked only", { ...GOOD, work: "none" }, true, false],
    ["answered, reading only", { ...GOOD, ...READ_ONLY, work: "none" }, true, true],
    ["nobody looked what it left", { ...GOOD, work: null }, true, null],
    ["nobody knows what it left", { ...GOOD, work: "unknown" }, true, null],
    ["nobody knows what it left, a check passed", { ...GOOD, work: "unknown", verify: "pass" }, true, null],
    ["nobody knows what it left, a check failed", { ...GOOD, work: "unknown", verify: "fail" }, true, false],
    ["answered, reading only, nobody looked", { ...GOOD, ...READ_ONLY, work: "unknown" }, true, true],
    ["died, nobody knows what it left", failedWith("unknown_exit_1", { work: "unknown" }), false, null],
    ["timed out, nobody knows", failedWith("timeout", { stop: "timeout", work: "unknown" }), false, false],
    ["crashed, with commits", { ...GOOD, raw_exit_code: 137, normalized: true }, false, true],
    ["limited, with commits", failedWith("usage_limit", { work: "commits" }), false, true],
    ["limited, with files", failedWith("usage_limit", { work: "files" }), false, false],
    ["timed out, with commits", failedWith("timeout", { stop: "timeout", work: "commits" }), false, false],
    ["check failed", failedWith("verify_failed", { raw_exit_code: 0, work: "commits", verify: "fail" }), true, false],
    ["cancelled", { ...GOOD, status: "cancelled", stop: "cancel", raw_exit_code: 130 }, null, null],
    ["another job failed", failedWith("dependency_failed", { raw_exit_code: null, work: null }), null, null],
    ["never started", failedWith("launch_failed", { raw_exit_code: null, work: null }), null, false],
  ];
  for (const [what, line, raw, evidence] of cases) {
    const run = ownRun(line);
    assert.deepEqual({ raw: run.raw, evidence: run.evidence }, { raw, evidence }, what);
  }
});

test("ownRun tells of the runs on routes that a job left", () => {
  const [last = assert.fail()] = GOOD.attempts;
  const failed = { ...last, failure: "overloaded", raw_exit_code: 1, route: { model: "x", effort: null } };
  const { route, left, evidence } = ownRun({ ...GOOD, attempts: [failed, { ...last, number: 2 }] });
  assert.deepEqual([route, evidence], ["model-a · high · workspace-write", true]);
  const [run] = left ?? [];
  assert.deepEqual(
    [left?.length, run?.route, run?.modes, run?.raw, run?.evidence],
    [1, "x · workspace-write", ["blocked"], false, null],
  );
  assert.equal(ownRun(GOOD).left, undefined);
});

test("isRun leaves out canaries and what the user's own limits refused; the gate leaves out cancelled jobs too", () => {
  const limits = FAILURE_KINDS.filter((kind) => !isRun(failedWith(kind)));
  assert.deepEqual(limits, ["gate_closed", "no_slot", "usage_reserved", "copy_limit"]);
  assert.deepEqual(
    [isRun(GOOD), isRun({ ...GOOD, kind: "canary" }), isRun(failedWith("invented_later"))],
    [true, false, true],
  );
  const cancelled = { ...GOOD, status: "cancelled" } as const;
  assert.deepEqual([isRun(cancelled), isJudgedByGate(cancelled), isJudgedByGate(GOOD)], [true, false, true]);
  assert.equal(isJudgedByGate(failedWith("no_slot")), false);
  const dependent = failedWith("dependency_failed", { started: false });
  assert.deepEqual([isRun(dependent), isJudgedByGate(dependent)], [true, false]);
});

test("ownRun names the route, with what Codex chose by itself called so", () => {
  assert.equal(ownRun(GOOD).route, "model-a · high · workspace-write");
  assert.equal(ownRun({ ...GOOD, route: { model: null, effort: null, sandbox: null } }).route, "default model");
});

test("productivity is the share of the plan's steps that were done, if work was left", () => {
  assert.equal(productivity({ status: "completed", work: "files", plan: { done: 1, total: 4 } }), 0.25);
  assert.equal(productivity({ status: "failed", work: "commits", plan: null }), 1);
  assert.equal(productivity({ status: "completed", work: "none", plan: { done: 1, total: 4 } }), null);
});

test("explain names the fact behind each mode", () => {
  const line = failedWith("usage_limit", { work: "files", plan: { done: 1, total: 4 }, rerouted: true });
  const reasons = explain(OWN_RULES, line).flatMap(({ reason }) => reason ?? []);
  assert.deepEqual(reasons, [
    "It failed with usage_limit.",
    "It left files, and 1 of 4 steps of its plan were done: a productivity of 0.25.",
    "Codex took another model than the one that was asked for.",
  ]);
});
