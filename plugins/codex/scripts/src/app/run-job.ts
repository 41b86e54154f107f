// The worker's life once it has claimed its job: attempts, until one is good or trying again cannot help, and then the end.

import { INITIAL_TURN } from "../core/codex/turn.ts";
import { decideRetry, FIRST_PAUSE_MS, type RetryDecision } from "../core/failure/retry.ts";
import type { Attempt, RunningJob } from "../core/job/record.ts";
import { judge } from "../core/outcome/verdict.ts";
import { workWord } from "../core/outcome/work.ts";
import { removeGitWitness } from "../io/git-witness.ts";
import { readPlaces, writeResult } from "../io/job-files.ts";
import { pauseUnless } from "../io/timer.ts";
import { checkPlaceOf, withCheck } from "./check-work.ts";
import type { Context } from "./context.ts";
import { publishEnd } from "./end-job.ts";
import { type AttemptPlan, type AttemptResult, runAttempt } from "./run-attempt.ts";
import { noteClassified } from "./runner-events.ts";
import { limitFrom, type WorkerNotes, type WorkerPorts, workerNotes } from "./worker-notes.ts";

/** Runs a job that this process has claimed to its end. */
export async function runJob(context: Context, record: RunningJob, ports: WorkerPorts): Promise<void> {
  const notes = workerNotes(context, record, ports);
  const startedAtMs = performance.now();
  const attempts: Attempt[] = [...record.attempts];
  let limitMs = record.request.timeoutMs;
  let plan = firstPlan(record, ports);
  const place = checkPlaceOf(context, record);
  for (;;) {
    const startedAt = context.now();
    const result = await runAttempt(context, record, plan, notes);
    attempts.push(attemptOf(plan.number, startedAt, context.now(), result));
    const decision = decide(context, record, plan, result, limitMs, leftMs(limitMs, startedAtMs));
    noteClassified(context, record, plan.number, result.verdict, decision, notes);
    if (!decision.retry || !(await waitForNext(record, attempts, decision, ports.stop, notes)))
      return finish(context, record, await checked(context, record, place, result, ports.stop, notes), attempts);
    limitMs = decision.timeoutMs ?? limitMs;
    plan = nextPlan(record, plan, result, decision, leftMs(limitMs, startedAtMs));
  }
}

function firstPlan({ request }: RunningJob, { stop }: WorkerPorts): AttemptPlan {
  return {
    number: 1,
    turn: INITIAL_TURN,
    threadId: null,
    limitMs: request.timeoutMs,
    mayExceed: mayExceed(request, 1),
    diagnostics: false,
    sandbox: null,
    stop,
  };
}

/** The turns of all attempts are one work: what Codex did in the earlier ones stays known. */
function nextPlan(
  { request }: RunningJob,
  { number, stop }: AttemptPlan,
  { turn, threadId, sandbox }: AttemptResult,
  { diagnostics }: Extract<RetryDecision, { retry: true }>,
  limitMs: number | null,
): AttemptPlan {
  const going = { ...turn, end: null, finalMessage: "", lastRetry: null, waitingForNetwork: false };
  return {
    number: number + 1,
    turn: going,
    threadId,
    limitMs,
    mayExceed: mayExceed(request, number + 1),
    diagnostics,
    sandbox,
    stop,
  };
}

/** A limit was asked for: to go beyond it, once, must have been asked for too. */
function mayExceed({ retry, timeoutMs }: RunningJob["request"], number: number): boolean {
  return retry === "auto" && timeoutMs !== null && number === 1;
}

function decide(
  context: Context,
  { request }: RunningJob,
  plan: AttemptPlan,
  { facts: { runEnd: end, evidence }, verdict }: AttemptResult,
  limitMs: number | null,
  left: number | null,
): RetryDecision {
  const failure = verdict.failure ?? verdict.excused; // What the commits make up for is still tried again first.
  if (failure === null) return { retry: false, why: "it is good" };
  if (end.type === "stopped") return { retry: false, why: "the worker was asked to stop" };
  if (end.type === "timeout" && !plan.mayExceed) return { retry: false, why: "--retry auto was not asked for" };
  if (failure.kind === "no_result" && workWord(evidence) === "unknown")
    return { retry: false, why: "what it changed is not known" };
  const decision = decideRetry({
    kind: failure.kind,
    mode: request.retry ?? "auto",
    timeoutMs: limitMs,
    attempts: plan.number,
    retryAfterMs: null, // Codex keeps to a server's own word itself, and does not pass it on.
    random: Math.random(),
    baseMs: limitFrom(context, "CODEX_COMPANION_RETRY_BASE_MS", FIRST_PAUSE_MS),
  });
  const isTooLate = decision.retry && end.type !== "timeout" && left !== null && left <= decision.afterMs;
  return isTooLate ? { retry: false, why: "the job's limit leaves no time" } : decision;
}

/** False where the worker was asked to stop meanwhile. */
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

function leftMs(limitMs: number | null, startedAtMs: number): number | null {
  return limitMs === null ? null : Math.max(1, Math.round(limitMs - (performance.now() - startedAtMs)));
}

function attemptOf(number: number, startedAt: string, completedAt: string, { verdict }: AttemptResult): Attempt {
  const { raw_exit_code, signal } = verdict.exit;
  const kind = (verdict.failure ?? verdict.excused)?.kind ?? null;
  return { number, startedAt, completedAt, raw_exit_code, signal, kind };
}

/** The last attempt, with what the check says of it where it seems good. */
async function checked(
  context: Context,
  record: RunningJob,
  place: "sandbox" | "outside",
  result: AttemptResult,
  stop: Promise<string>,
  notes: WorkerNotes,
): Promise<AttemptResult> {
  if (result.verdict.failure !== null) return result;
  const confinement = { place, sandbox: result.sandbox };
  const evidence = await withCheck(context, record, result.facts.evidence, confinement, stop, notes);
  const facts = { ...result.facts, evidence };
  return { ...result, facts, verdict: notes.clean(judge(facts)) };
}

function finish(context: Context, record: RunningJob, result: AttemptResult, attempts: readonly Attempt[]): void {
  const { turn, verdict, leftRunning } = result;
  const { runEnd: end, evidence } = result.facts;
  if (turn.finalMessage !== "") writeResult(context.home, record.id, turn.finalMessage);
  const { failure, exit } = verdict;
  // The last attempt is called what the job is called: good, where its commits make up for it.
  const named = attempts.map((each, at) =>
    at < attempts.length - 1 ? each : { ...each, kind: failure?.kind ?? null },
  );
  const facts = { by: record.worker, evidence, usage: turn.usage, plan: turn.plan, attempts: named, leftRunning };
  const outcome = failure === null ? ({ status: "completed" } as const) : ({ status: "failed", failure } as const);
  const event = { ...facts, outcome, exit };
  removeGitWitness(context.env, record.id, readPlaces(context.home, record.id)?.witness ?? null);
  const timedOut = end.type === "timeout" ? publishEnd(context, record.id, { ...event, cause: "timeout" }) : null;
  if (timedOut?.kind === "changed") return;
  const own = publishEnd(context, record.id, { ...event, cause: "turn" }, verdict.basis); // Also where the timeout's stopping could not be written.
  if (own.kind !== "refused" || own.refusal !== "stopping") return;
  // Somebody else's cause was recorded first. A cancel is finished here; whoever took us for lost finishes by himself.
  const cancelled = { ...exit, raw_exit_code: 130, exit_code: 130, normalized: false, reason: "cancelled" };
  publishEnd(context, record.id, { ...facts, cause: "cancel", outcome: { status: "cancelled" }, exit: cancelled });
}
