// Whether a job is tried again after an attempt, and how the next attempt goes on from it.

import { goingOn, INITIAL_TURN } from "../../core/codex/turn.ts";
import type { Failure } from "../../core/failure/kinds.ts";
import { nextRoute } from "../../core/failure/reroute.ts";
import { decideRetry, FIRST_PAUSE_MS, type RetryDecision } from "../../core/failure/retry.ts";
import type { Attempt, RunningJob } from "../../core/job/record.ts";
import { isStructured } from "../../core/outcome/verdict.ts";
import { workWord } from "../../core/outcome/work.ts";
import type { Context } from "../scope/context.ts";
import { limitFrom } from "../scope/limits.ts";
import type { AttemptPlan, AttemptResult } from "./attempt.ts";
import type { JobLimit } from "./job-limit.ts";

/** What a thread is told whose turn is taken up again. */
export const GO_ON =
  "The turn before this one was cut short. Go on with the task where it stopped. Look first at what is already done, and do not do it again.";

/** The plan of a job's first attempt. */
export function firstPlan({ request }: RunningJob, stop: Promise<string>): AttemptPlan {
  return {
    number: 1,
    tries: 1,
    turn: INITIAL_TURN,
    threadId: null,
    prompt: null,
    handedBack: null,
    limitMs: request.timeoutMs,
    mayExceed: mayExceed(request, []),
    diagnostics: false,
    sandbox: null,
    stop,
  };
}

/** The turns of all attempts are one work: what Codex did in the earlier ones stays known. */
export function nextPlan(
  { request }: RunningJob,
  { number, tries, stop, handedBack }: AttemptPlan,
  { turn, threadId, sandbox }: AttemptResult,
  { diagnostics, goesOnWith }: Extract<RetryDecision, { retry: true }>,
  limitMs: number | null,
  earlier: readonly Attempt[],
): AttemptPlan {
  return {
    number: number + 1,
    tries: goesOnWith === undefined ? tries + 1 : 1,
    turn: goingOn(turn),
    threadId,
    prompt: threadId === null ? null : goOn(handedBack),
    handedBack,
    limitMs,
    mayExceed: mayExceed(request, earlier),
    diagnostics,
    sandbox,
    stop,
  };
}

/** Codex may not have got what was handed back. */
function goOn(handedBack: string | null): string {
  return handedBack === null ? GO_ON : `${GO_ON}\n\n${handedBack}`;
}

/** The plan after a failed check: a turn in the same thread that is told of it, and may be tried again like the first. */
export function roundPlan(
  { request }: RunningJob,
  { number, stop }: AttemptPlan,
  { turn, threadId, sandbox }: AttemptResult,
  handedBack: string,
  limitMs: number | null,
  earlier: readonly Attempt[],
): AttemptPlan {
  return {
    number: number + 1,
    tries: 1,
    turn: goingOn(turn),
    threadId,
    prompt: handedBack,
    handedBack,
    limitMs,
    mayExceed: mayExceed(request, earlier),
    diagnostics: false,
    sandbox,
    stop,
  };
}

/** A limit was asked for: to go beyond it, once, must have been asked for too. */
function mayExceed({ retry, timeoutMs }: RunningJob["request"], earlier: readonly Attempt[]): boolean {
  return retry === "auto" && timeoutMs !== null && !earlier.some(({ kind }) => kind === "timeout");
}

/** Whether there is to be another attempt; `earlier` are those before the one that this is the result of. */
export function decideNext(
  context: Context,
  job: RunningJob,
  plan: AttemptPlan,
  result: AttemptResult,
  limit: JobLimit,
  earlier: readonly Attempt[],
): RetryDecision {
  const { request } = job;
  const { failure, excused } = result.verdict;
  if (failure === null) return stay(excused === null ? "it is good" : "its commits make up for it");
  const { type } = result.facts.runEnd;
  if (type === "stopped") return stay("the worker was asked to stop");
  const danger = dangerOfAnother(result);
  if (danger !== null) return stay(danger);
  if (type === "timeout" && request.retry === null) return stay("--retry auto was not asked for");
  const again = decideRetry({
    kind: failure.kind,
    mode: request.retry ?? "auto",
    timeoutMs: limit.limitMs,
    attempts: plan.tries,
    earlier: earlier.map(({ kind }) => kind),
    random: Math.random(),
    baseMs: limitFrom(context, "CODEX_COMPANION_RETRY_BASE_MS", FIRST_PAUSE_MS),
  });
  const decision = again.retry ? again : (reroute(job, failure, result, limit) ?? again);
  const left = limit.leftMs();
  const isTooLate = decision.retry && type !== "timeout" && left !== null && left <= decision.afterMs;
  return isTooLate ? stay("the job's limit leaves no time") : decision;
}

/** Another attempt with the next route; null if there is none. Whoever switched trying again off wants no other attempt at all. */
function reroute(job: RunningJob, cause: Failure, { route }: AttemptResult, limit: JobLimit): RetryDecision | null {
  const to = job.request.retry === "never" ? null : nextRoute(cause, job, route);
  if (to === null) return null;
  return { retry: true, afterMs: 0, timeoutMs: limit.limitMs, diagnostics: false, goesOnWith: to };
}

/** Why another attempt might do again, or hide, what this one has done; null if it would not. */
function dangerOfAnother({ facts: { runEnd, evidence }, verdict, turn }: AttemptResult): string | null {
  if (verdict.failure?.kind === "no_result" && workWord(evidence) === "unknown") return "what it changed is not known";
  if (evidence === null || runEnd.type === "timeout" || isStructured(runEnd)) return null;
  const hasActed = turn.commands.length > 0 || turn.hasCalledTools;
  const commits = evidence.commits.length + (hasActed ? (evidence.meanwhile?.commits ?? 0) : 0);
  return commits === 0 ? null : "there are new commits, which another attempt might make once more";
}

function stay(why: string): RetryDecision {
  return { retry: false, why };
}
