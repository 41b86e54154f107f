// The line of waiting jobs: the oldest first. Ids sort by the time of creation, so they are the order, whatever clocks say later.

import type { Waiting, WaitReason } from "./waiting.ts";

/** A job that waits. `waiting` null: why is not known. */
export interface WaitingJob {
  readonly id: string;
  readonly waiting: Pick<Waiting, "reason" | "detail"> | null;
}

/** The jobs in the order of the line. */
export function inOrder<Job extends Pick<WaitingJob, "id">>(jobs: readonly Job[]): readonly Job[] {
  return jobs.toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

/** The place of a job in the line, from 1; null if it does not wait. */
export function positionOf(id: string, jobs: readonly Pick<WaitingJob, "id">[]): number | null {
  const at = inOrder(jobs).findIndex((job) => job.id === id);
  return at < 0 ? null : at + 1;
}

/** How many older jobs wait for nothing but a slot. Those that wait for something else let younger ones pass. */
export function aheadOf(id: string, jobs: readonly WaitingJob[]): number {
  const reason: WaitReason = "slot";
  return jobs.filter((job) => job.id < id && job.waiting?.reason === reason).length;
}
