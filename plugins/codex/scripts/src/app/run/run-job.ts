// The worker's life once it has claimed its job: attempts, until one is good or trying again cannot help, and then the end.

import type { RetryDecision } from "../../core/failure/retry.ts";
import type { Attempt, RunningJob } from "../../core/job/record.ts";
import { judge, type RunEnd } from "../../core/outcome/verdict.ts";
import { removeGitWitness } from "../../io/git-witness.ts";
import { readPlaces, writeResult } from "../../io/job-files.ts";
import { pauseUnless } from "../../io/timer.ts";
import { publishEnd } from "../end/end-job.ts";
import { verdictOnStopped } from "../end/engine-verdict.ts";
import type { Context } from "../scope/context.ts";
import { checkPlaceOf, withCheck } from "./check-work.ts";
import { type JobLimit, startLimit } from "./job-limit.ts";
import { leaveRoute } from "./leave-route.ts";
import { decideNext, firstPlan, nextPlan } from "./next-attempt.ts";
import { reviewed } from "./review-work.ts";
import { type AttemptResult, runAttempt } from "./run-attempt.ts";
import { noteClassified } from "./runner-events.ts";
import { type WorkerNotes, type WorkerPorts, workerNotes } from "./worker-notes.ts";

/** Runs a job that this process has claimed to its end. */
export async function runJob(context: Context, claimed: RunningJob, ports: WorkerPorts): Promise<void> {
  let record = claimed;
  const notes = workerNotes(context, record, ports);
  const attempts: Attempt[] = [...record.attempts];
  let limit = startLimit(record.request.timeoutMs);
  let plan = firstPlan(record, ports.stop);
  const place = checkPlaceOf(context, record);
  for (;;) {
    const startedAt = context.now();
    const result = await runAttempt(context, record, plan, notes);
    const decision = decideNext(context, record, plan, result, limit, attempts);
    attempts.push(attemptOf(plan.number, startedAt, context.now(), result));
    noteClassified(context, record, plan.number, result.verdict, decision, notes);
    if (!decision.retry || !(await waitForNext(record, attempts, decision, ports.stop, notes))) {
      const last = await checked(context, record, place, result, limit, ports.stop, notes);
      const turn = await reviewed(context, record, last, limit, ports.stop, notes);
      return finish(context, record, { ...last, turn }, attempts);
    }
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

/**
 * The last attempt; if it seems good, with what the check says of it. A timeout if the job's limit cuts the check
 * short.
 */
async function checked(
  context: Context,
  record: RunningJob,
  place: "sandbox" | "outside",
  result: AttemptResult,
  limit: JobLimit,
  stop: Promise<string>,
  notes: WorkerNotes,
): Promise<AttemptResult> {
  const { verdict, facts: before } = result;
  if (verdict.failure !== null) return result;
  const confinement = { place, sandbox: result.sandbox };
  const evidence = await withCheck(context, record, before.evidence, confinement, limit, stop, notes);
  const isCutShort = limit.limitMs !== null && evidence?.verify === undefined && record.request.verify !== null;
  const runEnd: RunEnd =
    isCutShort && limit.isOver() ? { type: "timeout", limitMs: limit.limitMs, step: "check" } : before.runEnd;
  const facts = { ...before, evidence, runEnd };
  return { ...result, facts, verdict: notes.clean(judge(facts)) };
}

function finish(context: Context, record: RunningJob, result: AttemptResult, attempts: readonly Attempt[]): void {
  const { turn, leftRunning, teardown } = result;
  const verdict = verdictOnStopped(context, record, result.verdict);
  const { runEnd: end, evidence } = result.facts;
  if (turn.finalMessage !== "") writeResult(context.home, record.id, turn.finalMessage);
  const { failure, exit } = verdict;
  // The last attempt is called what the job is called: good, if its commits make up for it.
  const named = attempts.map((each, at) =>
    at < attempts.length - 1 ? each : { ...each, kind: failure?.kind ?? null },
  );
  const { usage, plan } = turn;
  const facts = {
    ...{ by: record.worker, evidence, usage, plan, attempts: named, leftRunning, teardown },
    ...(turn.refusedTools.length === 0 ? {} : { refusedTools: turn.refusedTools }),
    ...(result.facts.sandboxFailure == null ? {} : { sandboxFailure: result.facts.sandboxFailure }),
  };
  const outcome = failure === null ? ({ status: "completed" } as const) : ({ status: "failed", failure } as const);
  const event = { ...facts, outcome, exit };
  removeGitWitness(context.env, record.id, readPlaces(context.home, record.id)?.witness ?? null);
  const timedOut = end.type === "timeout" ? publishEnd(context, record.id, { ...event, cause: "timeout" }) : null;
  if (timedOut?.kind === "changed") return;
  const own = publishEnd(context, record.id, { ...event, cause: "turn" }, verdict.basis); // Also if the timeout's stopping could not be written.
  if (own.kind !== "refused" || own.refusal !== "stopping") return;
  // Somebody else's cause was recorded first. A cancel is finished here; whoever took us for lost finishes by himself.
  const cancelled = { ...exit, raw_exit_code: 130, exit_code: 130, normalized: false, reason: "cancelled" };
  publishEnd(context, record.id, { ...facts, cause: "cancel", outcome: { status: "cancelled" }, exit: cancelled });
}
