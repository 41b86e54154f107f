// The executor that runs workers as processes of this machine. What is seldom needed is loaded when it is: hooks ask here too.

import type { Executor, Traces } from "../../core/executor.ts";
import { findJobProcesses } from "../process/find.ts";
import { livenessOf } from "../process/identity.ts";
import { askToEnd } from "../process/signal.ts";

/** This machine, which can also say what commands a job has left running, and whether they do anything. */
export interface LocalExecutor extends Executor {
  /** The commands among what is left, as a person would name them. They may hold secrets. */
  commandsLeft(traces: Traces): Promise<readonly string[]>;
  /**
   * A text that stays the same as long as these processes are the same and none of them computes or writes. Null if that
   * cannot be told, or if there are none.
   */
  activity(traces: Traces): Promise<string | null>;
}

/** This machine. */
export const local: LocalExecutor = {
  launch: async (request) => ({ ...(await import("../process/launch.ts")).launchAdopted(request), ref: null }),
  liveness: (worker) => (worker === null ? "unknown" : livenessOf(worker)),
  askToEnd: (worker) => worker !== null && askToEnd(worker),
  async endAll(request) {
    const { wasNeeded, survivors } = await (await import("../process/kill.ts")).killJobProcesses(request);
    return { wasNeeded, survivors: survivors.map((pid) => processName(pid)) };
  },
  lookAtLeft: (traces) => findJobProcesses(traces).map(({ pid }) => processName(pid)),
  activity: async (traces) => (await import("../process/activity.ts")).activityOf(traces),
  commandsLeft: async (traces) => (await import("../process/commands-left.ts")).commandsLeft(traces),
};

function processName(pid: number): string {
  return `process ${pid}`;
}
