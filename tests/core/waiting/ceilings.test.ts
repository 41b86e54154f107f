// The limits that policies set together.
import assert from "node:assert/strict";
import { test } from "node:test";
import { lineLimits } from "../../../plugins/codex/scripts/src/core/waiting/ceilings.ts";
import { OPEN_POLICY } from "../../../testing/policy.ts";

test("lineLimits takes the lowest of each limit, and by default none but that 16 may wait", () => {
  const [a, b] = [
    { ...OPEN_POLICY, maxConcurrent: 3, maxWaiting: 5 },
    { ...OPEN_POLICY, maxConcurrent: 2, maxConcurrentPerWorkspace: 1, maxWaiting: 0 },
  ];
  const [home, workspace] = [
    { ceiling: "home", most: 2 },
    { ceiling: "workspace", most: 1 },
  ];
  assert.deepEqual(lineLimits([]), { ceilings: [], mostWaiting: 16 });
  assert.deepEqual(lineLimits([OPEN_POLICY, a]), { ceilings: [{ ceiling: "home", most: 3 }], mostWaiting: 5 });
  assert.deepEqual(lineLimits([a, b]), { ceilings: [home, workspace], mostWaiting: 0 });
});
