// Which arm is started next: Thompson sampling. One value is drawn from the posterior of each arm, and the highest
// wins. Now and then one of all arms is taken evenly: so each gets at least 5 %, and can show that it has changed.

import type { Arm, ArmWithEvidence } from "./arms.ts";
import { drawBeta } from "./beta-sampler.ts";
import type { Random } from "./seeded-random.ts";
import { bestProbabilities } from "./shares.ts";

/** The least share of the draws of any arm; with more than 20 arms, an even share. */
export const LEAST_SHARE = 0.05;

/** An arm as it stood in one draw. `share` is the probability of being drawn. */
export interface Candidate extends ArmWithEvidence {
  readonly draw: number;
  readonly share: number;
}

/** A draw. `by`: by the highest value, or by the floor. Contract section 12. */
export interface Choice {
  readonly drawn: Arm;
  readonly by: "draw" | "floor";
  readonly candidates: readonly Candidate[];
}

/** Draws an arm; null if there is none. */
export function choose(arms: readonly ArmWithEvidence[], random: Random): Choice | null {
  const drawn = drawArm(arms, random);
  const chosen = drawn === null ? undefined : arms[drawn.index];
  if (drawn === null || chosen === undefined) return null;
  const shares = sharesOf(arms);
  const candidates = arms.map((arm, at) => ({ ...arm, draw: drawn.draws[at] ?? 0, share: shares[at] ?? 0 }));
  const { harness, model, effort } = chosen;
  return { drawn: { harness, model, effort }, by: drawn.by, candidates };
}

/** What a record keeps of a draw: the routes of this user, with what was drawn for each. */
export function recordedChoice({ candidates }: Choice) {
  return {
    candidates: candidates.map(({ model, effort, alpha, beta, draw }) => ({ model, effort, alpha, beta, draw })),
  };
}

/** A draw without the shares, which take longer than all else. */
export function drawArm(arms: readonly ArmWithEvidence[], random: Random) {
  if (arms.length === 0) return null;
  const draws = arms.map(({ alpha, beta }) => drawBeta(alpha, beta, random));
  const isEven = random() < evenShare(arms.length);
  const index = isEven ? Math.floor(random() * arms.length) : draws.indexOf(Math.max(...draws));
  return { index, draws, by: isEven ? ("floor" as const) : ("draw" as const) };
}

/** The probability of each arm to be drawn. They add up to 1. */
export function sharesOf(arms: readonly ArmWithEvidence[]): readonly number[] {
  const even = evenShare(arms.length);
  return bestProbabilities(arms).map((best) => even / arms.length + (1 - even) * best);
}

/** How many of the draws go evenly to all arms together. */
function evenShare(arms: number): number {
  return Math.min(1, LEAST_SHARE * arms);
}
