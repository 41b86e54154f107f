// Which jobs come before another one in a thread of Codex: a thread takes one job at a time, in the order of their ids.

import { isActive, isEnded, type JobRecord } from "../job/record.ts";
import { startTermsOf } from "../job/request.ts";

/**
 * The ids of the jobs that a job lets pass first. `users` are the other jobs of its thread. One that is under way comes
 * first whatever its age, also one that this program does not know how to read. Of those that have yet to start the older ones do, unless they
 * wait for what may take for ever: their time, their lane, the gate. `isNext`: the job has the thread, so nobody else can start in it.
 */
export function beforeInThread(id: string, users: readonly JobRecord[], isNext: boolean): readonly string[] {
  const before = (other: JobRecord) => isUnderWay(other) || (!isNext && other.id < id && isSoon(other, id));
  return users.filter(before).map((other) => other.id);
}

/** True for a job that runs, as far as is known. */
export function isUnderWay(job: JobRecord): boolean {
  return !isEnded(job) && job.status !== "queued" && job.status !== "waiting";
}

/** A clock that was set back makes a job older than those that it comes after itself: it does not come before them. */
function isSoon(other: JobRecord, id: string): boolean {
  if (!isActive(other) || other.stopping !== null) return false;
  const { after, notBefore } = startTermsOf(other);
  if (after.includes(id) || other.request.resumeJob === id) return false;
  if (other.status !== "waiting") return notBefore === null;
  return other.waiting?.reason === "slot" || other.waiting?.reason === "after";
}
