/** A stall: after how long, and in which words. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { stallAfterMs, stallWords } from "../../../plugins/codex/scripts/src/core/outcome/stall.ts";
import { judge } from "../../../plugins/codex/scripts/src/core/outcome/verdict.ts";
import { COMPLETED } from "../../../testing/sample-records.ts";

test("stallAfterMs is half an hour unless another time, or none, was asked for", () => {
  assert.deepEqual(
    [stallAfterMs({}), stallAfterMs({ stallAfterMs: 5 }), stallAfterMs({ stallAfterMs: null })],
    [1_800_000, 5, null],
  );
});

test("stallWords say what was running", () => {
  assert.equal(
    stallWords({ silentMs: 1_800_000, command: null }),
    "Codex reported nothing for 30m 00s. No command was running.",
  );
  assert.equal(
    stallWords({ silentMs: 61_000, command: "npm\ntest" }),
    "Codex reported nothing for 1m 01s. Its command neither computed nor wrote anything: npm test",
  );
});

test("judge calls a stall by its name, whatever commits there are", () => {
  const runEnd = { type: "stalled", silentMs: 1_800_000, command: null } as const;
  const { failure, exit } = judge({ runEnd, evidence: COMPLETED.evidence, finalMessage: "Half.", lastRetry: null });
  const { kind, retry, hint } = failure ?? assert.fail();
  assert.deepEqual([kind, retry, exit.raw_exit_code, exit.normalized], ["stalled", "never", 130, false]);
  assert.match(hint, /--resume/);
});
