// What the engine of a submitted job says of it, beyond whether it lives.

import { type Failure, failure } from "../../core/failure/kinds.ts";
import type { JobRecord } from "../../core/job/record.ts";
import { announcedEnd, failureOfLost } from "../../core/slurm/last-word.ts";
import { engineName } from "../../core/slurm/submission.ts";
import { lastWordOn } from "../slurm/ask-last-word.ts";
import { listAhead, standingOf } from "../slurm/queue.ts";

type Submitted = Pick<JobRecord, "id" | "executor">;

/** The engine's name for the job that a process with this environment runs in; null: it runs in none. */
export function refWithin(env: Readonly<Record<string, string | undefined>>): string | null {
  return /^\d+$/u.exec(env["SLURM_JOB_ID"] ?? "")?.[0] ?? null;
}

/** Asks the engine of a job ahead for what is wanted of it within the next second, and blocks nothing meanwhile. */
export async function askAhead({ executor }: Submitted): Promise<void> {
  if (executor?.kind === "slurm") await listAhead();
}

/** The engine's own word for how the job stands: `PENDING, Resources`; null if it knows none, or gives no clear answer. */
export function engineWord({ id, executor }: Submitted): string | null {
  if (executor?.kind !== "slurm") return null;
  const now = standingOf(executor.ref, engineName(id));
  if (typeof now !== "object") return null;
  const { state, reason } = now.active;
  return reason === "None" || reason === "" ? state : `${state}, ${reason}`;
}

/** Why a job is over whose worker recorded no end, or with `hasBegun` false never claimed it, as its engine tells it; null: it has no engine. */
export function engineFailure({ id, executor }: Submitted, hasBegun = true): Failure | null {
  if (executor?.kind !== "slurm") return null;
  const { name, ref } = executor;
  if (ref === null) return failure("launch_failed", unknownWords(name, engineName(id)), "Start it again.");
  return failureOfLost(name, ref, lastWordOn(ref, engineName(id)), hasBegun);
}

/** Of a job whose launcher went before it had noted a number: what became of it cannot be known any more. */
function unknownWords(name: string, jobName: string): string {
  return `Slurm knows no job "${jobName}" on "${name}": it did not take it, or the job was cancelled there, or ended, before a worker began.`;
}

/** Why its engine ends a job whose worker still lives; `log` is the end of the worker's log. Null: no engine does. */
export function engineEnds({ executor }: Submitted, log: string): Failure | null {
  if (executor?.kind !== "slurm" || executor.ref === null) return null;
  const announced = announcedEnd(log, executor.ref);
  return announced === null ? null : failureOfLost(executor.name, executor.ref, announced);
}
