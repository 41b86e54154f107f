// Answers the `Stop` hook: what changed since the user's last prompt is reviewed, and Claude has to go on if the review has
// findings that are severe enough. Contract section 9.

import { join } from "node:path";
import { isEnded } from "../../core/job/record.ts";
import { plural } from "../../core/outcome/work-words.ts";
import { decideGate, type GateDecision, type GateReview, mayBlockAgain } from "../../core/review/gate-decision.ts";
import type { StoredGateSettings } from "../../core/review/gate-settings.ts";
import type { GateTurn, KeptTree } from "../../core/review/gate-turn.ts";
import { updateJob } from "../../io/job-store.ts";
import { newTreeStore, readGateSettings, readGateTurn, removeStore, writeGateTurn } from "../../io/stop-gate-store.ts";
import type { WorkerCommand } from "../dispatch/worker-command.ts";
import { cancelJob } from "../end/cancel.ts";
import type { Context } from "../scope/context.ts";
import { recordOf } from "../scope/own-jobs.ts";
import { type GateSession, gateSessionOf } from "./gate-session.ts";
import { keepTree } from "./keep-tree.ts";
import { reviewSnapshot } from "./review-snapshot.ts";

/** The decision, and what is to be done once it is printed. */
export interface StopAnswer {
  readonly decision: GateDecision;
  readonly remember: () => void;
}

/** What came of the look at a stop; `tree` is what was reviewed, if it was. */
interface Look {
  readonly review: GateReview;
  readonly tree: string | null;
}

/** What is true while a stop is answered. */
interface Stop {
  readonly context: Context;
  readonly session: GateSession;
  readonly settings: StoredGateSettings;
  readonly worker: WorkerCommand;
  /** Settles if nobody waits for the answer any more. */
  readonly gone: Promise<unknown>;
  /** Called with the id of the review. */
  readonly onJob: (id: string) => void;
}

/**
 * Decides whether the context's session may stop; null: the gate is off here, or has heard of no prompt. `companion` is
 * how the companion is called in a shell.
 */
export async function answerStop(
  context: Context,
  worker: WorkerCommand,
  gone: Promise<unknown>,
  companion: string,
): Promise<StopAnswer | null> {
  const session = gateSessionOf(context);
  const settings = session === null ? null : readGateSettings(context.home, session.workspaceRoot);
  if (session === null || settings === null) return null;
  const turn = readGateTurn(session.folder);
  if (turn === null) return null;
  let jobId: string | null = null;
  const onJob = (id: string) => {
    jobId = id;
    keep(session, turn, { jobId });
  };
  const { review, tree } = await look({ context, session, settings, worker, gone, onJob }, turn);
  if (readGateSettings(context.home, session.workspaceRoot) === null) return null; // Switched off meanwhile.
  const decision = decideGate(review, settings, turn.rounds, companion);
  // Before it is printed: a round that is counted and not used does less harm than one that is used and not counted.
  keep(session, turn, { rounds: decision.rounds, reviewed: tree ?? turn.reviewed });
  return { decision, remember: () => noteTold(context, jobId) };
}

/** Keeps what has changed, unless the user has given another prompt meanwhile: then all of it is past. */
function keep({ folder }: GateSession, { start }: GateTurn, change: Partial<GateTurn>): void {
  const latest = readGateTurn(folder);
  if (latest !== null && latest.start?.store === start?.store) writeGateTurn(folder, { ...latest, ...change });
}

async function look(stop: Stop, turn: GateTurn): Promise<Look> {
  const { folder, git } = stop.session;
  if (turn.start === null) return notReviewed("Git could not tell how the workspace was when you gave your prompt");
  const store = newTreeStore(folder);
  try {
    const now = await keepTree(git, store);
    if (now === null) return notReviewed("Git could not tell what changed");
    if (now.tree === turn.start.tree || now.tree === turn.reviewed) return unstoredLook(turn.start, now);
    if (!mayBlockAgain(turn.rounds, stop.settings))
      return notReviewed(
        `it has made Claude go on ${plural(turn.rounds, "time")} since your prompt, and may do so no more`,
      );
    const review = await reviewTo(stop, turn, {
      from: turn.start.tree,
      to: now.tree,
      stores: [join(folder, turn.start.store), store],
    });
    return { review, tree: review.kind === "reviewed" ? now.tree : null };
  } finally {
    removeStore(store);
  }
}

async function reviewTo(
  { context, session, settings, worker, gone, onJob }: Stop,
  turn: GateTurn,
  { from, to, stores }: { readonly from: string; readonly to: string; readonly stores: readonly string[] },
): Promise<GateReview> {
  await endLeftOver(context, turn.jobId);
  const { timeoutMs } = settings;
  return reviewSnapshot(
    context,
    { git: { ...session.git, stores }, from, to },
    { worker, timeoutMs, stop: gone, onJob },
  );
}

/** A hook that was killed may have left its review running. */
async function endLeftOver(context: Context, jobId: string | null): Promise<void> {
  const record = jobId === null ? null : recordOf(context, jobId);
  if (record !== null && !isEnded(record)) await cancelJob(context, record);
}

/** What is stored has not changed: then all depends on what cannot be. */
function unstoredLook({ unstored: before }: KeptTree, { unstored: after }: Pick<KeptTree, "unstored">): Look {
  if (before === null || after === null || before === after) return { review: { kind: "unchanged" }, tree: null };
  return notReviewed(
    "they are where the gate does not read: in a repository within, under a Git filter, or in a large file",
  );
}

function notReviewed(why: string): Look {
  return { review: { kind: "not_reviewed", why }, tree: null };
}

function noteTold({ home, sessionId, now }: Context, jobId: string | null): void {
  if (jobId !== null) updateJob(home, jobId, { type: "told", channel: "gate", sessionId, at: now() });
}
