// A worker takes its job, before it loads anything that it needs only then: the launcher waits for this.

import type { RunningJob } from "../../core/job/record.ts";
import { ownIdentity } from "../../io/executor/actors.ts";
import { appendEvent } from "../../io/job-files.ts";
import { updateJob } from "../../io/job-store.ts";
import type { Context } from "../scope/context.ts";

/** Claims a job for this process. If somebody else has decided and the claim is refused: the reason. */
export function claimJob(context: Context, id: string): RunningJob | string {
  const self = ownIdentity();
  const claimed = updateJob(context.home, id, { type: "claimed", worker: self, at: context.now() });
  if (claimed.kind === "refused") return claimed.refusal;
  if (claimed.kind !== "changed") return claimed.kind;
  if (claimed.record.status !== "running") return claimed.record.status;
  appendEvent(context.home, id, context.now(), { type: "claimed", pid: self.pid });
  return claimed.record;
}
