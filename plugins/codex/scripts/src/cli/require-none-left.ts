// The answer of `cancel` if not all of a job or a group is known to have ended.

import type { Stopped } from "../app/end/stop-job.ts";
import { isActive } from "../core/job/record.ts";
import { CommandError, EXIT } from "./errors.ts";

/** Throws unless nothing is left. `what` names it in the message, `id` in a command. */
export function requireNoneLeft(what: string, id: string, stopped: readonly Stopped[]): void {
  const survivors = stopped.flatMap((each) => each.survivors ?? []);
  if (survivors.length > 0) {
    const are = survivors.length === 1 ? "is" : "are";
    const message = `Could not end all of ${what}: ${survivors.join(", ")} ${are} still alive.`;
    throw new CommandError("survivors", message, "End it by its id.", EXIT.jobFailed);
  }
  const silent = stopped.find((each) => each.survivors === null);
  if (silent === undefined) return;
  const name = silent.record?.executor?.name ?? "its executor";
  const noted = silent.record !== null && isActive(silent.record) ? " That it is to end is recorded." : "";
  const message = `Could not find out whether anything of ${what} still runs: "${name}" gives no clear answer.${noted}`;
  const hint = `Once its engine says how that stands, run it again: \`codex-companion cancel ${id}\`.`;
  throw new CommandError("executor_silent", message, hint, EXIT.environment);
}
