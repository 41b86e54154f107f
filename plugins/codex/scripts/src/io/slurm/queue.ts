// What the engine knows of our jobs. One list serves every question of the next second, so that many jobs cost one call. That a
// job is over is only said after a list that is younger than the question, and against no word of the engine on that job alone.

import { type EngineJob, isEndedState, parseQueue, QUEUE_FORMAT } from "../../core/slurm/queue.ts";
import { monotonicMs } from "../monotonic.ts";
import { lastWordOn } from "./ask-last-word.ts";
import { type Answer, askNow, runQuestion } from "./commands.ts";

/** A job as the engine has it: active, over, or unknown because the engine gave no answer, or answers that contradict each other. */
export type Standing = { readonly active: EngineJob } | "over" | "unknown";

interface List {
  readonly takenAtMs: number;
  /** Those that are not over, by their names. */
  readonly active: ReadonlyMap<string, readonly EngineJob[]>;
  /** False: the engine gave no answer, or not only lines of a list, so that what is not in it may still be there. */
  readonly isWhole: boolean;
}

const KEPT_MS = 1_000;
// Without --all, a job in a hidden partition, or in one that the user's group may not use now, is not listed.
const MINE = ["--noheader", "--all", "--me"];
const LIST_ARGUMENTS = [...MINE, `--format=${QUEUE_FORMAT}`];
let kept: List | null = null;

/** How the job with this id, or without one with this name, stands. */
export function standingOf(ref: string | null, name: string): Standing {
  const isOf = ({ active }: List) => active.get(name)?.find((job) => ref === null || job.ref === ref);
  const recent = recentList();
  const known = recent === null ? undefined : isOf(recent);
  if (known !== undefined) return { active: known };
  if (recent !== null && !recent.isWhole) return "unknown";
  const now = keep(askNow("squeue", LIST_ARGUMENTS));
  const active = isOf(now);
  if (active !== undefined) return { active };
  return now.isWhole && !isSaidToGoOn(ref, name) ? "over" : "unknown";
}

/** True if the engine lists a job no more and yet says, asked for it alone, that it is not over. */
function isSaidToGoOn(ref: string | null, name: string): boolean {
  const last = ref === null ? "forgotten" : lastWordOn(ref, name);
  return typeof last === "object" && !isEndedState(last.state);
}

/** Has the list made for the questions of the next second, and blocks nothing meanwhile. */
export async function listAhead(): Promise<void> {
  if (recentList() === null) keep(await runQuestion("squeue", LIST_ARGUMENTS));
}

function recentList(): List | null {
  return kept !== null && monotonicMs() - kept.takenAtMs < KEPT_MS ? kept : null;
}

function keep({ status, stdout }: Answer): List {
  const { jobs, isWhole } = status === 0 ? parseQueue(stdout) : { jobs: [], isWhole: false };
  const active = new Map<string, EngineJob[]>();
  for (const job of jobs.filter(({ state }) => !isEndedState(state)))
    active.set(job.name, [...(active.get(job.name) ?? []), job]);
  kept = { active, isWhole, takenAtMs: monotonicMs() };
  return kept;
}

/** Why the engine cannot be asked from here; null if it answers. */
export function controllerAnswer(): string | null {
  const { status, stderr } = askNow("squeue", [...MINE, "--states=PENDING"]);
  return status === 0 ? null : `Slurm does not answer here: ${stderr || "squeue failed"}`;
}
