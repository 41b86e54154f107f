// What the engine knows of our jobs. One list serves every question of the next second, so that many jobs cost one call. That a
// job is over is only said after a list that is younger than the question.

import { type EngineJob, isEndedState, parseQueue, parseShownJob, QUEUE_FORMAT } from "../../core/slurm/queue.ts";
import { monotonicMs } from "../monotonic.ts";
import { askNow } from "./commands.ts";

/** A job as the engine has it: active, over, or unknown because the engine gave no answer. */
export type Standing = { readonly active: EngineJob } | "over" | "unknown";

interface List {
  readonly takenAtMs: number;
  /** Null: the engine gave no answer. */
  readonly jobs: readonly EngineJob[] | null;
}

const KEPT_MS = 1_000;
let kept: List | null = null;

/** How the job with this id, or without one with this name, stands. */
export function standingOf(ref: string | null, name: string): Standing {
  const isIt = (job: EngineJob) => (ref === null ? job.name === name : job.ref === ref);
  const isOf = ({ jobs }: List) => jobs?.find((job) => isIt(job) && !isEndedState(job.state));
  const recent = kept !== null && monotonicMs() - kept.takenAtMs < KEPT_MS ? kept : null;
  const known = recent === null ? undefined : isOf(recent);
  if (known !== undefined) return { active: known };
  if (recent !== null && recent.jobs === null) return "unknown";
  kept = { jobs: listJobs(), takenAtMs: monotonicMs() };
  if (kept.jobs === null) return "unknown";
  const active = isOf(kept);
  return active === undefined ? "over" : { active };
}

function listJobs(): readonly EngineJob[] | null {
  const { status, stdout } = askNow("squeue", ["--noheader", "--me", `--format=${QUEUE_FORMAT}`]);
  return status === 0 ? parseQueue(stdout) : null;
}

/** The engine's last word on a job that is over; null if it has forgotten it, or gives no answer. */
export function lastWordOn(ref: string): EngineJob | null {
  const shown = askNow("scontrol", ["show", "job", ref, "--oneliner"]);
  const known = shown.status === 0 ? parseShownJob(shown.stdout) : null;
  if (known !== null) return known;
  const format = "JobIDRaw,State,Reason,NodeList,JobName";
  const counted = askNow("sacct", [
    "--noheader",
    "--parsable2",
    "--allocations",
    `--jobs=${ref}`,
    `--format=${format}`,
  ]);
  return counted.status === 0 ? (parseQueue(counted.stdout)[0] ?? null) : null;
}

/** Why the engine cannot be asked from here; null if it answers. */
export function controllerAnswer(): string | null {
  const { status, stderr } = askNow("squeue", ["--noheader", "--me", "--states=PENDING"]);
  return status === 0 ? null : `Slurm does not answer here: ${stderr || "squeue failed"}`;
}
