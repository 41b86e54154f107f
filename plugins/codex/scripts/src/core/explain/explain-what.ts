// What happened to a job, or what it waits for, in one to three sentences.

import { assertNever } from "../assert-never.ts";
import { formatDuration } from "../duration.ts";
import {
  type EndedJob,
  isEnded,
  isStopCause,
  isSubmitted,
  type JobRecord,
  type QueuedJob,
  type StopCause,
  type Stopping,
  statusOf,
} from "../job/record.ts";
import { type JsonObject, numberField, stringField } from "../json.ts";
import { endedWork, plural } from "../outcome/work-words.ts";
import { inLine } from "../text.ts";
import { waitingWords } from "../waiting/waiting-words.ts";
import type { ExplainFacts } from "./explanation.ts";

const MOST_MESSAGE = 500;
const MOST_WORD = 40;
const CAUSES: Readonly<Record<StopCause, string>> = {
  cancel: "somebody cancelled it",
  timeout: "its time limit has passed",
  worker_lost: "its worker is gone",
};

/** The sentences. */
export function whatHappened(facts: ExplainFacts): string {
  const { record, position, nowMs, time } = facts;
  if (isEnded(record)) return endWords(record, facts);
  if (record.stopping !== null)
    return `It is being ended since ${time(record.stopping.at)}, because ${causeWords(record.stopping.cause)}.`;
  if (record.status === "waiting") return `It ${waitingWords(record.waiting, { nowMs, position, time })}.`;
  if (record.status === "queued") return queuedWords(record, time);
  if (record.status === "foreign") return `A later version left it as "${inLine(record.word, MOST_WORD)}".`;
  return againWords(facts) ?? `It has been running since ${time(record.startedAt)}: ${inLine(record.phase, 100)}.`;
}

/** A submitted job has no time by which it must be claimed. */
function queuedWords(record: QueuedJob, time: ExplainFacts["time"]): string {
  const until = isSubmitted(record) ? "" : `; it may be claimed until ${time(record.claimBy)}`;
  return `It is recorded, and no worker has claimed it yet${until}.`;
}

/** A cause that a later version recorded is told as it stands. */
function causeWords(cause: Stopping["cause"]): string {
  return isStopCause(cause) ? CAUSES[cause] : `of "${inLine(cause, MOST_WORD)}"`;
}

/** A running job whose last event is the pause before its next attempt. */
function againWords({ events, record, time }: ExplainFacts): string | null {
  const last = events.findLast(isStep);
  const at = last === undefined ? null : stringField(last, "at");
  if (last?.["type"] !== "trying_again" || at === null || Number.isNaN(Date.parse(at))) return null;
  const [number, afterMs] = [numberField(last, "attempt"), numberField(last, "afterMs") ?? 0];
  const kind = stringField(last, "kind");
  const why = kind === null ? "" : `, because the last one ended as ${inLine(kind, 60)}`;
  const when = new Date(Date.parse(at) + afterMs).toISOString();
  const first = record.attempts.length === 0 ? "" : ` after ${plural(record.attempts.length, "attempt")}`;
  return `It will be tried again${first}: attempt ${number ?? "?"} begins at ${time(when)}, after a pause of ${formatDuration(afterMs)}${why}.`;
}

function isStep(event: JsonObject): boolean {
  return event["type"] === "trying_again" || event["type"] === "runner_prepare";
}

function endWords(record: EndedJob, { time }: ExplainFacts): string {
  const when = `at ${time(record.completedAt)}`;
  switch (record.status) {
    case "completed":
      return [`It completed ${when}. Work: ${endedWork(record, time)}.`, ...exitWords(record)].join(" ");
    case "cancelled":
      return `It was cancelled ${when}${record.startedAt === null ? ", before it had started" : ""}. Work: ${endedWork(record, time)}.`;
    case "failed": {
      const { kind, message } = record.failure;
      const words = inLine(message, MOST_MESSAGE).replace(/[^.!?\u2026]$/, "$&.");
      return [
        `It failed ${when} as ${kind}, ${effortWords(record)}: ${words} Work: ${endedWork(record, time)}.`,
        ...exitWords(record),
      ].join(" ");
    }
    default:
      return assertNever(record);
  }
}

function effortWords({ attempts, startedAt }: EndedJob): string {
  if (startedAt === null) return "before it had started";
  return attempts.length === 0 ? "before an attempt had ended" : `after ${plural(attempts.length, "attempt")}`;
}

function exitWords({ exit, teardown }: EndedJob): readonly string[] {
  const normalized = exit?.normalized
    ? [
        `Its raw exit code is ${exit.raw_exit_code} and counts as ${exit.exit_code}${exit.reason === null ? "" : `: ${inLine(exit.reason, MOST_MESSAGE)}`}`,
      ]
    : [];
  const torn =
    teardown == null
      ? []
      : [
          `Codex's process ended with ${teardown.signal ?? teardown.code ?? "an unknown code"} after the turn had completed; that changes nothing.`,
        ];
  return [...normalized, ...torn];
}

/** The word for where a job stands; of a later program's job its own, fit for printing. */
export function statusWord(record: JobRecord): string {
  return inLine(statusOf(record), MOST_WORD);
}
