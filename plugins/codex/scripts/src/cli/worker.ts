// The detached worker's entry: `worker.js --home HOME --job ID`. It is one file with all that the worker needs, because
// an update may delete the plugin's files while it runs. What it needs only after the claim is run only then.

import { writeSync } from "node:fs";
import { claimJob } from "../app/run/claim-job.ts";
import { createContext } from "../app/scope/context.ts";

const [, home = "", , job = ""] = process.argv.slice(2);
const context = {
  ...createContext({ ...process.env, CODEX_COMPANION_HOME: home }, process.cwd(), null),
  env: process.env,
};
const STDERR = 2;

const stop = new Promise<string>((resolve) => {
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.on(signal, () => resolve(signal));
});

void run();

async function run(): Promise<void> {
  try {
    const claimed = claimJob(context, job);
    if (typeof claimed === "string") {
      log(`not claimed: ${claimed}\n`);
    } else {
      const { runJob } = await import("../app/run/run-job.ts");
      await runJob(context, claimed, { stop, log });
    }
    process.exit(0);
  } catch (error) {
    const { noteDeath } = await import("../app/run/worker-end.ts");
    log(noteDeath(home, job, error));
    process.exit(70);
  }
}

/** A log that cannot be written (a full disk) must not end the job. */
function log(text: string): void {
  try {
    writeSync(STDERR, text);
  } catch {
    // Nobody can be told.
  }
}
