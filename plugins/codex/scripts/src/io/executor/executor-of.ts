// Which executor a job runs by, as its record names it.

import type { Executor } from "../../core/executor.ts";
import type { JobRecord } from "../../core/job/record.ts";
import { local } from "./local.ts";

/** The executor of a job: this machine, if the record names none. */
export function executorOf({ executor }: Pick<JobRecord, "executor">): Executor {
  return executor === undefined || executor.kind === "local" ? local : outOfReach(executor.kind);
}

/** A later program's: nothing is known of its workers, and nobody is told to do anything. */
function outOfReach(kind: string): Executor {
  const refuse = () => {
    throw new Error(`Could not reach an executor of the kind "${kind}": this program does not know it.`);
  };
  return {
    launch: async () => refuse(),
    liveness: () => "unknown",
    askToEnd: () => false,
    endAll: async () => ({ wasNeeded: false, survivors: [] }),
    lookAtLeft: refuse,
    commandsLeft: async () => refuse(),
    activity: async () => refuse(),
  };
}
