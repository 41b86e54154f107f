// Sees to it that the user's own command (`notify` in the policy) is told of the end of a job, by a process of its own
// (`notify.ts`). Called once for each job, by whoever published its end; if that is killed here, nobody tells the command.

import { isNotified } from "../../core/end-notice.ts";
import type { EndedJob } from "../../core/job/record.ts";
import { appendEvent } from "../../io/job-files.ts";
import { launchNotifier } from "../../io/launch-notifier.ts";
import { readOwnPolicy } from "../../io/policy-files.ts";
import type { Context } from "../scope/context.ts";

/** Waits for nothing and never throws: the end is published, whatever becomes of this. */
export function startNotifier({ home, env, now }: Context, record: EndedJob): void {
  try {
    const command = notifyIn(home);
    if (command.length === 0 || !isNotified(record) || launchNotifier(home, record.id, env)) return;
    const why = "the plugin's own program for it is gone; it was updated while the job ran";
    appendEvent(home, record.id, now(), { type: "notify_failed", command: command.join(" "), why });
  } catch {
    // A disk that fails now failed after the end was recorded.
  }
}

/** The user's command; empty if there is none. A policy that cannot be read is told by the next task. */
export function notifyIn(home: string): readonly string[] {
  const own = readOwnPolicy(home);
  return own !== null && "policy" in own ? own.policy.notify : [];
}
