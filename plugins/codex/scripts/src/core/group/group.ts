// A group as its records tell it.

import { isEnded, type JobRecord } from "../job/record.ts";

/** A job of a group whose record cannot be read, and why: nobody knows how it stands. */
export interface UnreadMember {
  readonly id: string;
  readonly reason: string;
}

/** A group; at least one job is there. */
export interface Group {
  readonly id: string;
  /** How many jobs it was to have. */
  readonly size: number;
  /** Those that have a record which can be read, by their number. */
  readonly jobs: readonly JobRecord[];
  /** True if jobs are missing that its launcher, which lives, may still record. */
  readonly isBeingMade: boolean;
  /** Absent: there is none. */
  readonly unreadable?: readonly UnreadMember[];
}

/** The group of these records, as far as they are of it; null if none is. */
export function groupOf(
  id: string,
  records: readonly JobRecord[],
  isLauncherAlive: boolean,
  unreadable: readonly UnreadMember[] = [],
): Group | null {
  const jobs = records
    .filter(({ group }) => group?.id === id)
    .toSorted((a, b) => (a.group?.number ?? 0) - (b.group?.number ?? 0));
  const size = jobs[0]?.group?.size;
  if (size === undefined) return null;
  const isBeingMade = jobs.length + unreadable.length < size && isLauncherAlive;
  return { id, size, jobs, isBeingMade, ...(unreadable.length === 0 ? {} : { unreadable }) };
}

/** True once no job of it can end any more; never if one cannot be read. */
export function isOver({ jobs, isBeingMade, unreadable }: Group): boolean {
  return !isBeingMade && unreadable === undefined && jobs.every(isEnded);
}

/** The task that all its jobs have. */
export function summaryOf({ jobs }: Group): string {
  return jobs[0]?.summary ?? "";
}
