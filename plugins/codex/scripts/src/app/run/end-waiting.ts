// How a job ends that never ran, whether it waited or not: by its own worker. Nothing was started, so there is nothing to kill and no evidence.

import { type Failure, failure } from "../../core/failure/kinds.ts";
import type { QueuedJob, WaitingJob } from "../../core/job/record.ts";
import { ownIdentity } from "../../io/executor/actors.ts";
import { noteRefused } from "../dispatch/closed-lane.ts";
import { publishEnd } from "../end/end-job.ts";
import { startAgainHint } from "../end/start-again.ts";
import type { Context } from "../scope/context.ts";

/** Ends it as failed before it has started; gives the kind. A failure with a fingerprint is a refusal by that incident. */
export function endUnstarted(context: Context, { id, title, status }: QueuedJob | WaitingJob, named: Failure): string {
  const isRefusal = named.fingerprint !== null;
  const outcome = { status: "failed", failure: named } as const;
  const worker = { by: ownIdentity(), claims: status === "queued" } as const;
  const end = { ...worker, cause: "turn", outcome, exit: null, evidence: null } as const;
  publishEnd(context, id, end, isRefusal ? "refused" : "probe");
  if (isRefusal) noteRefused(context, named, { title });
  return named.kind;
}

/** Ends it as cancelled: somebody has asked for that. */
export function endCancelled(context: Context, { id }: WaitingJob): string {
  const outcome = { status: "cancelled" } as const;
  publishEnd(context, id, { by: ownIdentity(), cause: "cancel", outcome, exit: null, evidence: null });
  return "cancelled";
}

/** Ends it because a signal came that nobody has recorded: the system goes down, say. */
export function endStopped(context: Context, record: WaitingJob, signal: string): string {
  const words = `The worker was stopped by ${signal} while its job waited. Nothing of the job was started.`;
  return endUnstarted(context, record, failure("worker_lost", words, startAgainHint(context, record)));
}
