import assert from "node:assert/strict";
import { test } from "node:test";
import {
  decodeStoredUsage,
  decodeUsage,
  scarce,
  usageWords,
} from "../../../plugins/codex/scripts/src/core/codex/plan-usage.ts";

const HOURS = { leftPercent: 3, minutes: 300, resetsAtMs: 2_000 };
const WEEK = { leftPercent: 4.25, minutes: 10_080, resetsAtMs: 9_000 };

test("decodeUsage reads the limits that are told, and survives what is not", () => {
  const primary = { usedPercent: 97, windowDurationMins: 300, resetsAt: 2 };
  const secondary = { usedPercent: 95.75, windowDurationMins: 10_080, resetsAt: 9 };
  assert.deepEqual(decodeUsage({ rateLimits: { primary, secondary } }), [HOURS, WEEK]);
  assert.deepEqual(decodeUsage({ rateLimits: { primary: { usedPercent: 130 }, secondary: null } }), [
    { leftPercent: 0, minutes: null, resetsAtMs: null },
  ]);
  assert.deepEqual(decodeUsage({ rateLimits: { primary: { usedPercent: "all" } } }), []);
  assert.deepEqual(decodeUsage({}), []);
  assert.deepEqual(decodeStoredUsage({ usage: [HOURS, WEEK, { minutes: 1 }] }), [HOURS, WEEK]);
  assert.deepEqual(decodeStoredUsage({}), []);
});

test("scarce gives the limit that keeps out for longest, and none that has reset or has enough left", () => {
  assert.equal(scarce([HOURS, WEEK], 3, 0), null);
  assert.equal(scarce([HOURS, WEEK], 4, 0), HOURS);
  assert.equal(scarce([HOURS, WEEK], 5, 0), WEEK);
  assert.equal(scarce([HOURS, WEEK], 4, 2_000), null);
  const open = { ...HOURS, resetsAtMs: null };
  assert.equal(scarce([WEEK, open], 5, 0), open);
});

test("usageWords says how much of which limit is left, and when it resets", () => {
  const words = (window: typeof HOURS | { leftPercent: number; minutes: null; resetsAtMs: null }) =>
    usageWords(window, (at) => `<${at}>`);
  assert.equal(words(HOURS), "3 % of the plan's 5 h limit are left; it resets at <1970-01-01T00:00:02.000Z>");
  assert.match(words(WEEK), /^4\.3 % of the plan's 7 d limit are left;/);
  assert.equal(words({ leftPercent: 1, minutes: null, resetsAtMs: null }), "1 % of the plan's limit is left");
});
