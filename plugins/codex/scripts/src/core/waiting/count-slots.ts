// What a ceiling looks like to one job: how many slots are taken under it, and how many older jobs come first.

import { isActive, isSubmitted, type JobRecord } from "../job/record.ts";
import { startTermsOf } from "../job/request.ts";
import type { Ceiling } from "./ceilings.ts";
import { aheadOf } from "./line.ts";
import type { Slots } from "./start-facts.ts";
import { isUnderWay } from "./thread-line.ts";

/** Counts for a job. `others` are the other jobs as they stand, `holders` the ids that hold a slot under this ceiling. */
export function countSlots(
  { ceiling, most }: Ceiling,
  { id, workspaceRoot }: Pick<JobRecord, "id" | "workspaceRoot">,
  others: readonly JobRecord[],
  holders: readonly string[],
): Slots {
  const here = others.filter((other) => !isSubmitted(other)); // What runs elsewhere takes no slot of this machine.
  const near = here.filter((other) => ceiling === "home" || other.workspaceRoot === workspaceRoot);
  // One that runs counts with a slot or without: it may have begun when no policy had a ceiling.
  const taken = new Set([...holders, ...near.filter(isUnderWay).map((other) => other.id)]);
  taken.delete(id);
  const slot = { reason: "slot", detail: { ceiling, most } } as const;
  const line = near
    .filter((other) => !taken.has(other.id) && waitsForSlot(other, ceiling))
    .map((other) => ({ id: other.id, waiting: slot }));
  const hasOwn = holders.includes(id); // Then nobody comes first: who is older waits for this slot.
  return { ceiling, most, taken: taken.size, ahead: hasOwn ? 0 : aheadOf(id, line) };
}

/** True for a job that needs nothing but a slot: one that waits for it, and one that is about to be claimed. */
function waitsForSlot(job: JobRecord, ceiling: Ceiling["ceiling"]): boolean {
  if (!isActive(job) || job.stopping !== null) return false;
  if (job.status === "waiting")
    return job.waiting?.reason === "slot" && (ceiling === "workspace" || job.waiting.detail.ceiling === ceiling);
  const { after, notBefore } = startTermsOf(job);
  return job.status === "queued" && after.length === 0 && notBefore === null;
}
