// How the worker is started: where its program is, beside whatever this file is built into, and what Node is told.

import { join } from "node:path";
import type { WorkerCommand } from "../app/dispatch/delegate.ts";

/** The worker's command. It waits most of its time: one thread beside its own is enough, and sooner there than four. */
export const WORKER: WorkerCommand = {
  file: process.execPath,
  args: ["--v8-pool-size=1", join(import.meta.dirname, "worker.js")],
};
