// Asks whether a job may start now, and takes what it needs for that. In the order of `mayStart`, and no more is looked at
// than decides: the slots only when nothing else keeps it, the preflight only when there is a slot.

import type { Failure } from "../../core/failure/kinds.ts";
import { startTermsOf } from "../../core/job/request.ts";
import type { Ceiling } from "../../core/waiting/ceilings.ts";
import { mayStart, noSlot, noThread, type StartDecision } from "../../core/waiting/may-start.ts";
import type { Context } from "../scope/context.ts";
import { claimTry, isDue } from "./closed-lane.ts";
import { limitsHere } from "./policies.ts";
import { giveBackSlots, lookAtSlots, type ReadRecord, takeSlots } from "./slots.ts";
import { closing, type Looking, type StartingJob, startFacts, tryOf } from "./start-facts.ts";
import { giveBackThread, takeThread } from "./threads.ts";

/** What preflight and policy say against a job; null: nothing. */
export type AskPreflight = () => Promise<Failure | null>;

/** Whether it may start. Nothing is taken for it. */
export async function askStart(
  context: Context,
  job: StartingJob,
  looking: Looking,
  preflight: AskPreflight = async () => null,
): Promise<StartDecision> {
  const facts = await startFacts(context, job, looking);
  const first = mayStart(facts);
  if (first.kind !== "start") return first;
  const limits = limitsHere(context);
  if ("failure" in limits) return { kind: "fail", failure: limits.failure };
  const slots = await lookAtSlots(context, job, limits.ceilings, looking.read);
  const second = mayStart({ ...facts, slots });
  if (second.kind !== "start") return second;
  const problem = await preflight();
  // Asked again: a job that parks waits for what the preflight has just noted.
  return mayStart({ ...(await startFacts(context, job, looking)), slots, problem });
}

/** The same; if it may start, it has its slots and, of each incident that is to be tried, the one try. */
export async function takeStart(
  context: Context,
  job: StartingJob,
  looking: Looking,
  preflight?: AskPreflight,
): Promise<StartDecision> {
  const decision = await askStart(context, job, looking, preflight);
  if (decision.kind !== "start") return decision;
  if (!claimTries(context, job, looking)) return mayStart(await startFacts(context, job, looking));
  const limits = limitsHere(context);
  if ("failure" in limits) return { kind: "fail", failure: limits.failure };
  return takeNeeds(context, job, limits.ceilings, looking.read);
}

/** Takes the slots of a job that may start, and its thread, or none of them: another one may have been faster. */
export async function takeNeeds(
  context: Context,
  job: StartingJob,
  ceilings: readonly Ceiling[],
  read: ReadRecord,
): Promise<StartDecision> {
  const { queues } = startTermsOf(job);
  const full = await takeSlots(context, job, ceilings, read);
  if (full !== null) return noSlot(full, queues);
  const user = await takeThread(context, job);
  if (user === null) return { kind: "start" };
  giveBackSlots(context, job);
  return noThread([user], queues);
}

/** Gives back what a job has taken that was to start, and has to wait after all. */
export function giveBackNeeds(context: Context, job: StartingJob): void {
  giveBackSlots(context, job);
  giveBackThread(context, job);
}

/** False if another job has a try that this one would need. */
function claimTries(context: Context, job: StartingJob, looking: Looking): boolean {
  for (const incident of closing(context, job, looking)) {
    if (!isDue(context, incident) || !claimTry(context, incident)) return false;
    looking.tries.add(tryOf(incident));
  }
  return true;
}
