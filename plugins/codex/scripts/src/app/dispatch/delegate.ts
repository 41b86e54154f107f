// Hands a task to a detached worker: check, record, launch, wait for the claim. The record is written before anything
// is started, and a job is announced only when a worker has it.

import type { Launched } from "../../core/executor.ts";
import { type Failure, failure, isFailureKind } from "../../core/failure/kinds.ts";
import type { Membership } from "../../core/group/membership.ts";
import { CLAIM_MS, claimLimit } from "../../core/job/claim-limit.ts";
import { makeJobId } from "../../core/job/id.ts";
import { type JobKind, kindFacts } from "../../core/job/kinds.ts";
import { MARK_NAME, tracesOf } from "../../core/job/marks.ts";
import { workspacePlace } from "../../core/job/place.ts";
import {
  isStopCause,
  isSubmitted,
  type JobRecord,
  type QueuedJob,
  RECORD_VERSION,
  startTermsOf,
  type TaskRequest,
} from "../../core/job/record.ts";
import { redact, secretValues } from "../../core/redact.ts";
import { oneLine } from "../../core/text.ts";
import { WORKER_KIND_NAME, workerKind } from "../../core/worker-kind.ts";
import { digest } from "../../io/digest.ts";
import { ownIdentity } from "../../io/executor/actors.ts";
import { executorOf } from "../../io/executor/executor-of.ts";
import { SAFETY_LOOK_MS, waitUntil } from "../../io/file-watch.ts";
import { workerLogPath } from "../../io/job-files.ts";
import { createJob, jobFolder, readJob, updateJob } from "../../io/job-store.ts";
import { monotonicMs } from "../../io/monotonic.ts";
import { publishEnd, recordAfter } from "../end/end-job.ts";
import type { Context } from "../scope/context.ts";
import { workspaceRootOf } from "../scope/own-jobs.ts";
import { isParked, whyKeptOut, whyNotReady, whyNotSubmitted } from "./admit.ts";
import { type RouteFacts, withRoute } from "./choose-route.ts";
import { type PlaceMaker, settleIn } from "./job-place.ts";
import type { NamedExecutor } from "./named-executor.ts";
import { usageResetsAt } from "./plan-usage.ts";
import { limitsHere } from "./policies.ts";
import { continues, whyNoThread } from "./threads.ts";
import type { WorkerCommand } from "./worker-command.ts";

/** A task as it was ordered. */
export interface Order {
  readonly kind: JobKind;
  readonly prompt: string;
  /** What people are shown of it; absent: the beginning of the prompt. */
  readonly title?: string;
  readonly request: Omit<TaskRequest, "promptBytes" | "promptSha256">;
  /** True: incidents do not keep it out of its lane, nor does the drift gate. */
  readonly ignoreGate?: boolean;
  /** True: nobody may be waiting when it ends. */
  readonly isUnwatched?: boolean;
  /** How it comes to its route; see `choose-route.ts`. */
  readonly drawsRoute?: boolean;
  readonly fallsBack?: boolean;
  /** What runs its worker; absent: this machine. */
  readonly executor?: NamedExecutor;
  /** Makes the place where it works; absent: the workspace. */
  readonly makePlace?: PlaceMaker;
  /** The group that it is of; absent: none. */
  readonly group?: Membership;
}

/** What came of an order: refused before a worker had it, or a job, claimed by a worker or already ended. */
export type Delegation =
  | { readonly kind: "refused"; readonly failure: Failure }
  | { readonly kind: "job"; readonly record: JobRecord };

// What Codex 0.169.0 accepts as one input.
const MOST_CHARACTERS = 1_048_576;
const TITLE_LENGTH = 60;
const SUMMARY_LENGTH = 120;
// So much of a prompt is looked at for both: far more than they take, so that no secret is cut in two.
const MOST_SHOWN = 10_000;

