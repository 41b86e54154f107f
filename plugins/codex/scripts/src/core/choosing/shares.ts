// How probable it is that an arm's value is the highest of all: the integral of its density times the distributions of the
// others, summed over strips of [0, 1].

import { incompleteBeta } from "../reliability/statistics.ts";
import type { Posterior } from "./tally.ts";

const STRIPS = 2_000;

/** The probability of each to be the best, within about 0.001. They add up to 1. */
export function bestProbabilities(posteriors: readonly Posterior[]): readonly number[] {
  const tables = posteriors.map(({ alpha, beta }) => distributionTable(alpha, beta));
  const masses = posteriors.map(() => 0);
  for (let strip = 0; strip < STRIPS; strip += 1) {
    const below = productsOfOthers(tables.map((table) => (at(table, strip) + at(table, strip + 1)) / 2));
    for (const [arm, table] of tables.entries()) {
      const mass = (at(table, strip + 1) - at(table, strip)) * (below[arm] ?? 0);
      masses[arm] = (masses[arm] ?? 0) + mass;
    }
  }
  const whole = masses.reduce((sum, mass) => sum + mass, 0);
  return masses.map((mass) => mass / whole);
}

/** For each factor the product of all the others, without a division: some are 0. */
function productsOfOthers(factors: readonly number[]): readonly number[] {
  const products = factors.map(() => 1);
  let [before, after] = [1, 1];
  for (let first = 0, last = factors.length - 1; last >= 0; first += 1, last -= 1) {
    products[first] = (products[first] ?? 1) * before;
    products[last] = (products[last] ?? 1) * after;
    before *= factors[first] ?? 1;
    after *= factors[last] ?? 1;
  }
  return products;
}

/** The distribution function at the edges of the strips. */
function distributionTable(alpha: number, beta: number): Float64Array {
  return Float64Array.from({ length: STRIPS + 1 }, (_each, edge) => {
    return edge === 0 ? 0 : edge === STRIPS ? 1 : incompleteBeta(edge / STRIPS, alpha, beta);
  });
}

function at(table: Float64Array, edge: number): number {
  return table[edge] ?? 0;
}
