// Attempts at a job, until one is good or trying again cannot help.

import type { RetryDecision } from "../../core/failure/retry.ts";
import type { Attempt, RunningJob } from "../../core/job/record.ts";
import { pauseUnless } from "../../io/timer.ts";
import type { Context } from "../scope/context.ts";
import type { AttemptPlan, AttemptResult } from "./attempt.ts";
import { type JobLimit, startLimit } from "./job-limit.ts";
import { leaveRoute } from "./leave-route.ts";
import { decideNext, firstPlan, nextPlan } from "./next-attempt.ts";
import { runAttempt } from "./run-attempt.ts";
import { noteClassified } from "./runner-events.ts";
import type { WorkerNotes } from "./worker-notes.ts";

/** A job between two attempts: what it has done, and the plan of the next one. */
export interface JobSoFar {
  readonly record: RunningJob;
  readonly attempts: readonly Attempt[];
  readonly limit: JobLimit;
  readonly plan: AttemptPlan;
}

/** A job before its first attempt. Its limit starts now. */
export function beginJob(record: RunningJob, stop: Promise<string>): JobSoFar {
  const { attempts, request } = record;
  return { record, attempts, limit: startLimit(request.timeoutMs), plan: firstPlan(record, stop) };
}

/** Makes attempts by the plan. Gives the job after the last one, with the plan of that one, and its result. */
export async function makeAttempts(
  context: Context,
  begun: JobSoFar,
  notes: WorkerNotes,
): Promise<{ readonly job: JobSoFar; readonly result: AttemptResult }> {
  let { record, attempts, limit, plan } = begun;
  for (;;) {
    const startedAt = context.now();
    const result = await runAttempt(context, record, plan, notes);
    const decision = decideNext(context, record, plan, result, limit, attempts);
    attempts = [...attempts, attemptOf(plan.number, startedAt, context.now(), result)];
    noteClassified(context, record, plan.number, result.verdict, decision, notes);
    if (!decision.retry || !(await waitForNext(record, attempts, decision, plan.stop, notes)))
      return { job: { record, attempts, limit, plan }, result };
    if (decision.goesOnWith !== undefined) record = leaveRoute(context, record, result, decision.goesOnWith, notes);
    if (decision.timeoutMs !== limit.limitMs) limit = startLimit(decision.timeoutMs); // The larger one holds from now on.
    plan = nextPlan(record, plan, result, decision, limit.leftMs(), attempts);
  }
}

/** False if the worker was asked to stop meanwhile. */
function waitForNext(
  { worker: by }: RunningJob,
  attempts: readonly Attempt[],
  { afterMs }: Extract<RetryDecision, { retry: true }>,
  stop: Promise<string>,
  notes: WorkerNotes,
): Promise<boolean> {
  const last = attempts.at(-1);
  notes.apply({ type: "learnt", by, phase: "waiting to try again", facts: { attempts } });
  notes.note({ type: "trying_again", attempt: attempts.length + 1, kind: last?.kind ?? null, afterMs });
  return pauseUnless(afterMs, stop);
}

function attemptOf(number: number, startedAt: string, completedAt: string, { verdict }: AttemptResult): Attempt {
  const { raw_exit_code, signal } = verdict.exit;
  const kind = (verdict.failure ?? verdict.excused)?.kind ?? null;
  return { number, startedAt, completedAt, raw_exit_code, signal, kind };
}