/** Hands over a task; `whileStarting` is called while the worker starts. Never throws for what the surroundings lack. */
export async function delegate(
  context: Context,
  order: Order,
  worker: WorkerCommand,
  whileStarting: () => void = () => {},
): Promise<Delegation> {
  const recorded = await recordOrder(context, order);
  if ("failure" in recorded) return { kind: "refused", failure: recorded.failure };
  return delegationOf(await launch(context, order, recorded.record, worker, whileStarting));
}

type Recorded = { readonly record: QueuedJob } | { readonly failure: Failure };

/** Records a job that may be started, with its place; or says why it may not. */
export async function recordOrder(context: Context, ordered: Order): Promise<Recorded> {
  const routed = withRoute(context, ordered);
  if ("failure" in routed) return routed;
  const { order } = routed;
  const makeId = () => makeJobId(Date.parse(context.now()), Math.random());
  const plain = newRecord(context, order, makeId());
  const asked = plain.request.start === undefined ? plain : withTerms(order, plain);
  const admitted = await admit(context, order, asked);
  if ("failure" in admitted) return admitted;
  for (let record = admitted.record; ; record = { ...record, id: makeId() }) {
    const entry = await enter(context, order, record);
    if ("failure" in entry) return entry;
    const settled = await settleIn(context, order.makePlace, entry.record);
    if (settled === "taken") continue;
    if ("failure" in settled) return settled;
    if (createJob(context.home, settled.record, order.prompt)) return { record: settled.record };
    settled.undo(); // The id is taken.
  }
}

/** A job that its worker on this machine ended instead of claiming it was refused, though a record tells of it. Not one that was lost while it waited. */
function delegationOf(record: JobRecord): Delegation {
  const isByWorker = record.status === "failed" && record.worker !== null && record.stopping === null;
  const isRefused = isByWorker && record.startedAt === null && record.failure.kind !== "worker_lost";
  if (!isRefused || isSubmitted(record) || !isFailureKind(record.failure.kind)) return { kind: "job", record };
  return { kind: "refused", failure: { ...record.failure, kind: record.failure.kind } };
}

/**
 * The record as it is to be stored, or why it may not be. Only one with terms, under a ceiling or in a thread goes by the line,
 * and never one that is submitted: an engine has a line of its own.
 */
async function enter(context: Context, order: Order, record: QueuedJob): Promise<Recorded> {
  const limits = limitsHere(context);
  if ("failure" in limits) return limits;
  const { isGated } = kindFacts(record.kind);
  const goesInLine = isGated && (record.request.start !== undefined || continues(record.request));
  if (isSubmitted(record) || (limits.ceilings.length === 0 && !goesInLine)) {
    const barred = await whyBarred(context, order, record);
    return barred === null ? { record } : { failure: barred };
  }
  const inLine = isGated ? withTerms(order, record) : record;
  const { enterLine } = await import("./enter-line.ts");
  const barred = await enterLine(context, inLine, limits);
  return barred === null ? { record: inLine } : { failure: barred };
}

/** The job if nothing that can be asked beforehand speaks against it. */
async function admit(context: Context, { prompt, executor }: Order, record: QueuedJob): Promise<Recorded> {
  const isHere = executor === undefined; // Elsewhere the worker asks, on its node.
  const problem =
    checkPrompt(prompt) ?? (isHere ? await whyNotReady(context, record) : whyNotSubmitted(context, record));
  if (problem === null) return { record };
  const later = problem.kind === "usage_reserved" ? untilReset(context, record) : null;
  return later === null ? { failure: problem } : { record: later };
}

/** With --park, a job that may not use the rest of the plan starts at the reset; null if it does not wait, or nobody knows when that is. */
function untilReset(context: Context, record: QueuedJob): QueuedJob | null {
  const resetsAt = isParked(record) ? usageResetsAt(context) : null;
  if (resetsAt === null) return null;
  const start = startTermsOf(record);
  const notBefore = start.notBefore !== null && start.notBefore > resetsAt ? start.notBefore : resetsAt;
  return { ...record, request: { ...record.request, start: { ...start, notBefore } } };
}

