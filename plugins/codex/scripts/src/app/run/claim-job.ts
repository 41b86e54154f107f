// A worker takes its job, before it loads anything that it needs only then: the launcher waits for this.

import type { RunningJob, WaitingJob } from "../../core/job/record.ts";
import type { Waiting } from "../../core/waiting/waiting.ts";
import { ownIdentity } from "../../io/executor/actors.ts";
import { appendEvent } from "../../io/job-files.ts";
import { updateJob } from "../../io/job-store.ts";
import type { Context } from "../scope/context.ts";

/**
 * Claims a job for this process, to run. If somebody else has decided and the claim is refused: the reason. `resumeOf`: the
 * thread to continue, if the record does not know it.
 */
export function claimJob(context: Context, id: string, resumeOf: string | null = null): RunningJob | string {
  const record = claim(context, id, { resumeOf });
  if (typeof record === "string") return record;
  return record.status === "running" ? record : record.status;
}

/** The same, to wait for something first. */
export function claimToWait(context: Context, id: string, waiting: Waiting): WaitingJob | string {
  const record = claim(context, id, { waiting });
  if (typeof record === "string") return record;
  return record.status === "waiting" ? record : record.status;
}

function claim(
  context: Context,
  id: string,
  besides: { readonly waiting?: Waiting; readonly resumeOf?: string | null },
) {
  const self = ownIdentity();
  const claimed = updateJob(context.home, id, { type: "claimed", worker: self, at: context.now(), ...besides });
  if (claimed.kind === "refused") return claimed.refusal;
  if (claimed.kind !== "changed") return claimed.kind;
  appendEvent(context.home, id, context.now(), { type: "claimed", pid: self.pid });
  return claimed.record;
}
