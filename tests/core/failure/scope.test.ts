/** Whom a failure keeps out: each kind of contract section 5, on each basis. */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  FAILURE_KINDS,
  type FailureKind,
  type FailureScope,
} from "../../../plugins/codex/scripts/src/core/failure/kinds.ts";
import { scopeOf } from "../../../plugins/codex/scripts/src/core/failure/scope.ts";

const SCOPES: Readonly<Record<string, FailureScope>> = {
  payload_invalid: "payload",
  cwd_missing: "lane",
  codex_missing: "lane",
  codex_not_executable: "lane",
  config_invalid: "lane",
  route_not_allowed: "lane",
  auth_unavailable: "lane",
  usage_limit: "lane",
  model_unavailable: "lane",
  context_exceeded: "payload",
  sandbox_or_policy_block: "payload",
  rate_limited: "none",
  overloaded: "none",
  transient_io: "none",
  timeout: "none",
  launch_failed: "none",
  worker_lost: "none",
  protocol_error: "none",
  no_result: "none",
  verify_failed: "none",
  stalled: "none",
  prepare_failed: "none",
  dependency_failed: "none",
  disk_full: "none",
  gate_closed: "none",
  no_slot: "none",
  usage_reserved: "none",
  copy_limit: "none",
  unknown_exit_1: "none",
};

test("scopeOf is that of the contract if the failure is known for sure, and nobody's if it is not", () => {
  const kinds: readonly FailureKind[] = [...FAILURE_KINDS, "unknown_exit_1"];
  for (const basis of ["structured", "status", "retry", "probe"] as const) {
    assert.deepEqual(Object.fromEntries(kinds.map((kind) => [kind, scopeOf(kind, basis)])), SCOPES, basis);
  }
  for (const basis of ["text", "exit", null] as const) {
    assert.deepEqual(new Set(kinds.map((kind) => scopeOf(kind, basis))), new Set(["none"]), String(basis));
  }
});
