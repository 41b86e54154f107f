// The programs that commands start: they lie beside whatever this file is built into.

import { join } from "node:path";
import { type WorkerCommand, workerIn } from "../app/dispatch/worker-command.ts";

/** The worker's command. */
export const WORKER = workerIn(import.meta.dirname, process.execPath);

/** The companion itself, for a node. */
export const COMPANION: WorkerCommand = { file: process.execPath, args: [join(import.meta.dirname, "companion.js")] };
