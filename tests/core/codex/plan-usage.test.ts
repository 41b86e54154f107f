import assert from "node:assert/strict";
import { test } from "node:test";
import {
  decodeStoredUsage,
  decodeToldUsage,
  decodeUsage,
  decodeUsageUpdate,
  scarce,
  stillHolding,
  updatedUsage,
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

test("decodeUsageUpdate passes over limits of single models", () => {
  const rateLimits = { primary: { usedPercent: 97, windowDurationMins: 300, resetsAt: 2 }, secondary: null };
  for (const limitId of [undefined, null, "codex"])
    assert.deepEqual(decodeUsageUpdate({ rateLimits: { ...rateLimits, limitId } }), [HOURS]);
  assert.deepEqual(decodeUsageUpdate({ rateLimits: { ...rateLimits, limitId: "codex_other" } }), []);
  assert.deepEqual(decodeUsageUpdate({}), []);
});

test("updatedUsage keeps what the update does not name", () => {
  const before = updatedUsage([], [HOURS, WEEK], 10);
  const less = { ...HOURS, leftPercent: 2 };
  const after = updatedUsage(before, [less], 20);
  assert.deepEqual(after, [
    { ...less, toldAtMs: 20 },
    { ...WEEK, toldAtMs: 10 },
  ]);
  assert.deepEqual(decodeToldUsage(JSON.parse(JSON.stringify({ usage: [...after, HOURS] }))), after);
});

test("a limit holds until it resets, for a day at most, and for an hour if its reset is not known", () => {
  const [hour, day] = [3_600_000, 86_400_000];
  const told = { leftPercent: 1, minutes: 1, toldAtMs: 0 };
  const soon = { ...told, resetsAtMs: 1_000 };
  const late = { ...told, resetsAtMs: 2 * day };
  const unknown = { ...told, resetsAtMs: null };
  const held = (nowMs: number) => stillHolding([soon, late, unknown], nowMs);
  assert.deepEqual(held(999), [soon, late, unknown]);
  assert.deepEqual(held(1_000), [late, unknown]);
  assert.deepEqual(held(hour), [late]);
  assert.deepEqual(held(day), []);
});
