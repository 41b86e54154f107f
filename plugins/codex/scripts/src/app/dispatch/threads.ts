// A thread of Codex takes one job at a time: a second writer is refused. Who may go on in it has the one slot of its pool.

import { type Failure, failure } from "../../core/failure/kinds.ts";
import { hasStarted, isEnded, type JobRecord } from "../../core/job/record.ts";
import type { TaskRequest } from "../../core/job/request.ts";
import { sha256 } from "../../core/sha256.ts";
import { beforeInThread } from "../../core/waiting/thread-line.ts";
import { ownIdentity } from "../../io/executor/actors.ts";
import { readJob } from "../../io/job-store.ts";
import { giveBack, holdersIn, slotOf, takeSlot } from "../../io/slots.ts";
import type { Context } from "../scope/context.ts";
import { isOver, otherJobs, type ReadRecord } from "./slots.ts";

type Continuing = Pick<JobRecord, "id" | "request">;

/** True for a job that is to continue a thread, whether that is known yet or not. */
export function continues({ resumeOf, resumeJob }: Pick<TaskRequest, "resumeOf" | "resumeJob">): boolean {
  return resumeOf !== null || resumeJob !== undefined;
}

/** The job with the thread that it continues, once the job that makes it has ended. */
export function withThread<Job extends Continuing>(job: Job, read: ReadRecord): Job {
  const resumeOf = threadToContinue(job, read);
  return resumeOf === job.request.resumeOf ? job : { ...job, request: { ...job.request, resumeOf } };
}

/** The ids of the jobs that come first in the thread of a job; of one whose thread is not known, the job that makes it. */
export async function jobsBeforeInThread(
  context: Context,
  job: Continuing,
  read: ReadRecord,
): Promise<readonly string[]> {
  const { resumeOf, resumeJob } = job.request;
  if (resumeOf === null) return resumeJob === undefined ? [] : [resumeJob];
  const users = (await otherJobs(context, job.id, read)).filter((other) => threadOf(other, read) === resumeOf);
  return beforeInThread(job.id, users, slotOf(context.home, poolOf(resumeOf), job.id) !== null);
}

/** Takes the thread of a job for it: gives who has it, if it is somebody else, or null. A job that has it keeps it. */
export async function takeThread(context: Context, { id, request: { resumeOf } }: Continuing): Promise<string | null> {
  if (resumeOf === null) return null;
  const pool = poolOf(resumeOf);
  const holder = { job: id, owner: ownIdentity() };
  const taken = await takeSlot(context.home, pool, 1, holder, (other) => isOver(context, other));
  return taken === null ? (holdersIn(context.home, pool)[0]?.job ?? id) : null;
}

/** Takes the thread for a job that cannot wait for it; or says why it cannot have it. Of one that continues no thread: null. */
export async function whyNoThread(context: Context, job: Continuing): Promise<Failure | null> {
  const read: ReadRecord = (id) => readJob(context.home, id);
  const known = withThread(job, read);
  const [user = await takeThread(context, known)] = await jobsBeforeInThread(context, known, read);
  if (user === null) return null;
  const why = `job ${user} uses the thread that it is to continue, and Codex takes one job at a time in a thread`;
  return failure(
    "no_slot",
    `Could not start a task: ${why}.`,
    `Wait for it (\`status ${user} --wait\`) or cancel it; only a task of this machine (without --on) can wait for a thread.`,
  );
}

/** Gives back the thread of a job that has to wait after all. */
export function giveBackThread({ home }: Context, { id, request: { resumeOf } }: Continuing): void {
  const slot = resumeOf === null ? null : slotOf(home, poolOf(resumeOf), id);
  if (slot !== null) giveBack(slot);
}

/** The thread that a job has or is to continue, also if the job that makes it still runs; null: not known. */
function threadOf(job: JobRecord, read: ReadRecord): string | null {
  const known = (hasStarted(job) ? job.threadId : null) ?? job.request.resumeOf;
  if (known !== null || job.request.resumeJob === undefined) return known;
  const found = read(job.request.resumeJob);
  return found.kind === "found" ? threadOf(found.record, read) : null;
}

function threadToContinue({ request: { resumeOf, resumeJob } }: Continuing, read: ReadRecord): string | null {
  if (resumeOf !== null || resumeJob === undefined) return resumeOf;
  const found = read(resumeJob);
  return found.kind === "found" && isEnded(found.record) ? found.record.threadId : null;
}

/** How the name of the pool of each thread begins. */
export const THREAD_POOLS = "thread-";

/** Short: thread ids come from records and command lines. */
function poolOf(threadId: string): string {
  return `${THREAD_POOLS}${sha256(threadId).slice(0, 16)}`;
}
