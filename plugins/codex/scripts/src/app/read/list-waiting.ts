// The waiting jobs of a scope, each with its place in the line of the whole machine, if it stands there.

import { isSubmitted, type WaitingJob } from "../../core/job/record.ts";
import type { Context } from "../scope/context.ts";
import { type ListScope, listJobs, type Unreadable } from "./list-jobs.ts";
import { readLine } from "./waiting-line.ts";

/** A job and its place, from 1; null for one that waits for an engine, which has a line of its own. */
export interface Placed {
  readonly job: WaitingJob;
  readonly position: number | null;
}

/** The jobs in the order of the line, those that wait for an engine behind them. */
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

/** Jobs with their places, in the same order; those that wait no more are left out. */
export async function placed(context: Context, jobs: readonly WaitingJob[]): Promise<readonly Placed[]> {
  const [elsewhere, here] = [jobs.filter(isSubmitted), jobs.filter((job) => !isSubmitted(job))];
  const ids = new Set(here.map(({ id }) => id));
  const line = here.length === 0 ? [] : await readLine(context);
  const inLine = line.map((job, at) => ({ job, position: at + 1 })).filter(({ job }) => ids.has(job.id));
  return [...inLine, ...elsewhere.map((job) => ({ job, position: null }))];
}
