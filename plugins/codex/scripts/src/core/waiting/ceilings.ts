// How many jobs may run at once and how many may wait, as the policies say together.

import type { Policy } from "../policy.ts";
import { ceilingsInForce } from "../policy-ceilings.ts";

/** How many jobs of the home, or of one workspace, may run at once. */
export interface Ceiling {
  readonly ceiling: "home" | "workspace";
  readonly most: number;
}

/** The ceilings, and how many jobs of the home may wait. */
export interface LineLimits {
  readonly ceilings: readonly Ceiling[];
  readonly mostWaiting: number;
}

const MOST_WAITING = 16;

/** The limits that these policies set together. */
export function lineLimits(policies: readonly Policy[]): LineLimits {
  const { maxConcurrent: home, maxConcurrentPerWorkspace: workspace, maxWaiting } = ceilingsInForce(policies);
  return {
    ceilings: [
      ...(home === null ? [] : [{ ceiling: "home", most: home } as const]),
      ...(workspace === null ? [] : [{ ceiling: "workspace", most: workspace } as const]),
    ],
    mostWaiting: maxWaiting ?? MOST_WAITING,
  };
}
