// The worker waits until its job may start. It owns the waiting job; nothing else has to live for that. It is woken by the
// file system, and looks every four seconds besides, for what files do not tell: a worker that died, the time of day.
// Nothing of the job is started before its record says `running`.

import { join } from "node:path";
import { isDiskFull } from "../../core/failure/start-error.ts";
import type { QueuedJob, RunningJob, WaitingJob } from "../../core/job/record.ts";
import type { StartDecision } from "../../core/waiting/may-start.ts";
import { isSameWaiting, type Waiting, type WaitReason, waitingFor } from "../../core/waiting/waiting.ts";
import { startedEvent, waitingEvent } from "../../core/waiting/waiting-events.ts";
import { ownIdentity } from "../../io/executor/actors.ts";
import { waitUntil } from "../../io/file-watch.ts";
import { errorCode } from "../../io/files.ts";
import { appendEvent } from "../../io/job-files.ts";
import { hintFolder } from "../../io/job-hints.ts";
import { jobFolder, rememberingReader, updateJob } from "../../io/job-store.ts";
import { whyNotReady } from "../dispatch/admit.ts";
import { type AskPreflight, giveBackNeeds, takeStart } from "../dispatch/ask-start.ts";
import { lineIsFull } from "../dispatch/enter-line.ts";
import { limitsHere } from "../dispatch/policies.ts";
import { takeSeat } from "../dispatch/slots.ts";
import type { Looking } from "../dispatch/start-facts.ts";
import { withThread } from "../dispatch/threads.ts";
import type { Context } from "../scope/context.ts";
import { recordOf } from "../scope/own-jobs.ts";
import { claimJob, claimToWait } from "./claim-job.ts";
import { endCancelled, endStopped, endUnstarted } from "./end-waiting.ts";

/**
 * Claims a job when it may start: at once, or after a wait. Gives why it is not to be run, if it has ended or is somebody
 * else's. A job that may not even wait ends without having been claimed: nobody sees it as waiting.
 */
export async function waitInLine(
  context: Context,
  job: QueuedJob,
  stop: Promise<string>,
): Promise<RunningJob | string> {
  const here = { ...context, cwd: job.cwd, sessionId: job.sessionId };
  const looking = { read: rememberingReader(context.home), tries: new Set<string>() };
  const known = withThread(job, looking.read);
  const first = await takeStart(here, known, looking); // The launcher has just asked the preflight.
  if (first.kind === "start") return claimJob(here, job.id, known.request.resumeOf);
  if (first.kind === "fail") return endUnstarted(here, job, first.failure);
  giveBackNeeds(here, known); // What kept nobody out at the launch may do so now.
  const limits = limitsHere(here);
  if ("failure" in limits) return endUnstarted(here, job, limits.failure);
  const { mostWaiting } = limits;
  if (!(await takeSeat(here, job.id, mostWaiting))) return endUnstarted(here, job, lineIsFull(mostWaiting));
  const claimed = claimToWait(here, job.id, waitingOf(here, first, null));
  if (typeof claimed === "string") return claimed;
  noteWaiting(here, job.id, claimed.waiting);
  return waitForStart(here, job, looking, stop);
}

/** What a look needs. `signal`: the one that has asked this process to stop, if one has. */
interface Wait {
  readonly context: Context;
  readonly job: QueuedJob;
  readonly looking: Looking;
  readonly preflight: AskPreflight;
  readonly signal: () => string | null;
  /** Since when each look has found a file that cannot be read; null: the last one found none. */
  unreadableSinceMs: number | null;
}

/** What one look found: the end of the wait, or what is waited for now, and until when, if that is known. */
type Seen = { readonly ended: RunningJob | string } | StillWaiting;

interface StillWaiting {
  readonly reason: WaitReason | null;
  readonly opensAt: string | null;
}

const LOOK_EVERY_MS = 4_000;
// A file that is being saved is empty or half there for a moment: that ends no job.
const UNREADABLE_FOR_MS = 1_500;
const UNKNOWN: StillWaiting = { reason: null, opensAt: null };

async function waitForStart(
  context: Context,
  job: QueuedJob,
  looking: Looking,
  stop: Promise<string>,
): Promise<RunningJob | string> {
  let signal: string | null = null;
  const stopped = stop.then((name) => {
    signal = name;
    return null;
  });
  const preflight: AskPreflight = () => Promise.race([whyNotReady(context, job, true), stopped]);
  const wait: Wait = { context, job, looking, preflight, signal: () => signal, unreadableSinceMs: null };
  // One round lasts until its time has come, or the job waits for something else.
  for (let round = UNKNOWN; ; ) {
    const { reason, opensAt } = round;
    const look = async () => {
      const seen = await lookOnce(wait).catch((error: unknown) => whenFull(wait, error));
      return "ended" in seen || seen.reason !== reason || seen.opensAt !== opensAt ? seen : undefined;
    };
    const timeoutMs = opensAt === null ? Number.POSITIVE_INFINITY : Date.parse(opensAt) - Date.parse(context.now());
    const folders = foldersFor(context.home, job.id, reason);
    const seen: Seen | null = await waitUntil({
      folders,
      look,
      timeoutMs,
      lookEveryMs: LOOK_EVERY_MS,
      wakeOn: stopped,
    });
    if (seen !== null && "ended" in seen) return seen.ended;
    round = seen ?? UNKNOWN;
  }
}

