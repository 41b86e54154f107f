// The evidence for one route: how many runs succeeded and failed, each weighing half as much for every 30 days of its age.
// Weights only shrink by a common factor as time goes by, so a tally is carried forward run by run, and forgets nothing else.

/** After this time a run counts half. */
export const HALF_LIFE_MS = 30 * 86_400_000;

/** Weighted counts as of an instant, in ms since 1970. */
export interface Tally {
  readonly asOfMs: number;
  readonly successes: number;
  readonly failures: number;
}

/** Before anything was seen. */
export const NO_TALLY: Tally = { asOfMs: Number.NEGATIVE_INFINITY, successes: 0, failures: 0 };

/** The posterior Beta(alpha, beta), with the prior Beta(1, 1). */
export interface Posterior {
  readonly alpha: number;
  readonly beta: number;
}

/** The tally with one more run. Runs may come in any order. */
export function addRun(tally: Tally, atMs: number, isSuccess: boolean): Tally {
  const { asOfMs, successes, failures } = agedTo(tally, atMs);
  const weight = weightOf(asOfMs - atMs);
  return isSuccess
    ? { asOfMs, successes: successes + weight, failures }
    : { asOfMs, successes, failures: failures + weight };
}

/** The posterior at an instant. A run that lies ahead of it counts whole, as one at that instant would. */
export function posteriorAt(tally: Tally, nowMs: number): Posterior {
  const { successes, failures } = agedTo(tally, nowMs);
  return { alpha: 1 + successes, beta: 1 + failures };
}

/** The tally as of a later instant; unchanged for an earlier one. */
function agedTo(tally: Tally, toMs: number): Tally {
  if (!(toMs > tally.asOfMs)) return tally;
  const weight = weightOf(toMs - tally.asOfMs);
  return { asOfMs: toMs, successes: tally.successes * weight, failures: tally.failures * weight };
}

/** From 1 for no age down to 0. No difference of infinities is an age. */
function weightOf(ageMs: number): number {
  return Number.isNaN(ageMs) || ageMs <= 0 ? 1 : 0.5 ** (ageMs / HALF_LIFE_MS);
}
