// What a job's last turn came to as a review: its answer is read and the places of its findings are looked up. The
// review is stored at once. If that was asked for, its findings are checked then, and it is stored again.

import type { TurnState } from "../../core/codex/turn.ts";
import { kindFacts } from "../../core/job/kinds.ts";
import type { RunningJob } from "../../core/job/record.ts";
import { decodeAdversarial } from "../../core/review/decode-adversarial.ts";
import { decodeReviewOutput, reviewOutputIn } from "../../core/review/decode-native.ts";
import { decodeNativeText } from "../../core/review/decode-native-text.ts";
import type { Judgement } from "../../core/review/findings.ts";
import { locatedReview } from "../../core/review/locate.ts";
import { readLastLines } from "../../io/lines.ts";
import { unlessFaulty } from "../../io/regular-file.ts";
import { writeReview } from "../../io/review-file.ts";
import { surroundingsOf } from "../reviews/surroundings.ts";
import type { Context } from "../scope/context.ts";
import type { AttemptResult } from "./attempt.ts";
import type { JobLimit } from "./job-limit.ts";
import { refuteFindings } from "./refute-findings.ts";
import type { WorkerNotes } from "./worker-notes.ts";

// Of a thread's file, the end is read: what the review came to stands last.
const MOST_THREAD_BYTES = 16 * 1024 * 1024;

/** Stores the review that the last turn came to, if the job is one and the turn was whole. Gives the turn as it is then. */
export async function reviewed(
  context: Context,
  record: RunningJob,
  { turn, threadId, threadPath, verdict }: AttemptResult,
  limit: JobLimit,
  stop: Promise<string>,
  notes: WorkerNotes,
): Promise<TurnState> {
  const ordered = record.request.review;
  if (ordered === undefined || verdict.failure !== null) return turn;
  const said = notes.clean(judgementOf(record, turn, threadPath));
  const surroundings = await surroundingsOf(context, record, ordered, said.findings);
  const review = locatedReview(said, ordered.target, surroundings);
  writeReview(context.home, record.id, review);
  if (!ordered.checkFindings || review.findings.length === 0 || threadId === null) return turn;
  const refuted = await refuteFindings(context, record, { review, turn }, threadId, limit, stop, notes);
  writeReview(context.home, record.id, refuted.review);
  return refuted.turn;
}

function judgementOf({ kind }: RunningJob, { finalMessage }: TurnState, threadPath: string | null): Judgement {
  if (kindFacts(kind).asks !== "native_review") return decodeAdversarial(finalMessage);
  const lines =
    threadPath === null
      ? []
      : unlessFaulty(
          () => readLastLines(threadPath, MOST_THREAD_BYTES),
          () => [],
        );
  return decodeReviewOutput(reviewOutputIn(lines)) ?? decodeNativeText(finalMessage);
}
