import assert from "node:assert/strict";
import { test } from "node:test";
import type { Policy } from "../../plugins/codex/scripts/src/core/policy.ts";
import { ceilingLine, ceilingsInForce } from "../../plugins/codex/scripts/src/core/policy-ceilings.ts";
import { OPEN_POLICY } from "../../testing/policy.ts";

const NONE = { maxConcurrent: null, maxConcurrentPerWorkspace: null, maxWaiting: null };

test("ceilingsInForce takes the lowest number of all policies", () => {
  const policies: readonly Policy[] = [
    { ...OPEN_POLICY, maxConcurrent: 3, maxWaiting: 0 },
    { ...OPEN_POLICY, maxConcurrent: 5, maxConcurrentPerWorkspace: 2 },
  ];
  assert.deepEqual(ceilingsInForce(policies), { maxConcurrent: 3, maxConcurrentPerWorkspace: 2, maxWaiting: 0 });
  assert.deepEqual([ceilingsInForce([OPEN_POLICY]), ceilingsInForce([])], [NONE, NONE]);
});

test("ceilingLine names those that are set, and says nothing if none is", () => {
  assert.equal(ceilingLine(NONE), null);
  assert.equal(ceilingLine({ ...NONE, maxWaiting: 0 }), "Jobs at most: 0 waiting");
  assert.equal(
    ceilingLine({ maxConcurrent: 3, maxConcurrentPerWorkspace: 2, maxWaiting: 16 }),
    "Jobs at most: 3 running at once, 2 in one workspace, 16 waiting",
  );
});
