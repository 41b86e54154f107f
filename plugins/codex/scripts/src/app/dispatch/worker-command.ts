// How a worker is started: where its program is, and what Node is told.

import { join } from "node:path";

/** How a worker is started: a program and its arguments, to which `--home HOME --job ID` are added. */
export interface WorkerCommand {
  readonly file: string;
  readonly args: readonly string[];
}

/**
 * The worker whose program lies in this folder, that of the built `cli`; `node` is the program that runs it. It waits most of
 * its time: one thread beside its own is enough, and sooner there than four.
 */
export function workerIn(folder: string, node: string): WorkerCommand {
  return { file: node, args: ["--v8-pool-size=1", join(folder, "worker.js")] };
}