/**
 * Where what is waited for shows. A slot is freed in `active/`; the files of the home itself (policy, gate, ledger) change
 * with each end of a job, and would wake everybody in line twice.
 */
function foldersFor(home: string, id: string, reason: WaitReason | null): readonly string[] {
  const folders = [jobFolder(home, id), hintFolder(home, "active")];
  return reason === "slot" ? folders : [...folders, home, join(home, "incidents")];
}

async function lookOnce(wait: Wait): Promise<Seen> {
  const { context, job, looking } = wait;
  const read = looking.read(job.id);
  if (read.kind !== "found") return { ended: read.kind };
  const { record } = read;
  if (record.status !== "waiting") return { ended: record.status };
  const ended = endIfAsked(wait, record);
  if (ended !== null) return { ended };
  const known = withThread(job, looking.read);
  const decision = await takeStart(context, known, looking, wait.preflight);
  if (wait.signal() !== null) return UNKNOWN; // It has woken the next look already.
  if (mayPass(wait, decision)) return UNKNOWN;
  switch (decision.kind) {
    case "start":
      return start(context, known);
    case "fail":
      return { ended: endUnstarted(context, record, decision.failure) };
    case "wait":
      noteReason(context, record, waitingOf(context, decision, record.waiting));
      return { reason: decision.cause.reason, opensAt: decision.opensAt };
  }
}

/** On a full disk it waits on: a later look finds room. One that had become `running` before then has started. */
function whenFull({ context, job }: Wait, error: unknown): Seen {
  if (!isDiskFull(errorCode(error))) throw error;
  const record = recordOf(context, job.id);
  return record?.status === "running" ? { ended: record } : UNKNOWN;
}

/** True for a policy or configuration that cannot be read, as long as it may be about to be saved. */
function mayPass(wait: Wait, decision: StartDecision): boolean {
  const isUnreadable = decision.kind === "fail" && decision.failure.kind === "config_invalid";
  const nowMs = Date.parse(wait.context.now());
  wait.unreadableSinceMs = isUnreadable ? (wait.unreadableSinceMs ?? nowMs) : null;
  return wait.unreadableSinceMs !== null && nowMs - wait.unreadableSinceMs < UNREADABLE_FOR_MS;
}

/** What the job has ended as, if somebody has asked for its end or this process is to stop. */
function endIfAsked({ context, signal }: Wait, record: WaitingJob): string | null {
  if (record.stopping !== null) return record.stopping.cause === "cancel" ? endCancelled(context, record) : "stopping";
  const name = signal();
  return name === null ? null : endStopped(context, record, name);
}

/** The wait that a decision means. */
function waitingOf(
  context: Context,
  { cause, opensAt }: Extract<StartDecision, { kind: "wait" }>,
  before: Waiting | null,
): Waiting {
  return waitingFor(cause, opensAt, context.now(), before);
}

/** What the record says already, as nearly each look finds, needs no second reading of it. */
function noteReason(context: Context, { id, waiting: noted }: WaitingJob, waiting: Waiting): void {
  if (noted !== null && isSameWaiting(noted, waiting)) return;
  const said = updateJob(context.home, id, { type: "waits", by: ownIdentity(), waiting });
  if (said.kind === "changed") noteWaiting(context, id, waiting);
}

function noteWaiting(context: Context, id: string, waiting: Waiting | null): void {
  if (waiting !== null) appendEvent(context.home, id, context.now(), waitingEvent(waiting));
}

/** If somebody has begun to end the job, it does not start: the next look sees that. */
function start(context: Context, { id, request: { resumeOf } }: QueuedJob): Seen {
  const event = { type: "started", by: ownIdentity(), at: context.now(), resumeOf } as const;
  const started = updateJob(context.home, id, event);
  if (started.kind !== "changed" || started.record.status !== "running") return UNKNOWN;
  const waitedMs = Date.parse(context.now()) - Date.parse(started.record.createdAt);
  appendEvent(context.home, id, context.now(), startedEvent(Math.max(0, waitedMs)));
  return { ended: started.record };
}
