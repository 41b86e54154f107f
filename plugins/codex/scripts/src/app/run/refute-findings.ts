// The second turn of a review, in the same thread, which tries to refute each finding. Whatever comes of it, the review
// itself stands: a turn that fails, or is cut short by the job's limit, leaves the findings as they were.

import { goingOn, type TurnState } from "../../core/codex/turn.ts";
import type { RunningJob } from "../../core/job/record.ts";
import { decodeCheck, withChecks } from "../../core/review/decode-check.ts";
import type { Review } from "../../core/review/findings.ts";
import { checkPrompt } from "../../core/review/prompt.ts";
import { CHECK_SCHEMA } from "../../core/review/schema.ts";
import { locateCodex } from "../../io/codex/locate-codex.ts";
import type { Context } from "../scope/context.ts";
import { clearUp, isAlone } from "./clear-up.ts";
import type { CodexListener, CodexOrder } from "./codex-order.ts";
import type { JobLimit } from "./job-limit.ts";
import { networkLimitMs } from "./network-limit.ts";
import { noteRun } from "./note-run.ts";
import { runCodex } from "./run-codex.ts";
import type { WorkerNotes } from "./worker-notes.ts";

/** A review with what was said of its findings, and the job's turns so far, with this one's usage. */
export interface Refuted {
  readonly review: Review;
  readonly turn: TurnState;
}

/** Tries to refute the findings of a review in the thread of the turn that made it. */
export async function refuteFindings(
  context: Context,
  record: RunningJob,
  { review, turn }: Refuted,
  threadId: string,
  limit: JobLimit,
  stop: Promise<string>,
  notes: WorkerNotes,
): Promise<Refuted> {
  const location = locateCodex(context.env, record.cwd);
  if (location.kind !== "found") return { review, turn };
  notes.apply({ type: "learnt", by: record.worker, phase: "checking the findings", facts: {} });
  const { effort } = record.request;
  const order: CodexOrder = {
    program: location.path,
    cwd: record.cwd,
    env: context.env,
    request: { ...record.request, resumeOf: threadId, timeoutMs: limit.leftMs() },
    title: record.title,
    work: (sandbox) => ({
      turn: { prompt: checkPrompt(review.findings), sandbox, effort, outputSchema: CHECK_SCHEMA },
    }),
    turn: goingOn(turn),
    gitFolders: [],
    prepare: () => Promise.resolve(),
    isAlone: (thread, codexPid) => isAlone(record, thread, codexPid),
    stop,
    networkLimitMs: networkLimitMs(context),
  };
  const run = await runCodex(order, listener(context, record, threadId, notes));
  await clearUp(context, record, threadId);
  const { finalMessage, usage, ...rest } = run.turn;
  const isWhole = run.end.type === "turn" && run.end.end.status === "completed";
  if (!isWhole) notes.note({ type: "warning", message: "The findings were not checked: that turn did not complete." });
  const findings = isWhole ? withChecks(review.findings, decodeCheck(notes.clean(finalMessage))) : review.findings;
  return { review: { ...review, findings }, turn: { ...turn, usage, refusedTools: rest.refusedTools } };
}

/** Notes what happens, but moves nothing: the record keeps the turn of the review itself, and its message. */
function listener(context: Context, record: RunningJob, begun: string, notes: WorkerNotes): CodexListener {
  const noted = noteRun(context, record, { begun, witness: null, mayExceed: true, notes }).listener;
  return { ...noted, onLearnt() {}, onPlaces() {}, onEnd() {}, onQuiet() {} };
}
