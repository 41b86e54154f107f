// The waiting jobs of a scope, each with its place in the line of the whole machine.

import type { WaitingJob } from "../../core/job/record.ts";
import type { Context } from "../scope/context.ts";
import { type ListScope, listJobs, type Unreadable } from "./list-jobs.ts";
import { readLine } from "./waiting-line.ts";

/** A job and its place, from 1. */
export interface Placed {
  readonly job: WaitingJob;
  readonly position: number;
}

/** The jobs in the order of the line. */
export interface WaitingListing {
  readonly workspaceRoot: string;
  readonly waiting: readonly Placed[];
  readonly unreadable: readonly Unreadable[];
}

/** Lists the waiting jobs of a scope. One that has started meanwhile is left out. */
export async function listWaiting(context: Context, scope: ListScope): Promise<WaitingListing> {
  const { workspaceRoot, waiting, unreadable } = await listJobs(context, scope);
  return { workspaceRoot, waiting: await placed(context, waiting), unreadable };
}

/** Jobs with their places; those that wait no more are left out. */
export async function placed(context: Context, jobs: readonly WaitingJob[]): Promise<readonly Placed[]> {
  if (jobs.length === 0) return [];
  const ids = new Set(jobs.map(({ id }) => id));
  const line = await readLine(context);
  return line.map((job, at) => ({ job, position: at + 1 })).filter(({ job }) => ids.has(job.id));
}
