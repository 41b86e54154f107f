import assert from "node:assert/strict";
import { test } from "node:test";
import {
  FAILURE_KINDS,
  type FailureKind,
  failure,
  isFailureKind,
  type RetryClass,
  retryClass,
} from "../../../plugins/codex/scripts/src/core/failure/kinds.ts";

// In the order of the contract, section 5.
const RETRY: Readonly<Record<string, RetryClass>> = {
  payload_invalid: "never",
  cwd_missing: "never",
  codex_missing: "never",
  codex_not_executable: "never",
  config_invalid: "never",
  route_not_allowed: "never",
  auth_unavailable: "never",
  usage_limit: "never",
  model_unavailable: "never",
  context_exceeded: "never",
  sandbox_or_policy_block: "never",
  rate_limited: "backoff",
  overloaded: "backoff",
  transient_io: "backoff",
  timeout: "once",
  launch_failed: "never",
  worker_lost: "never",
  protocol_error: "once",
  no_result: "once",
  verify_failed: "never",
  stalled: "never",
  prepare_failed: "never",
  dependency_failed: "never",
  disk_full: "never",
  gate_closed: "never",
  no_slot: "never",
  usage_reserved: "never",
  copy_limit: "never",
};

test("FAILURE_KINDS are those of the contract, in its order, and retryClass is theirs", () => {
  assert.deepEqual(FAILURE_KINDS, Object.keys(RETRY));
  assert.deepEqual(Object.fromEntries(FAILURE_KINDS.map((kind) => [kind, retryClass(kind)])), RETRY);
  assert.deepEqual((["unknown_exit_1", "unknown_exit_139"] as const).map(retryClass), ["once", "once"]);
});

test("isFailureKind takes the list and the one open family", () => {
  assert.deepEqual(
    [...FAILURE_KINDS, "unknown_exit_0", "unknown_exit_255"].filter((kind) => !isFailureKind(kind)),
    [],
  );
  const others = [
    "",
    "unknown",
    "unknown_exit_",
    "unknown_exit_x",
    "unknown_exit_1 ",
    "Timeout",
    "constructor",
    "toString",
  ];
  assert.deepEqual(others.filter(isFailureKind), []);
});

test("failure has the hint and the class of its kind; every kind has a hint that says what to do", () => {
  const kinds: readonly FailureKind[] = [...FAILURE_KINDS, "unknown_exit_7"];
  const hints = kinds.map((kind) => {
    const { hint, ...rest } = failure(kind, "It broke.");
    assert.deepEqual(rest, { kind, message: "It broke.", fingerprint: null, retry: retryClass(kind) });
    return hint;
  });
  assert.deepEqual(
    hints.filter((hint) => !/^[A-Z].+\.$/u.test(hint)),
    [],
  );
  assert.equal(new Set(hints).size, kinds.length);
});

test("failure takes a better hint if one is known", () => {
  assert.equal(failure("timeout", "m", "Wait.").hint, "Wait.");
});
