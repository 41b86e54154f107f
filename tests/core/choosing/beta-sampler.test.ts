// The sampler against the moments and the distribution that it claims; seeded, so that each run draws the same.
import assert from "node:assert/strict";
import { test } from "node:test";
import { drawBeta, drawGamma } from "../../../plugins/codex/scripts/src/core/choosing/beta-sampler.ts";
import { seededRandom } from "../../../plugins/codex/scripts/src/core/choosing/seeded-random.ts";
import { incompleteBeta } from "../../../plugins/codex/scripts/src/core/reliability/statistics.ts";

const DRAWS = 40_000;

function moments(draw: () => number): { readonly mean: number; readonly variance: number } {
  const values = Array.from({ length: DRAWS }, draw);
  const mean = values.reduce((sum, value) => sum + value, 0) / DRAWS;
  return { mean, variance: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / DRAWS };
}

function near(actual: number, expected: number, share: number, what: string): void {
  assert.ok(Math.abs(actual - expected) <= share * expected, `${what}: ${actual} is not near ${expected}`);
}

test("drawGamma has the mean and the variance of its shape", () => {
  const random = seededRandom("gamma");
  for (const shape of [1, 1.5, 3, 20, 400]) {
    const { mean, variance } = moments(() => drawGamma(shape, random));
    near(mean, shape, 0.02, `mean of ${shape}`);
    near(variance, shape, 0.06, `variance of ${shape}`);
  }
});

test("drawBeta has the mean, the variance and the distribution of its parameters", () => {
  const random = seededRandom("beta");
  for (const [alpha, beta] of [
    [1, 1],
    [2, 1],
    [1.3, 7.9],
    [40, 10],
    [300, 700],
  ] as const) {
    const name = `Beta(${alpha}, ${beta})`;
    const whole = alpha + beta;
    const { mean, variance } = moments(() => drawBeta(alpha, beta, random));
    near(mean, alpha / whole, 0.02, `mean of ${name}`);
    near(variance, (alpha * beta) / (whole ** 2 * (whole + 1)), 0.06, `variance of ${name}`);
    const draws = Array.from({ length: DRAWS }, () => drawBeta(alpha, beta, random)).sort((a, b) => a - b);
    for (let part = 1; part < 40; part += 1) {
      const value = draws[(part * DRAWS) / 40] ?? Number.NaN;
      const off = Math.abs(incompleteBeta(value, alpha, beta) - part / 40);
      assert.ok(off < 0.0075, `${name}: ${off} off at ${value}`);
    }
  }
});

test("drawBeta stays within [0, 1], whatever the source says", () => {
  for (const source of [() => 0, () => 1 - 2 ** -32, () => 0.5])
    for (const [alpha, beta] of [
      [1, 1],
      [1, 1e6],
      [1e6, 1],
    ] as const) {
      let calls = 0;
      // A constant source may be refused for ever: a second one takes over.
      const random = seededRandom("other");
      const value = drawBeta(alpha, beta, () => (calls++ < 50 ? source() : random()));
      assert.ok(value >= 0 && value <= 1, `${value}`);
    }
});

test("seededRandom repeats itself by its seed, and differs by it", () => {
  const first = (seed: string) => {
    const random = seededRandom(seed);
    return Array.from({ length: 5 }, random);
  };
  assert.deepEqual(first("7"), first("7"));
  assert.equal(new Set(["", "7", "8", "07", "seven"].map((seed) => first(seed).join())).size, 5);
  assert.ok(first("7").every((value) => value >= 0 && value < 1));
});
