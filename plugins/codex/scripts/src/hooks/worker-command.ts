// The worker that hooks start, for reviews: its program lies in the folder beside that of whatever this file is built into.

import { join } from "node:path";
import { workerIn } from "../app/dispatch/worker-command.ts";

/** The worker's command. */
export const WORKER = workerIn(join(import.meta.dirname, "..", "cli"), process.execPath);
