// How many jobs may run at once and how many may wait, as the policies say together: of each limit the lowest one counts.

import type { Policy } from "../policy.ts";

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
  const home = lowest(policies, ({ maxConcurrent }) => maxConcurrent);
  const workspace = lowest(policies, ({ maxConcurrentPerWorkspace }) => maxConcurrentPerWorkspace);
  return {
    ceilings: [
      ...(home === null ? [] : [{ ceiling: "home", most: home } as const]),
      ...(workspace === null ? [] : [{ ceiling: "workspace", most: workspace } as const]),
    ],
    mostWaiting: lowest(policies, ({ maxWaiting }) => maxWaiting) ?? MOST_WAITING,
  };
}

function lowest(policies: readonly Policy[], limitOf: (policy: Policy) => number | null): number | null {
  const limits = policies.map(limitOf).filter((limit) => limit !== null);
  return limits.length === 0 ? null : Math.min(...limits);
}
