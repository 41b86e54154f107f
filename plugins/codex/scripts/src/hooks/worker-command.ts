// How the worker of a review is started: its program lies beside the folder of whatever this file is built into.

import { join } from "node:path";
import type { WorkerCommand } from "../app/dispatch/delegate.ts";

/** The worker's command. */
export const WORKER: WorkerCommand = {
  file: process.execPath,
  args: ["--v8-pool-size=1", join(import.meta.dirname, "..", "cli", "worker.js")],
};
