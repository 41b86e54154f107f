// Removes what is left of threads that no job is to continue any more: the pools of slots by which they took one job at a time.

import { ownIdentity } from "../../io/executor/actors.ts";
import { poolsUnusedSince, removePool, sweepPools } from "../../io/slot-pools.ts";
import type { Context } from "../scope/context.ts";
import { isOver } from "./slots.ts";
import { THREAD_POOLS } from "./threads.ts";

/** Removes those that nobody has taken for so long, and that nobody has. */
export async function pruneThreads(context: Context, olderThanMs: number): Promise<void> {
  const nowMs = Date.parse(context.now());
  for (const pool of poolsUnusedSince(context.home, THREAD_POOLS, nowMs - olderThanMs))
    await removePool(context.home, pool, ownIdentity(), (holder) => isOver(context, holder));
  sweepPools(context.home, nowMs);
}
