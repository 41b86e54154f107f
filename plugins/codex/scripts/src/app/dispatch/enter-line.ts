// The launcher's part in the line: what must be so before a job is recorded that has terms, or runs under a ceiling. The
// worker does the waiting (`app/run/wait-in-line.ts`).

import { type Failure, failure } from "../../core/failure/kinds.ts";
import { kindFacts } from "../../core/job/kinds.ts";
import type { LineLimits } from "../../core/waiting/ceilings.ts";
import { slotFailure } from "../../core/waiting/may-start.ts";
import { readJob } from "../../io/job-store.ts";
import type { Context } from "../scope/context.ts";
import { askStart, takeNeeds } from "./ask-start.ts";
import { noteRefused } from "./closed-lane.ts";
import { takeSeat, takeSlots } from "./slots.ts";
import type { StartingJob } from "./start-facts.ts";
import { withThread } from "./threads.ts";

/** Why a job may not be recorded; null if it may. Then it has what it needs: its slots and its thread if it may start, else a seat. */
export async function enterLine(context: Context, ordered: StartingJob, limits: LineLimits): Promise<Failure | null> {
  const { ceilings, mostWaiting } = limits;
  const looking = { read: (id: string) => readJob(context.home, id), tries: new Set<string>() };
  const job = withThread(ordered, looking.read);
  if (!kindFacts(job.kind).isGated) {
    const full = await takeSlots(context, job, ceilings, looking.read);
    return full === null ? null : slotFailure(full);
  }
  const asked = await askStart(context, job, looking);
  const decision = asked.kind === "start" ? await takeNeeds(context, job, ceilings, looking.read) : asked;
  switch (decision.kind) {
    case "start":
      return null;
    case "wait":
      return (await takeSeat(context, job.id, mostWaiting)) ? null : lineIsFull(mostWaiting);
    case "fail":
      noteRefused(context, decision.failure, job);
      return decision.failure;
  }
}

/** The failure of a job that would have to wait, where no more may. */
export function lineIsFull(most: number): Failure {
  const jobs = most === 1 ? "1 job may" : `${most} jobs may`;
  return failure(
    "no_slot",
    `Could not start a task: it would have to wait, and only ${jobs} wait at once (maxWaiting).`,
    "See `queue`. Wait until a job has started, cancel one that waits, or raise maxWaiting in the policy.",
  );
}
