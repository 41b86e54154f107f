// How many jobs the policies let run and wait at once: the lowest number of them all counts.

import type { Policy } from "./policy.ts";

/** The ceilings in force; null where no policy sets one. */
export interface Ceilings {
  readonly maxConcurrent: number | null;
  readonly maxConcurrentPerWorkspace: number | null;
  readonly maxWaiting: number | null;
}

/** The ceilings by these policies. */
export function ceilingsInForce(policies: readonly Policy[]): Ceilings {
  const lowest = (field: keyof Ceilings) => {
    const set = policies.map((policy) => policy[field]).filter((each) => each !== null);
    return set.length === 0 ? null : Math.min(...set);
  };
  return {
    maxConcurrent: lowest("maxConcurrent"),
    maxConcurrentPerWorkspace: lowest("maxConcurrentPerWorkspace"),
    maxWaiting: lowest("maxWaiting"),
  };
}

/** The same in one line; null if none is set. */
export function ceilingLine({ maxConcurrent, maxConcurrentPerWorkspace, maxWaiting }: Ceilings): string | null {
  const parts = [
    ...(maxConcurrent === null ? [] : [`${maxConcurrent} running at once`]),
    ...(maxConcurrentPerWorkspace === null ? [] : [`${maxConcurrentPerWorkspace} in one workspace`]),
    ...(maxWaiting === null ? [] : [`${maxWaiting} waiting`]),
  ];
  return parts.length === 0 ? null : `Jobs at most: ${parts.join(", ")}`;
}

/** The share of the plan, in percent, that the policies keep back: the highest of them all; null if none does. */
export function usageBlock(policies: readonly Policy[]): number | null {
  const blocks = policies.map((policy) => policy.usageBlock).filter((each) => each !== null);
  return blocks.length === 0 ? null : Math.max(...blocks);
}
