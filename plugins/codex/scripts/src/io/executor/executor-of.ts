// Which executor a job runs by, as its record names it.

import type { Executor } from "../../core/executor.ts";
import type { JobRecord } from "../../core/job/record.ts";
import { engineName, NO_SETTINGS, type SlurmSettings } from "../../core/slurm/submission.ts";
import { local } from "./local.ts";
import { slurm } from "./slurm.ts";

/** The executor of a job: this machine, if the record names none. `settings` are needed to launch one. */
export function executorOf(
  { id, executor }: Pick<JobRecord, "id" | "executor">,
  settings: SlurmSettings = NO_SETTINGS,
): Executor {
  if (executor === undefined || executor.kind === "local") return local;
  return executor.kind === "slurm" ? slurm(engineName(id), executor.ref, settings) : outOfReach(executor.kind);
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
  };
}
