// A group as its records tell it.

import { isEnded, type JobRecord } from "../job/record.ts";

/** A group; at least one job is there. */
export interface Group {
  readonly id: string;
  /** How many jobs it was to have. */
  readonly size: number;
  /** Those that have a record, by their number. */
  readonly jobs: readonly JobRecord[];
  /** True if jobs are missing that its launcher, which lives, may still record. */
  readonly isBeingMade: boolean;
}

/** The group of these records, as far as they are of it; null if none is. */
export function groupOf(id: string, records: readonly JobRecord[], isLauncherAlive: boolean): Group | null {
  const jobs = records
    .filter(({ group }) => group?.id === id)
    .toSorted((a, b) => (a.group?.number ?? 0) - (b.group?.number ?? 0));
  const size = jobs[0]?.group?.size;
  return size === undefined ? null : { id, size, jobs, isBeingMade: jobs.length < size && isLauncherAlive };
}

/** True once no job of it can end any more. */
export function isOver({ jobs, isBeingMade }: Group): boolean {
  return !isBeingMade && jobs.every(isEnded);
}

/** The task that all its jobs have. */
export function summaryOf({ jobs }: Group): string {
  return jobs[0]?.summary ?? "";
}
