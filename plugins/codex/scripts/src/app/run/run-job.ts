// The worker's life once it has claimed its job: attempts until one is good or trying again cannot help, the check, the
// same again if a failed check is handed back to Codex, and then the end.

import { isIsolated } from "../../core/job/place.ts";
import type { Attempt, RunningJob } from "../../core/job/record.ts";
import { lastRound } from "../../core/outcome/rounds.ts";
import { judge, type RunEnd } from "../../core/outcome/verdict.ts";
import { type Evidence, workWord } from "../../core/outcome/work.ts";
import { removeGitWitness } from "../../io/git-witness.ts";
import { readPlaces, writeResult } from "../../io/job-files.ts";
import { publishEnd } from "../end/end-job.ts";
import { verdictOnStopped } from "../end/engine-verdict.ts";
import { gatherEvidence } from "../end/evidence.ts";
import { goneFolderOf } from "../end/places.ts";
import type { Context } from "../scope/context.ts";
import type { AttemptResult } from "./attempt.ts";
import { checkPlaceOf, withCheck } from "./check-work.ts";
import { handBack, noteRound } from "./hand-back.ts";
import { beginJob, type JobSoFar, makeAttempts } from "./make-attempts.ts";
import { prepareCopy } from "./prepare-copy.ts";
import { reviewed } from "./review-work.ts";
import { type WorkerNotes, type WorkerPorts, workerNotes } from "./worker-notes.ts";

/** Runs a job that this process has claimed to its end. */
export async function runJob(context: Context, claimed: RunningJob, ports: WorkerPorts): Promise<void> {
  const notes = workerNotes(context, claimed, ports);
  const place = checkPlaceOf(context, claimed);
  let begun = await madeReady(context, beginJob(claimed, ports.stop), place, ports.stop, notes);
  const leftRunning: string[] = [];
  for (;;) {
    const { job, result } = await makeAttempts(context, begun, notes);
    const { record, last } = await checked(context, job, place, result, ports.stop, notes);
    leftRunning.push(...last.leftRunning);
    const next = handBack({ ...job, record }, last, notes);
    if (next === null) {
      const turn = await reviewed(context, record, last, job.limit, ports.stop, notes);
      return finish(context, record, { ...last, turn, leftRunning }, job.attempts);
    }
    begun = next;
  }
}

/** The job once its copy is ready for it: that takes some of its time, and may keep the turn from being run. */
async function madeReady(
  context: Context,
  job: JobSoFar,
  place: "sandbox" | "outside",
  stop: Promise<string>,
  notes: WorkerNotes,
): Promise<JobSoFar> {
  const { limit, plan } = job;
  if (job.record.request.prepare === undefined) return job;
  const prepared = await prepareCopy(context, job.record, place, limit, stop, notes);
  if ("blocked" in prepared) return { ...job, plan: { ...plan, blocked: prepared.blocked } };
  return { ...job, record: prepared.record, plan: { ...plan, limitMs: limit.leftMs() } };
}

interface Checked {
  readonly record: RunningJob;
  readonly last: AttemptResult;
}

/**
 * The last attempt; if it seems good, with what the check says of it. A timeout if the job's limit cuts the check
 * short. If the check took the job's folder away, the work of the job is not to be found any more.
 */
async function checked(
  context: Context,
  { record, limit }: JobSoFar,
  place: "sandbox" | "outside",
  result: AttemptResult,
  stop: Promise<string>,
  notes: WorkerNotes,
): Promise<Checked> {
  const { verdict, facts: before } = result;
  if (verdict.failure !== null) return { record, last: result };
  const confinement = { place, sandbox: result.sandbox };
  const told = await withCheck(context, record, before.evidence, confinement, limit, stop, notes);
  const verify = told?.verify;
  const isOrdered = record.request.verify !== null;
  const goneFolder = isOrdered ? goneFolderOf(context, record) : null;
  const isLookedAtAgain = isOrdered && told !== null && (goneFolder !== null || isWorkInCopy(record, told));
  const left = isLookedAtAgain ? await gatherEvidence(context, record, result.turn) : told;
  const evidence = left && { ...left, ...(verify === undefined ? {} : { verify }) };
  const isCutShort = isOrdered && verify === undefined && limit.limitMs !== null;
  const runEnd: RunEnd =
    isCutShort && limit.isOver() ? { type: "timeout", limitMs: limit.limitMs, step: "check" } : before.runEnd;
  const now = verify === undefined ? record : noteRound(context, record, verify, notes);
  const round = lastRound(now);
  const { outputSchema } = record.request;
  const ordered = outputSchema === undefined ? {} : { outputSchema };
  const facts = { ...before, evidence, runEnd, goneFolder, ...ordered, ...(round === null ? {} : { round }) };
  return { record: now, last: { ...result, facts, verdict: notes.clean(judge(facts)) } };
}

/**
 * True for work in a copy, where what the check wrote lies beside it: `diff` and `apply` have both, so the evidence has too.
 * A check of nothing makes no work of it.
 */
function isWorkInCopy(record: RunningJob, evidence: Evidence): boolean {
  return isIsolated(record) && workWord(evidence) !== "none";
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
