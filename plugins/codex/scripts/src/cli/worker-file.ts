// Where the worker's program is: beside whatever this file is built into.

import { fileURLToPath } from "node:url";

/** The path of the worker's entry. */
export const WORKER_FILE: string = fileURLToPath(new URL("./worker.js", import.meta.url));
