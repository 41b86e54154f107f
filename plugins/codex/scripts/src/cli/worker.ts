// The detached worker's entry: `worker.js --home HOME --job ID`. It is one file with all that the worker needs, because
// an update may delete the plugin's files while it runs. What it needs only after the claim is run only then.

import { writeSync } from "node:fs";
import { claimJob } from "../app/run/claim-job.ts";
import { createContext } from "../app/scope/context.ts";
import { recordOf } from "../app/scope/own-jobs.ts";
import { isSubmitted, type RunningJob } from "../core/job/record.ts";

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
    const claimed = await takeUp();
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

/** The job when it may start, which is at once but for one that goes by the line. */
async function takeUp(): Promise<RunningJob | string> {
  const queued = recordOf(context, job);
  if (queued !== null && isSubmitted(queued) && (queued.status === "queued" || queued.status === "waiting")) {
    const { claimOnNode } = await import("../app/run/claim-on-node.ts");
    return claimOnNode(context, queued);
  }
  if (queued?.status !== "queued" || queued.request.start === undefined) return claimJob(context, job);
  const { waitInLine } = await import("../app/run/wait-in-line.ts");
  return waitInLine(context, queued, stop);
}

/** A log that cannot be written (a full disk) must not end the job. */
function log(text: string): void {
  try {
    writeSync(STDERR, text);
  } catch {
    // Nobody can be told.
  }
}
