// Hands an order to Codex as a job, and follows it, or announces it and leaves: the same for tasks and reviews.

import { mainCheckout } from "../../app/dispatch/agent-worktree.ts";
import { delegate } from "../../app/dispatch/delegate.ts";
import type { Order } from "../../app/dispatch/new-record.ts";
import { usageWarning } from "../../app/dispatch/plan-usage.ts";
import { noteAboutToPrint } from "../../app/end/told.ts";
import { logFileOf, readFinalOutput } from "../../app/read/final-output.ts";
import { readLaunchFacts } from "../../app/read/launch-facts.ts";
import { observe } from "../../app/read/observe.ts";
import { firedGates } from "../../app/reliability/gate.ts";
import type { Context } from "../../app/scope/context.ts";
import { type Failure, type FailureKind, isFailureKind } from "../../core/failure/kinds.ts";
import type { JobKind } from "../../core/job/kinds.ts";
import { hasStarted, isEnded, isSubmitted, type JobRecord, statusOf } from "../../core/job/record.ts";
import type { Gate } from "../../core/reliability/gate.ts";
import { gateWarning } from "../../core/reliability/report-words.ts";
import { encodeSentinel } from "../../core/sentinel.ts";
import { shellQuote } from "../../core/shell.ts";
import { typedCommand, withTypedCommands } from "../../core/typed-command.ts";
import type { Arguments } from "../arguments.ts";
import { CommandError, EXIT, usageError } from "../errors.ts";
import { aboutJob, lostJob } from "../lost-job.ts";
import type { Output } from "../output.ts";
import { outputAnswer } from "../output-answer.ts";
import { withProgressNotes } from "../progress-notes.ts";
import { jobBlock, jobSentinel, resumedHead } from "../render/job.ts";
import { resultText } from "../render/result.ts";
import { waitingHead } from "../render/waiting-job.ts";
import { WORKER } from "../worker-command.ts";
import { reviewAnswer } from "./review-answer.ts";

const CLIENT_HANDOVER_MS = 110_000;

/** Starts the job in the context's folder. With --background it is announced, else followed to its end or its handover. */
export async function handToCodex(
  parsed: Arguments,
  context: Context,
  output: Output,
  ordered: Order,
): Promise<number> {
  // An isolated job works elsewhere.
  const stays = ordered.makePlace === undefined && staysInForeground(parsed, context, output, ordered.kind);
  const handoverAfterMs = stays ? null : handoverMs(parsed, context, output);
  // Who may hand over may leave nobody behind, just as --background does.
  const isUnwatched = parsed.has("background") || handoverAfterMs !== null;
  const order = { ...ordered, isUnwatched };
  let fired: readonly Gate[] = [];
  let usage: string | null = null;
  const delegation = await delegate(context, order, WORKER, () => {
    fired = firedGates(context);
    usage = usageWarning(context);
  });
  if (delegation.kind === "refused") throw refusedError(delegation.failure);
  const { record } = delegation;
  const warn = () => warnOf(fired, output, usage);
  if (parsed.has("background")) return announce(record, context, output, warn);
  return follow(record, context, output, handoverAfterMs, warn).catch((error: unknown) => {
    throw aboutJob(error, context, record);
  });
}

/** The answer to an order that was refused before there was a job. */
export function refusedError({ kind, message, hint, fingerprint }: Failure): CommandError {
  const isUsage = kind === "payload_invalid" && fingerprint === null; // With a fingerprint it is an incident that refuses.
  return new CommandError(kind, message, hint, isUsage ? EXIT.usage : EXIT.environment);
}

/** The sentinel of what was refused before it was a job. */
export function refusedSentinel(kind: string): string {
  return encodeSentinel({ word: "failed", id: null, keys: { kind: failureKind(kind) } });
}

/** A sentinel names kinds of failures only: what was asked for wrongly is the payload's fault, the rest is the launch's. */
function failureKind(kind: string): FailureKind {
  if (isFailureKind(kind)) return kind;
  return kind === "environment" || kind === "bug" ? "launch_failed" : "payload_invalid";
}

/** --background: the job is a worker's now, or it has already ended. */
function announce(record: JobRecord, context: Context, output: Output, warn: () => void): number {
  const { id, status, title, summary } = record;
  const logFile = logFileOf(context, record);
  output.answer({ jobId: id, status, title, summary, logFile, ...resumedFields(record) });
  const typed = (words: string) => typedCommand(output.reader, words);
  const next = `  wait     ${typed(`status ${id} --wait`)}\n  see      ${typed(`logs ${id} --follow`)}\n  stop     ${typed(`cancel ${id}`)}`;
  output.say(
    isEnded(record)
      ? jobBlock(record, null, context.now(), output.reader, readLaunchFacts(context, record))
      : [firstLine(record), ...head(record, context, output), next].join("\n"),
  );
  warn();
  output.say(jobSentinel(record, "dispatched"));
  return exitOf(record);
}

/** 3 for a job that its engine did not take: nothing was started. */
function exitOf(record: JobRecord): number {
  const isRefused = isSubmitted(record) && record.status === "failed" && record.failure.kind === "launch_failed";
  if (isRefused) return EXIT.environment;
  return record.status === "failed" || record.status === "cancelled" ? EXIT.jobFailed : EXIT.ok;
}

