// The review that the stop gate asks for: an adversarial review, as a job, of what lies between two stored work trees.

import { formatDuration } from "../../core/duration.ts";
import type { EndedJob, JobRecord } from "../../core/job/record.ts";
import type { ReviewTarget } from "../../core/review/findings.ts";
import type { GateReview } from "../../core/review/gate-decision.ts";
import { reviewPrompt } from "../../core/review/prompt.ts";
import { readingWords, targetWords } from "../../core/review/target-words.ts";
import { shellQuote } from "../../core/shell.ts";
import { cut } from "../../core/telling/quote.ts";
import { type GitPlace, storesVariable, withGit } from "../../io/git.ts";
import { countChanges } from "../../io/git-changes.ts";
import { delegate } from "../dispatch/delegate.ts";
import type { Order } from "../dispatch/new-record.ts";
import type { WorkerCommand } from "../dispatch/worker-command.ts";
import { cancelJob } from "../end/cancel.ts";
import { observe } from "../read/observe.ts";
import { readReview } from "../read/review.ts";
import { smallDiff } from "../reviews/small-diff.ts";
import type { Context } from "../scope/context.ts";

/** What is to be reviewed: the change from one tree to another; `git` says where, and which stores hold them. */
export interface Snapshots {
  readonly git: GitPlace;
  readonly from: string;
  readonly to: string;
}

/** How a review is run. */
export interface Running {
  readonly worker: WorkerCommand;
  readonly timeoutMs: number;
  /** Settles if the review is not wanted any more. */
  readonly stop: Promise<unknown>;
  /** Called with the job's id as soon as there is one. */
  readonly onJob: (id: string) => void;
}

// The way to switch the gate off has to fit behind it.
const MOST_WHY = 300;

// What a job may need beyond its own limit to end.
const GRACE_MS = 20_000;

/** Reviews the change, in so much time; says why if that did not come about. */
export async function reviewSnapshot(context: Context, snapshots: Snapshots, running: Running): Promise<GateReview> {
  const here = { ...context, cwd: snapshots.git.root };
  const target = await targetOf(snapshots);
  if (target === null) return notReviewed("Git could not tell what changed");
  const delegation = await delegate(here, await orderOf(here, snapshots, target, running), running.worker);
  if (delegation.kind === "refused") return notReviewed(delegation.failure.message);
  const { record } = delegation;
  running.onJob(record.id);
  return watch(here, record, running);
}

async function watch(context: Context, record: JobRecord, { timeoutMs, stop }: Running): Promise<GateReview> {
  const { id } = record;
  const stopped = stop.then(() => null);
  const observation = await Promise.race([observe(context, record, { timeoutMs: timeoutMs + GRACE_MS }), stopped]);
  if (observation?.kind === "ended") return outcomeOf(context, observation.record);
  if (observation?.kind === "gone") return notReviewed(`the review ${id} was lost: ${observation.reason}`);
  const { record: latest } = await cancelJob(context, record);
  if (latest?.status === "completed") return outcomeOf(context, latest);
  if (observation === null) return notReviewed(`the review ${id} was ended because nobody waited for it any more`);
  return notReviewed(`the review ${id} took longer than ${formatDuration(timeoutMs)}`);
}

function outcomeOf(context: Context, record: EndedJob): GateReview {
  const review = readReview(context, record);
  if (review !== null) return { kind: "reviewed", review, jobId: record.id };
  if (record.failure === null) return notReviewed(`the review ${record.id} was cancelled`);
  return notReviewed(`the review ${record.id} failed (${record.failure.kind}): ${record.failure.message}`);
}

/** `why` may be a sentence of its own. */
function notReviewed(why: string): GateReview {
  return { kind: "not_reviewed", why: cut(why, MOST_WHY).replace(/\.$/, "") };
}

async function targetOf({ git, from, to }: Snapshots): Promise<ReviewTarget | null> {
  const count = await withGit(git, (open) => countChanges(open, { from, to }));
  return count === null ? null : { kind: "snapshot", base: from, head: to, ...count };
}

async function orderOf(
  context: Context,
  { git }: Snapshots,
  target: ReviewTarget,
  { timeoutMs }: Running,
): Promise<Order> {
  const { stores = [] } = git;
  const review = { target, checkFindings: false, stores };
  const diff = await smallDiff(context, review);
  return {
    kind: "adversarial-review",
    title: `Review of ${targetWords(target)}`,
    prompt: reviewPrompt({ target, focus: null, diff, readWith: readingCommand(target, stores) }),
    request: {
      ...{ write: false, sandbox: null, allowCommit: false, verify: null, resumeOf: null },
      ...{ model: null, effort: null, timeoutMs, retry: "never", review },
      start: { after: [], notBefore: null, parks: false, queues: false, isUnwatched: false, ignoresGate: false },
    },
  };
}

/** How to read it in a shell: some of the objects lie in stores that the repository does not know of. */
function readingCommand(target: ReviewTarget, stores: readonly string[]): string {
  const variables = Object.entries(storesVariable(stores)).map(([name, value]) => `${name}=${shellQuote(value)}`);
  return [...variables, readingWords(target)].join(" ");
}
