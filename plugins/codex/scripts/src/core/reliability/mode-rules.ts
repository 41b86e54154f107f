// Rules that give a run its modes. A table has at most one rule for each mode; each speaks for itself, and they are asked
// in the order of the table. Pure: the same facts always give the same modes, with the same reasons.

import type { Mode } from "./modes.ts";

/** One rule. `says` is the rule in words; `fits` gives the fact that makes it fit, as a sentence, or null. */
export interface ModeRule<Facts> {
  readonly mode: Mode;
  readonly says: string;
  readonly fits: (facts: Facts) => string | null;
}

/** What a rule found. `reason` is null if it does not fit. */
export interface Finding {
  readonly mode: Mode;
  readonly says: string;
  readonly reason: string | null;
}

/** The modes of a run. */
export function modesOf<Facts>(rules: readonly ModeRule<Facts>[], facts: Facts): readonly Mode[] {
  const modes: Mode[] = [];
  for (const { mode, fits } of rules) if (fits(facts) !== null) modes.push(mode);
  return modes;
}

/** Every rule with what it found, for people. */
export function explain<Facts>(rules: readonly ModeRule<Facts>[], facts: Facts): readonly Finding[] {
  return rules.map(({ mode, says, fits }) => ({ mode, says, reason: fits(facts) }));
}
