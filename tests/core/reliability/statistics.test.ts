// Against values that are known: published ones, and closed forms.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fisherExact, posterior, wilson } from "../../../plugins/codex/scripts/src/core/reliability/statistics.ts";

function near(actual: number, expected: number, within: number, what: string): void {
  assert.ok(Math.abs(actual - expected) <= within, `${what}: ${actual} is not within ${within} of ${expected}`);
}

test("wilson gives the published 95 % intervals, and the ends exactly", () => {
  const cases = [
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ] as const;
  for (const [count, total, low, high] of cases) {
    const interval = wilson(count, total);
    near(interval.low, low, 5e-5, `low of ${count}/${total}`);
    near(interval.high, high, 5e-5, `high of ${count}/${total}`);
  }
  assert.equal(wilson(0, 20).low, 0);
  assert.equal(wilson(20, 20).high, 1);
  assert.deepEqual(wilson(0, 0), { low: 0, high: 1 });
});

test("fisherExact gives the p of tables that can be counted by hand", () => {
  near(fisherExact(3, 4, 1, 4), 34 / 70, 1e-12, "the lady tasting tea, two-sided");
  near(fisherExact(4, 4, 0, 4), 2 / 70, 1e-12, "without an error");
  near(fisherExact(1, 12, 9, 12), 0.002759, 1e-6, "a textbook table");
  near(fisherExact(13, 30, 14, 70), 0.0262, 5e-4, "the published shift");
  assert.equal(fisherExact(5, 10, 5, 10), 1);
  assert.equal(fisherExact(0, 0, 5, 10), 1);
  assert.equal(fisherExact(0, 10, 0, 10), 1);
});

test("fisherExact does not care which group is named first", () => {
  for (const [a, m, b, n] of [
    [3, 9, 14, 20],
    [0, 5, 7, 8],
    [200, 1_000, 260, 1_000],
  ] as const)
    near(fisherExact(a, m, b, n), fisherExact(b, n, a, m), 1e-9, `${a}/${m} and ${b}/${n}`);
});

test("posterior gives the mean and the quantiles of the Beta distribution", () => {
  // Beta(1, n + 1) and Beta(n + 1, 1) have quantiles in closed form.
  const none = posterior(0, 9);
  near(none.mean, 1 / 11, 1e-12, "mean of 0/9");
  near(none.low, 1 - 0.975 ** (1 / 10), 1e-7, "low of 0/9");
  near(none.high, 1 - 0.025 ** (1 / 10), 1e-7, "high of 0/9");
  const all = posterior(9, 9);
  near(all.low, 0.025 ** (1 / 10), 1e-7, "low of 9/9");
  near(all.high, 0.975 ** (1 / 10), 1e-7, "high of 9/9");
  const flat = posterior(0, 0);
  near(flat.mean, 0.5, 1e-12, "the prior's mean");
  near(flat.low, 0.025, 1e-7, "the prior's low end");
  near(flat.high, 0.975, 1e-7, "the prior's high end");
  const half = posterior(5, 10); // Beta(6, 6): quantiles from tables.
  near(half.low, 0.2338, 5e-5, "low of 5/10");
  near(half.high, 0.7662, 5e-5, "high of 5/10");
});

test("posterior of many runs is as narrow as the normal law says", () => {
  const { mean, low, high } = posterior(600_000, 1_000_000);
  near(mean, 0.6, 1e-5, "mean");
  near(high - low, 2 * 1.96 * Math.sqrt((0.6 * 0.4) / 1e6), 1e-6, "width");
});
