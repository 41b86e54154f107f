// The executor that runs workers as processes of this machine. What is seldom needed is loaded when it is: hooks ask here too.

import type { Executor } from "../../core/executor.ts";
import { findJobProcesses } from "../process/find.ts";
import { livenessOf } from "../process/identity.ts";
import { askToEnd } from "../process/signal.ts";

/** This machine. */
export const local: Executor = {
  launch: async (request) => (await import("../process/launch.ts")).launchAdopted(request),
  liveness: livenessOf,
  askToEnd,
  endAll: async (request) => (await import("../process/kill.ts")).killJobProcesses(request),
  lookAtLeft: (traces) => findJobProcesses(traces).map(({ pid }) => pid),
  activity: async (traces) => (await import("../process/activity.ts")).activityOf(traces),
  commandsLeft: async (traces) => (await import("../process/commands-left.ts")).commandsLeft(traces),
};
