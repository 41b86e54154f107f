// What is told as one: a job, or a whole group of jobs.

import type { Group } from "../group/group.ts";
import type { JobRecord } from "../job/record.ts";
import type { Telling } from "./standing.ts";

/** A job, or a group that is told with all its jobs. */
export type ToldUnit<Job extends JobRecord = JobRecord> = Job | Group;

/** True for a group. */
export function isGroup(unit: ToldUnit): unit is Group {
  return "jobs" in unit;
}

/** The jobs, those of a group as one if all of it are among them; each stands where its first job stood. */
export function unitsOf(jobs: readonly JobRecord[], telling: Telling): readonly ToldUnit[] {
  const ids = new Set(jobs.map(({ id }) => id));
  const units = jobs.map((job) => {
    const group = job.group === undefined ? null : telling.groupOf(job.group.id);
    return group?.jobs.every(({ id }) => ids.has(id)) ? group : job;
  });
  return units.filter((unit, at) => units.findIndex(({ id }) => id === unit.id) === at);
}
