// Draws from the Beta distribution, as the ratio of two Gamma draws. Gamma by Marsaglia and Tsang (2000): its squeeze
// accepts most candidates at once. It holds for shapes of at least 1; a prior of Beta(1, 1) needs no others.

import type { Random } from "./seeded-random.ts";

/** A draw from Beta(alpha, beta), both at least 1. */
export function drawBeta(alpha: number, beta: number, random: Random): number {
  const first = drawGamma(alpha, random);
  return first / (first + drawGamma(beta, random));
}

/** A draw from Gamma(shape, 1); the shape is at least 1. */
export function drawGamma(shape: number, random: Random): number {
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = drawNormal(random);
    const v = (1 + c * x) ** 3;
    if (v <= 0) continue;
    const u = 1 - random(); // In (0, 1]: its logarithm is finite.
    if (u < 1 - 0.0331 * x ** 4 || Math.log(u) < 0.5 * x ** 2 + d * (1 - v + Math.log(v))) return d * v;
  }
}

/** A draw from the standard normal distribution, by Box and Muller. */
function drawNormal(random: Random): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random()));
  return radius * Math.cos(2 * Math.PI * random());
}
