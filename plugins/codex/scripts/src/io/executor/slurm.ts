// The executor that runs workers as jobs of a Slurm cluster. Everything about such a worker is asked of the engine: a
// process id means nothing on another node.

import { rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Executor, Launched, LaunchRequest } from "../../core/executor.ts";
import {
  ENVIRONMENT_FILE,
  environmentText,
  parseSubmitted,
  type SlurmSettings,
  type Submission,
  sbatchArguments,
  submissionScript,
} from "../../core/slurm/submission.ts";
import { monotonicMs } from "../monotonic.ts";
import { askNow, run } from "../slurm/commands.ts";
import { standingOf } from "../slurm/queue.ts";

const SUBMIT_LIMIT_MS = 20_000;
const LOOK_EVERY_MS = 100;
const END_LIMIT_MS = 60_000; // KillWait is 30 s by default.

/** The executor of one job, which the engine knows by `ref`, or, as long as that is not noted, by `name`. */
export function slurm(name: string, ref: string | null, settings: SlurmSettings): Executor {
  const standing = () => standingOf(ref, name);
  // The name goes along with the id: a controller that has lost its state gives the id to another job.
  const target = ["--me", `--name=${name}`, ...(ref === null ? [] : [ref])];
  const signal = (...args: readonly string[]) => askNow("scancel", ["--quiet", ...args, ...target]).status === 0;
  const left = () => {
    const now = standing();
    if (now === "unknown") return null;
    return now === "over" ? [] : [`Slurm job ${now.active.ref}`];
  };
  return {
    launch: (request) => submit(name, request, settings),
    liveness() {
      const now = standing();
      return now === "over" ? "gone" : now === "unknown" ? "unknown" : "alive";
    },
    // The plain form spares the script, which is the worker; what has none yet goes by the plain form alone.
    askToEnd() {
      const now = standing();
      if (typeof now !== "object") return false;
      return now.active.state === "PENDING" ? signal() : signal("--batch", "--signal=TERM");
    },
    async endAll({ graceMs }) {
      const found = left();
      if (found === null || found.length === 0) return { wasNeeded: false, survivors: found };
      const isOver = () => standing() === "over";
      signal("--batch", "--signal=TERM");
      await waitFor(isOver, graceMs);
      // The engine asks all of it to end, and kills what is left after its KillWait. A kill of the script alone would orphan the rest.
      if (!isOver()) signal();
      await waitFor(isOver, END_LIMIT_MS);
      return { wasNeeded: true, survivors: left() };
    },
    lookAtLeft() {
      const found = left();
      if (found === null) throw new Error(`Could not look for what is left of "${name}": Slurm gives no clear answer.`);
      return found;
    },
  };
}

async function waitFor(isOver: () => boolean, limitMs: number): Promise<void> {
  const deadline = monotonicMs() + limitMs;
  while (!isOver() && monotonicMs() < deadline) await pause(LOOK_EVERY_MS);
}

async function submit(name: string, request: LaunchRequest, settings: SlurmSettings): Promise<Launched> {
  const environmentFile = join(dirname(request.logFile), ENVIRONMENT_FILE);
  const submission: Submission = { ...request, ...settings, name, environmentFile };
  writeFileSync(environmentFile, environmentText(request.env), { mode: 0o600, flag: "wx" });
  writeFileSync(request.logFile, "", { mode: 0o600, flag: "a" }); // The engine appends; it would make one that all may read.
  const answer = await run("sbatch", sbatchArguments(submission), submissionScript(submission), SUBMIT_LIMIT_MS);
  const ref = answer.status === 0 ? parseSubmitted(answer.stdout) : null;
  if (ref === null) rmSync(environmentFile, { force: true }); // Nobody starts, so nobody else removes it.
  if (answer.status !== null && answer.status !== 0) rmSync(request.logFile, { force: true }); // Nobody writes it, certainly.
  const message = `Could not submit the job to Slurm: ${answer.stderr || "sbatch named no job"}.`;
  return {
    isAdopted: true,
    ref,
    spawned: Promise.resolve(ref === null ? { isStarted: false, message } : { isStarted: true }),
    exited: Promise.resolve({ code: ref === null ? 1 : 0, signal: null }),
    release() {},
  };
}