/** It binds the job to its call. Of one that ended before it had begun, it says so. */
function firstLine(record: JobRecord): string {
  const isTold = record.status === "waiting" || (isEnded(record) && record.startedAt === null);
  return `codex job ${record.id}: ${isTold ? record.status : "running"}`;
}

/** Below it: what the job reviews or continues, and why it waits, if it does. */
function head(record: JobRecord, context: Context, output: Output): readonly string[] {
  return [
    ...resumedHead(record),
    ...(record.status === "waiting" ? waitingHead(record, context.now(), output.reader) : []),
  ];
}

/** Foreground: observes the job and prints its result; near the caller's limit it hands over and leaves. */
async function follow(
  record: JobRecord,
  context: Context,
  output: Output,
  handoverAfterMs: number | null,
  warn: () => void,
): Promise<number> {
  const leave = onInterrupt(record, output);
  // At the claim, whatever has become of it since.
  output.say([firstLine(record), ...head(record, context, output)].join("\n"));
  warn();
  const timed = handoverAfterMs === null ? {} : { timeoutMs: handoverAfterMs };
  const observation = await withProgressNotes(output, [record], (onEvents) =>
    observe(context, record, { ...timed, onEvents }),
  );
  leave();
  if (observation.kind === "gone") throw lostJob("follow", record, observation.reason);
  const latest = observation.record;
  const rawOutput = readFinalOutput(context, latest);
  noteAboutToPrint(context, latest);
  const reviewed = await reviewAnswer(context, latest);
  output.answer({ ...taskAnswer(latest, rawOutput), ...reviewed });
  output.say(
    isEnded(latest)
      ? resultText(latest, rawOutput, context.now(), output.reader, {
          launch: readLaunchFacts(context, latest),
          ...reviewed,
        })
      : `The job ${latest.status === "waiting" ? "waits" : "goes on"} in the background.\n${jobBlock(latest, null, context.now(), output.reader)}`,
  );
  output.say(jobSentinel(latest, "dispatched"));
  return exitOf(latest);
}

/** Says which drift gates have fired, and what is scarce; on stdout, which is all that an agent passes on to the main thread. */
export function warnOf(fired: readonly Gate[], output: Output, scarce: string | null = null): void {
  const gates = fired.map((gate) => withTypedCommands(output.reader, `The drift gate has fired: ${gateWarning(gate)}`));
  for (const words of [...gates, ...(scarce === null ? [] : [`${scarce}.`])]) {
    if (output.json) output.note(`codex-companion: ${words}`);
    else output.say(`! ${words}`);
  }
}

function taskAnswer(record: JobRecord, rawOutput: string | null) {
  const ended = isEnded(record) ? record : null;
  const ids = hasStarted(record)
    ? { threadId: record.threadId, turnId: record.turnId }
    : { threadId: null, turnId: null };
  const evidence = ended?.evidence ?? null;
  const touchedFiles = evidence?.files_changed ?? [];
  return {
    jobId: record.id,
    status: statusOf(record),
    ...ids,
    rawOutput,
    touchedFiles,
    exit: ended?.exit ?? null,
    evidence,
    failure: ended?.failure ?? null,
    ...outputAnswer(record, rawOutput),
    ...(record.rounds === undefined ? {} : { rounds: record.rounds }),
    ...resumedFields(record),
  };
}

/** What a resumed task continues; nothing for any other. */
function resumedFields({ request: { resumeOf, resumeJob }, cwd }: JobRecord) {
  if (resumeOf === null && resumeJob === undefined) return {};
  return { resumed: { jobId: resumeJob ?? null, threadId: resumeOf, cwd } };
}

/** Ctrl-C ends only the watching; says so. */
function onInterrupt(record: JobRecord, output: Output): () => void {
  const leave = () => {
    const stop = typedCommand(output.reader, `cancel ${record.id}`);
    output.note(`codex-companion: No longer watching; job ${record.id} goes on. Stop it with: ${stop}`);
    process.exit(130);
  };
  process.once("SIGINT", leave);
  return () => void process.off("SIGINT", leave);
}

/** True in an agent's own worktree, which Claude Code removes when the agent returns: no job may outlive its call there. */
function staysInForeground(parsed: Arguments, context: Context, output: Output, kind: JobKind): boolean {
  const main = mainCheckout(context);
  if (main === null) return false;
  const why = "Claude Code removes this agent's own worktree when the agent returns";
  const inCopy = kind === "task" ? ", or with --isolate, in a copy that stays" : ""; // A review reads what is here.
  const hint = `Run it in the foreground${inCopy}, or with --cwd ${shellQuote(main)}, the main checkout.`;
  if (parsed.has("background")) throw usageError(`Could not use --background in "${context.cwd}": ${why}.`, hint);
  if (parsed.has("handover-after")) output.note(`codex-companion: --handover-after is off: ${why}. ${hint}`);
  return true;
}

/** After how long a call hands over, in ms; null: never. */
export function handoverMs(parsed: Arguments, context: Context, output: Output): number | null {
  const own = parsed.duration("handover-after");
  if (own !== null || output.isTerminal) return own;
  return context.env["CLAUDECODE"] ? CLIENT_HANDOVER_MS : null;
}
