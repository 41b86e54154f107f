// The worker that commands start: its program lies beside whatever this file is built into.

import { workerIn } from "../app/dispatch/worker-command.ts";

/** The worker's command. */
export const WORKER = workerIn(import.meta.dirname, process.execPath);