/** Why a job may not start that does not go by the line. */
async function whyBarred(context: Context, order: Order, record: QueuedJob): Promise<Failure | null> {
  const passes = !kindFacts(record.kind).isGated || order.ignoreGate === true;
  const keptOut = passes ? null : whyKeptOut(context, record, order.isUnwatched === true);
  return keptOut ?? (continues(record.request) ? whyNoThread(context, record) : null);
}

function withTerms({ ignoreGate = false, isUnwatched = false }: Order, record: QueuedJob): QueuedJob {
  const start = { ...startTermsOf(record), isUnwatched, ignoresGate: ignoreGate };
  return { ...record, request: { ...record.request, start } };
}

function checkPrompt(prompt: string): Failure | null {
  const refuse = (why: string, hint: string) => failure("payload_invalid", `Could not start a task: ${why}.`, hint);
  if (prompt.trim() === "") return refuse("the prompt is empty", "Say what Codex is to do.");
  if (/\p{Surrogate}/u.test(prompt))
    return refuse("the prompt is not well-formed text", "Remove the lone surrogates from it.");
  const characters = prompt.length > MOST_CHARACTERS ? Array.from(prompt).length : prompt.length;
  if (characters <= MOST_CHARACTERS) return null;
  return refuse(
    `the prompt has ${characters} characters, and Codex takes ${MOST_CHARACTERS}`,
    "Put the material into a file and name it.",
  );
}

/** The record of an order as it is before anything was asked. */
export function newRecord(context: Context, order: Order & RouteFacts, id: string): QueuedJob {
  const createdAt = context.now();
  const workspaceRoot = workspaceRootOf(context);
  const shown = redact((order.title ?? order.prompt).slice(0, MOST_SHOWN), secretValues(context.env));
  return {
    version: RECORD_VERSION,
    id,
    kind: order.kind,
    title: oneLine(shown, TITLE_LENGTH),
    summary: oneLine(shown, SUMMARY_LENGTH),
    workspaceRoot,
    place: workspacePlace(workspaceRoot),
    ...(order.executor === undefined ? {} : { executor: order.executor.ref }),
    cwd: context.cwd,
    sessionId: context.sessionId,
    agentId: null,
    request: {
      ...order.request,
      write: order.request.write && kindFacts(order.kind).mayWrite,
      promptBytes: new TextEncoder().encode(order.prompt).length,
      promptSha256: digest(order.prompt),
    },
    ...(order.group === undefined ? {} : { group: order.group }),
    ...(order.choice === undefined ? {} : { choice: order.choice }),
    ...(order.rerouted === undefined ? {} : { rerouted: order.rerouted }),
    status: "queued",
    phase: "queued",
    launcher: ownIdentity(),
    claimBy: claimLimit(createdAt),
    createdAt,
    attempts: [],
    told: [],
    stopping: null,
  };
}

/** Starts the worker of a recorded job or submits it: the job once a worker or an engine has it, or as it ended if neither took it. */
export async function launch(
  context: Context,
  order: Order,
  record: QueuedJob,
  worker: WorkerCommand,
  whileStarting: () => void,
): Promise<JobRecord> {
  if (order.executor === undefined) return launchHere(context, order, record, worker, whileStarting);
  const { submitJob } = await import("./submit-job.ts");
  const submitting = submitJob(context, record, order.executor, worker);
  whileStarting();
  const submitted = await submitting;
  return typeof submitted === "string" ? endUnclaimed(context, record, submitted) : submitted;
}

