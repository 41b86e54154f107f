// One apply at a time in a workspace. The lock is the only slot of a pool, so it is free again as soon as its holder is gone.

import { livenessOfActor, ownIdentity } from "../../io/executor/actors.ts";
import { workspaceKey } from "../../io/job-hints.ts";
import { giveBack, takeSlot } from "../../io/slots.ts";
import type { Context } from "../scope/context.ts";

let calls = 0;

/** Runs the body while nobody else applies something to the workspace; null if somebody does. */
export async function whileLocked<T>({ home }: Context, root: string, body: () => Promise<T>): Promise<T | null> {
  const owner = ownIdentity();
  calls += 1;
  const holder = { job: `${owner.pid} ${owner.startedAt} ${calls}`, owner }; // Not the job: it can be applied twice at once.
  const isOver = async (other: typeof holder) => livenessOfActor(other.owner) === "gone";
  const slot = await takeSlot(home, `apply-${workspaceKey(root)}`, 1, holder, isOver);
  if (slot === null) return null;
  try {
    return await body();
  } finally {
    giveBack(slot);
  }
}
