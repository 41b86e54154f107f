// Intervals, tests and posteriors for shares of runs. 95 % wherever a level is meant.

/** A share with its 95 % interval; all three within [0, 1]. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

const Z95 = 1.959963984540054;

/** Wilson's score interval for `count` of `total`; [0, 1] if nothing was seen. */
export function wilson(count: number, total: number): Interval {
  if (total === 0) return { low: 0, high: 1 };
  const rate = count / total;
  const shrink = 1 + Z95 ** 2 / total;
  const centre = (rate + Z95 ** 2 / (2 * total)) / shrink;
  const half = (Z95 / shrink) * Math.sqrt((rate * (1 - rate)) / total + Z95 ** 2 / (4 * total ** 2));
  // At the ends the interval is exact; rounding must not move it.
  return { low: count === 0 ? 0 : Math.max(0, centre - half), high: count === total ? 1 : Math.min(1, centre + half) };
}

/**
 * The two-sided p of Fisher's exact test that two groups have the same share: `a` of `m` and `b` of `n`. It never says
 * "different" more often than its level, however small the groups. 1 if a group is empty.
 */
export function fisherExact(a: number, m: number, b: number, n: number): number {
  if (m === 0 || n === 0) return 1;
  const hits = a + b;
  const [least, most] = [Math.max(0, hits - n), Math.min(hits, m)];
  const whole = logChoose(m + n, hits);
  const log = (x: number) => logChoose(m, x) + logChoose(n, hits - x) - whole;
  const observed = log(a) + 1e-9; // As likely as the observed one, but for rounding.
  let p = 0;
  for (let x = least; x <= most; x += 1) {
    const each = log(x);
    if (each <= observed) p += Math.exp(each);
  }
  return Math.min(1, p);
}

/** The share of successes as a posterior: mean and equal-tailed 95 % interval of Beta(1 + successes, 1 + failures). */
export function posterior(successes: number, total: number): Interval & { readonly mean: number } {
  const [a, b] = [1 + successes, 1 + total - successes];
  return { mean: a / (a + b), low: betaQuantile(0.025, a, b), high: betaQuantile(0.975, a, b) };
}

/** The value below which a Beta(a, b) lies with probability `p`, to within 1e-9. */
function betaQuantile(p: number, a: number, b: number): number {
  let [low, high] = [0, 1];
  while (high - low > 1e-9) {
    const middle = (low + high) / 2;
    if (incompleteBeta(middle, a, b) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** The regularized incomplete beta function I_x(a, b). */
export function incompleteBeta(x: number, a: number, b: number): number {
  // The fraction converges fast on this side of the mean, and the function is its own mirror image.
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a);
  const front = a * Math.log(x) + b * Math.log1p(-x) - logGamma(a) - logGamma(b) + logGamma(a + b);
  return (Math.exp(front) / a) * betaFraction(x, a, b);
}

/** The continued fraction of the incomplete beta function, by Lentz's method. */
function betaFraction(x: number, a: number, b: number): number {
  const nonZero = (value: number) => (Math.abs(value) < 1e-300 ? 1e-300 : value);
  let c = 1;
  let d = 1 / nonZero(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let step = 1; step <= 1_000; step += 1) {
    const even = (step * (b - step) * x) / ((a + 2 * step - 1) * (a + 2 * step));
    d = 1 / nonZero(1 + even * d);
    c = nonZero(1 + even / c);
    fraction *= c * d;
    const odd = (-(a + step) * (a + b + step) * x) / ((a + 2 * step) * (a + 2 * step + 1));
    d = 1 / nonZero(1 + odd * d);
    c = nonZero(1 + odd / c);
    fraction *= c * d;
    if (Math.abs(c * d - 1) < 1e-12) break;
  }
  return fraction;
}

function logChoose(n: number, k: number): number {
  return logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
}

/** The logarithm of the gamma function for x >= 1: Stirling's series, from where it is exact to rounding. */
function logGamma(x: number): number {
  let shift = 0;
  let at = x;
  for (; at < 12; at += 1) shift += Math.log(at);
  const square = at * at;
  const series = (1 / 12 - (1 / 360 - (1 / 1_260 - 1 / (1_680 * square)) / square) / square) / at;
  return (at - 0.5) * Math.log(at) - at + 0.5 * Math.log(2 * Math.PI) + series - shift;
}
