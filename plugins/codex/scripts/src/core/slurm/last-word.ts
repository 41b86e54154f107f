// What the engine's last word on a job means here. Only asked if the job's own worker left no end.

import { type Failure, failure } from "../failure/kinds.ts";
import { type EngineJob, isEndedState, stateWord } from "./queue.ts";

/** What the engine says of one job; or that it does not know it any more; or nothing, for not all who may know it have answered. */
export type LastWord = EngineJob | "forgotten" | "silent";

/** The engine's states for jobs whose worker it ended, each with what happened and what to do. */
const ENDS: Readonly<Record<string, { readonly what: string; readonly hint: string }>> = {
  OUT_OF_MEMORY: {
    what: "used more memory than it was given",
    hint: "Give it more: an option such as --mem=4G in the executor's options.",
  },
  NODE_FAIL: { what: "was on a node that failed", hint: "Start it again; nothing is run twice by itself." },
  BOOT_FAIL: { what: "was on a node that did not boot", hint: "Start it again, or ask the administrator." },
  PREEMPTED: { what: "had to make room for another job", hint: "Start it again, or use another partition." },
  CANCELLED: { what: "was cancelled from outside", hint: "Ask who has cancelled it, then start it again." },
  REVOKED: { what: "was taken over by another cluster", hint: "See squeue there." },
  REQUEUED: {
    what: "was put back into the queue",
    hint: "Start it again; the worker that the engine starts once more finds it ended, and does nothing.",
  },
  DEADLINE: { what: "could not end before its deadline", hint: "Leave --deadline out of the executor's options." },
};

/**
 * The failure of a job that is over in the engine, and whose worker recorded no end. `hasBegun` is false if no worker has claimed it.
 */
export function failureOfLost(name: string, ref: string, last: LastWord, hasBegun = true): Failure {
  const of = `Slurm's job ${ref} on "${name}"`;
  const silence = hasBegun ? "its worker recorded no end" : "its worker did not begin";
  if (last === "forgotten")
    return failure("worker_lost", `${of} is not known any more, and ${silence}.`, "See sacct there.");
  if (last === "silent")
    return failure(
      "worker_lost",
      `${of} is not in the queue, Slurm gave no answer as to how it ended, and ${silence}.`,
      askHint(ref),
    );
  const where = last.nodes === "" || last.nodes === "(null)" ? "" : ` (node ${last.nodes})`;
  const state = stateWord(last.state);
  if (state === "TIMEOUT")
    return failure("timeout", `${of} reached the time limit that the engine gives it${where}.`, TIME_HINT);
  const known = ENDS[state];
  if (known !== undefined) return failure("worker_lost", `${of} ${known.what}${where}: ${last.state}.`, known.hint);
  const how = isEndedState(state) ? "ended" : "stands";
  const hint = hasBegun ? "See its log." : SHARED_HINT;
  return failure("worker_lost", `${of} ${how} as ${last.state}${where}, and ${silence}.`, hint);
}

// As slurmstepd prints it into the log of a batch job; `slurmstepd-n1` where a host may have several nodes.
const ANNOUNCED =
  /^slurmstepd(?:-\S+)?: error: \*\*\* JOB (\d+) ON (\S+) CANCELLED AT \S+(?: DUE TO ([A-Z ]+)(?:, [^*\n]+)?)? \*\*\*$/gmu;
const CAUSES: Readonly<Record<string, string>> = {
  "TIME LIMIT": "TIMEOUT",
  PREEMPTION: "PREEMPTED",
  "NODE FAILURE": "NODE_FAIL",
  "JOB REQUEUE": "REQUEUED",
};

/**
 * What the engine wrote into the log of this job as it began to end it: it names the reason nowhere else before all is over; null:
 * nothing. The log holds Codex's stderr too, which may quote such a line, or that of another job.
 */
export function announcedEnd(log: string, ref: string): EngineJob | null {
  const last = [...log.matchAll(ANNOUNCED)].findLast((line) => line[1] === ref);
  if (last === undefined) return null;
  const [, , nodes = "", cause = ""] = last;
  return { ref, nodes, name: "", reason: cause, state: CAUSES[cause] ?? "CANCELLED" };
}

function askHint(ref: string): string {
  return `Once Slurm answers, see scontrol show job ${ref}, or sacct -j ${ref}.`;
}

const SHARED_HINT =
  "Node, this plugin and the state home must be there under the same paths (docs/executors.md); `setup --on` tries it.";
const TIME_HINT = "Give it more: an option such as --time=4:00:00 in the executor's options.";
