// Whether a waiting job may start now: facts -> start, wait for this, or end as this failure. Pure: the caller has
// looked, and asks again when something that it depends on may have changed. The order: the jobs that it comes after,
// its time, its lane, the gate, its thread, what forbids it, a slot. So a job takes its place at the slots only when nothing else
// keeps it, and what forbids it is looked at when its time has come.

import { type Failure, failure } from "../failure/kinds.ts";
import type { Ceiling } from "./ceilings.ts";
import type { Dependency, StartFacts } from "./start-facts.ts";
import type { WaitCause } from "./waiting.ts";

/** `opensAt` is ISO 8601 UTC; null: not known. */
export type StartDecision =
  | { readonly kind: "start" }
  | { readonly kind: "wait"; readonly cause: WaitCause; readonly opensAt: string | null }
  | { readonly kind: "fail"; readonly failure: Failure };

/** Decides. */
export function mayStart(facts: StartFacts): StartDecision {
  return (
    afterOthers(facts) ??
    atItsTime(facts) ??
    inItsLane(facts) ??
    pastTheGate(facts) ??
    inItsThread(facts) ??
    asAllowed(facts) ??
    withASlot(facts)
  );
}

function afterOthers({ after }: StartFacts): StartDecision | null {
  const bad = after.find(({ state }) => state !== "active" && state !== "completed");
  if (bad !== undefined) return fail(dependencyFailure(bad));
  const jobs = after.filter(({ state }) => state === "active").map(({ id }) => id);
  return jobs.length === 0 ? null : wait({ reason: "after", detail: { jobs } });
}

function dependencyFailure({ id, state }: Dependency): Failure {
  if (state === "threadless") return threadless(id);
  const how = state === "missing" ? "is not there any more" : state === "failed" ? "failed" : "was cancelled";
  const hint =
    state === "missing"
      ? "Start this task again without naming that job."
      : `See how job ${id} ended (\`result ${id}\`), then start this task again.`;
  return failure("dependency_failed", `Job ${id}, which this job was to come after, ${how}.`, hint);
}

function threadless(id: string): Failure {
  const hint = `See how job ${id} ended (\`result ${id}\`), then start this task again without --resume.`;
  return failure("dependency_failed", `Job ${id}, which this job was to continue, ended without a thread.`, hint);
}

function atItsTime({ notBeforeMs, nowMs }: StartFacts): StartDecision | null {
  if (notBeforeMs === null || nowMs >= notBeforeMs) return null;
  return wait({ reason: "time", detail: null }, new Date(notBeforeMs).toISOString());
}

function inItsLane({ lane, parks }: StartFacts): StartDecision | null {
  if (lane === null) return null;
  const { fingerprint, opensAt, refusal } = lane;
  return parks ? wait({ reason: "lane", detail: { fingerprint, kind: refusal.kind } }, opensAt) : fail(refusal);
}

function pastTheGate({ gate, parks }: StartFacts): StartDecision | null {
  if (gate === null) return null;
  const { mode, limit, runs, refusal } = gate;
  return parks ? wait({ reason: "gate", detail: { mode, limit, runs } }) : fail(refusal);
}

function inItsThread({ inThread, queues }: StartFacts): StartDecision | null {
  return inThread.length === 0 ? null : noThread(inThread, queues);
}

/** What becomes of a job in whose thread these jobs come first. */
export function noThread(jobs: readonly string[], queues: boolean): StartDecision {
  if (queues) return wait({ reason: "after", detail: { jobs, sameThread: true } });
  const [id = ""] = jobs;
  const why = `job ${id} uses the thread that it is to continue, and Codex takes one job at a time in a thread`;
  const hint = `Wait for it (\`status ${id} --wait\`), cancel it, or leave --no-queue out: then this task waits.`;
  return fail(failure("no_slot", `Could not start a task: ${why}.`, hint));
}

function asAllowed({ problem }: StartFacts): StartDecision | null {
  return problem === null ? null : fail(problem);
}

function withASlot({ slots, queues }: StartFacts): StartDecision {
  const full = slots.find(({ most, taken, ahead }) => taken + ahead >= most);
  if (full === undefined) return { kind: "start" };
  return noSlot(full, queues);
}

/** What becomes of a job that gets no slot under a ceiling. */
export function noSlot({ ceiling, most }: Ceiling, queues: boolean): StartDecision {
  if (queues) return wait({ reason: "slot", detail: { ceiling, most } });
  const refused = slotFailure({ ceiling, most });
  return fail({ ...refused, hint: `Leave --no-queue out: then this task waits. Or: ${refused.hint}` });
}

/** The failure of a job that gets no slot and cannot wait for one. */
export function slotFailure({ ceiling, most }: Ceiling): Failure {
  const where = ceiling === "home" ? "" : " in this workspace";
  return failure("no_slot", `Could not start a task: ${most} may run at once${where}, and no slot is free.`);
}

function wait(cause: WaitCause, opensAt: string | null = null): StartDecision {
  return { kind: "wait", cause, opensAt };
}

function fail(named: Failure): StartDecision {
  return { kind: "fail", failure: named };
}