/** Starts a worker on this machine, and waits until it has claimed the job or certainly will not. */
async function launchHere(
  context: Context,
  { isUnwatched = false }: Order,
  record: QueuedJob,
  worker: WorkerCommand,
  whileStarting: () => void,
): Promise<JobRecord> {
  const launched = await executorOf(record).launch({
    file: worker.file,
    args: [...worker.args, "--home", context.home, "--job", record.id],
    env: {
      ...context.env,
      [MARK_NAME]: record.id,
      [WORKER_KIND_NAME]: workerKind(context.env, isUnwatched),
      CODEX_THREAD_ID: undefined, // Not the outer job's, if this is called within one.
    },
    cwd: context.home,
    logFile: workerLogPath(context.home, record.id),
  });
  const claiming = waitForClaim(context, record, launched);
  whileStarting();
  const claim = await claiming;
  launched.release();
  return typeof claim === "object" ? claim : endUnclaimed(context, record, await whyUnclaimed(launched, claim));
}

/** The record once a worker has claimed it or somebody ended it; else why nobody will. */
async function waitForClaim(
  context: Context,
  record: QueuedJob,
  launched: Launched,
): Promise<JobRecord | "gone" | "late"> {
  let isGone = false;
  const exited = launched.exited.then((exit) => {
    isGone = !launched.isAdopted || exit?.code !== 0;
  });
  const isMissing = launched.isAdopted ? startMissing(record) : () => false;
  const claim = await waitUntil<JobRecord | "gone">({
    folders: [jobFolder(context.home, record.id)],
    look() {
      const read = readJob(context.home, record.id);
      if (read.kind === "found" && read.record.status !== "queued") return read.record;
      return isGone || read.kind !== "found" || isMissing() ? "gone" : undefined;
    },
    timeoutMs: CLAIM_MS,
    wakeOn: exited,
  });
  return claim ?? "late";
}

/**
 * True if nothing lives that carries the marks. Nobody tells us the end of a process that is not our child, so it is
 * looked for. Not asked before a worker has had time to start; one look alone may meet a process in the middle of its
 * start.
 */
function startMissing(record: QueuedJob): () => boolean {
  let presentAt = monotonicMs();
  return () => {
    if (monotonicMs() - presentAt < SAFETY_LOOK_MS) return false;
    if (executorOf(record).lookAtLeft(tracesOf(record)).length > 0) presentAt = monotonicMs();
    return monotonicMs() - presentAt >= 2 * SAFETY_LOOK_MS;
  };
}

/** We still own the job: a recorded cancel is finished, otherwise the launch has failed. */
async function endUnclaimed(context: Context, record: QueuedJob, why: string): Promise<JobRecord> {
  const by = record.launcher;
  const stopping = { type: "stopping", cause: "worker_lost", by, at: context.now() } as const;
  updateJob(context.home, record.id, { ...stopping, isUntaken: true }); // An engine that gave no answer may have started its worker.
  const read = readJob(context.home, record.id);
  if (read.kind !== "found") return record;
  if (read.record.status !== "queued") return read.record;
  const { killAll } = await import("../end/stop-job.ts");
  await killAll(read.record);
  const cause = read.record.stopping?.cause ?? "worker_lost";
  if (!isStopCause(cause)) return read.record;
  const outcome =
    cause === "cancel"
      ? ({ status: "cancelled" } as const)
      : ({ status: "failed", failure: failure("launch_failed", why) } as const);
  const result = publishEnd(context, record.id, { by, cause, outcome, exit: null, evidence: null });
  return recordAfter(result) ?? record;
}

async function whyUnclaimed(launched: Launched, claim: "gone" | "late"): Promise<string> {
  const spawned = await launched.spawned;
  if (!spawned.isStarted) return spawned.message;
  if (claim === "late") return `The worker did not claim the job within ${CLAIM_MS / 1_000} s.`;
  const exit = launched.isAdopted ? null : await launched.exited;
  const how = exit === null ? "" : ` (${exit.signal ?? `exit code ${exit.code}`})`;
  return `The worker ended before it claimed the job${how}.`;
}
