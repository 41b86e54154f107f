// What a worker ends when a turn or a check is over, and how it sees that there is nothing to end.

import { marksOf } from "../../core/job/marks.ts";
import type { ProcessIdentity, RunningJob } from "../../core/job/record.ts";
import { actorAt } from "../../io/executor/actors.ts";
import { local } from "../../io/executor/local.ts";
import { readAbsentMountPoints } from "../../io/job-files.ts";
import { removeMountPoints } from "../../io/mount-points.ts";
import type { Context } from "../scope/context.ts";

const KILL_GRACE_MS = 1_500;

/**
 * Ends whatever of the job is still alive but its worker, which is the caller: it is spared, and its session is
 * followed. True if there was anything.
 */
export async function clearUp(context: Context, { id, worker }: RunningJob, threadId: string | null): Promise<boolean> {
  const request = { marks: marksOf(id, threadId), roots: [worker], spare: [worker.pid], graceMs: KILL_GRACE_MS };
  const { wasNeeded } = await local.endAll(request);
  removeMountPoints(readAbsentMountPoints(context.home, id));
  return wasNeeded;
}

/** True if nothing of the job lives but its worker and the Codex with this pid. */
export function isAlone({ id, worker }: RunningJob, threadId: string, codexPid: number): boolean {
  const roots = [worker, actorAt(codexPid)].filter((root): root is ProcessIdentity => root !== null);
  return local.lookAtLeft({ marks: marksOf(id, threadId), roots, spare: roots.map(({ pid }) => pid) }).length === 0;
}
