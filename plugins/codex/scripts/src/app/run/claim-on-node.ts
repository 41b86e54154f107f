// The worker of a submitted job has started on a node: it asks the preflight there, which nobody could ask before, and claims
// the job. What the preflight finds ends the job; Codex is not started then.

import type { Failure } from "../../core/failure/kinds.ts";
import type { QueuedJob, RunningJob, WaitingJob } from "../../core/job/record.ts";
import { whyNotReady } from "../dispatch/admit.ts";
import { publishEnd } from "../end/end-job.ts";
import type { Context } from "../scope/context.ts";
import { claimJob } from "./claim-job.ts";

/** The job, claimed to run; or why it is not to be run. */
export async function claimOnNode(context: Context, job: QueuedJob | WaitingJob): Promise<RunningJob | string> {
  const here = { ...context, cwd: job.cwd, sessionId: job.sessionId };
  const problem = await whyNotReady(here, job, true);
  const claimed = claimJob(here, job.id);
  if (typeof claimed === "string" || problem === null) return claimed;
  return endUnready(here, claimed, problem);
}

function endUnready(context: Context, { id, worker }: RunningJob, named: Failure): string {
  const outcome = { status: "failed", failure: named } as const;
  publishEnd(context, id, { by: worker, cause: "turn", outcome, exit: null, evidence: null }, "probe");
  return named.kind;
}
