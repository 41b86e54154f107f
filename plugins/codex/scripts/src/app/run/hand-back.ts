// The rounds of a job whose check may fail and be handed back: each check is recorded as soon as it has ended, and a
// failed one becomes the plan of the next turn in the same thread, as long as checks are left.

import type { RunningJob } from "../../core/job/record.ts";
import { handBackPrompt, lastRound, mostRounds, whyNotHandedBack } from "../../core/outcome/rounds.ts";
import type { Verification } from "../../core/outcome/work.ts";
import type { Context } from "../scope/context.ts";
import type { AttemptResult } from "./attempt.ts";
import type { JobSoFar } from "./make-attempts.ts";
import { roundPlan } from "./next-attempt.ts";
import type { WorkerNotes } from "./worker-notes.ts";

/** The job with its newest check; as it was if that is its only one. */
export function noteRound(
  context: Context,
  record: RunningJob,
  { exit_code }: Verification,
  notes: WorkerNotes,
): RunningJob {
  if (mostRounds(record) === 1) return record;
  const earlier = record.rounds ?? [];
  const rounds = [...earlier, { number: earlier.length + 1, exit_code, at: context.now() }];
  notes.apply({ type: "learnt", by: record.worker, facts: { rounds } });
  return { ...record, rounds };
}

/** The job as it goes on after a failed check; null if the check passed or is not handed back. */
export function handBack(job: JobSoFar, result: AttemptResult, notes: WorkerNotes): JobSoFar | null {
  const { record, limit, plan } = job;
  const verify = result.facts.evidence?.verify;
  const round = lastRound(record);
  if (verify === undefined || verify.exit_code === 0 || result.threadId === null) return null;
  if (result.facts.goneFolder != null) return null; // No turn can be run there.
  if (round === null || round.number >= round.most || whyNotHandedBack(verify) !== null) return null;
  const attempts = job.attempts.map((each) => (each.number === plan.number ? { ...each, kind: FAILED } : each));
  notes.apply({ type: "learnt", by: record.worker, phase: "handing the check back", facts: { attempts } });
  const { exit_code: exitCode } = verify;
  notes.note({ type: "handed_back", attempt: plan.number, round: round.number, of: round.most, exitCode });
  const next = roundPlan(record, plan, result, handBackPrompt(verify, round), limit.leftMs(), attempts);
  return { ...job, attempts, plan: next };
}

// What an attempt is called whose check failed.
const FAILED = "verify_failed";
