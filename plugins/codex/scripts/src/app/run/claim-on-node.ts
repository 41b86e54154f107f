// The worker of a submitted job has started on a node: it asks the preflight there, which nobody could ask before, and claims
// the job. What the preflight finds ends the job; Codex is not started then.

import type { QueuedJob, RunningJob, WaitingJob } from "../../core/job/record.ts";
import { waitingFor } from "../../core/waiting/waiting.ts";
import { refWithin } from "../../io/executor/engine.ts";
import { updateJob } from "../../io/job-store.ts";
import { whyNotReady } from "../dispatch/admit.ts";
import type { Context } from "../scope/context.ts";
import { claimJob, claimToWait } from "./claim-job.ts";
import { endUnstarted } from "./end-waiting.ts";

/** The job, claimed to run; or why it is not to be run. */
export async function claimOnNode(context: Context, job: QueuedJob | WaitingJob): Promise<RunningJob | string> {
  const here = { ...context, cwd: job.cwd, sessionId: job.sessionId };
  const detail = { name: job.executor?.name ?? "", word: "started" };
  const waiting = waitingFor({ reason: "executor", detail }, null, here.now(), null);
  const ref = refWithin(context.env);
  // Its launcher may never have heard that the engine took the job, or may not have come to note it.
  if (ref !== null) updateJob(context.home, job.id, { type: "submitted", ref, waiting });
  const problem = await whyNotReady(here, job, true);
  if (problem === null) return claimJob(here, job.id);
  const claimed = claimToWait(here, job.id, waiting);
  return typeof claimed === "string" ? claimed : endUnstarted(here, claimed, problem);
}
