// The dispatch table: one row for each attempt that was really launched, with the columns of the canary matrix, so that good
// and bad ones can be compared.

import { routeIn } from "../explain/launch.ts";
import { isEnded, type JobRecord } from "../job/record.ts";
import { type JsonObject, numberField, objectField, stringField, stringsField } from "../json.ts";

/** One attempt. Fields are null if the log does not tell them, or the attempt has not ended. */
export interface AttemptRow {
  readonly at: string | null;
  readonly dispatch_id: string;
  readonly worker_kind: string | null;
  readonly queue_id: string | null;
  readonly cwd: string | null;
  readonly argv: readonly string[];
  readonly codex_path: string | null;
  readonly route: string | null;
  /** What its worker ran by: `local`, this machine, or as the user's policy calls it. */
  readonly executor: string;
  readonly env_fingerprint: JsonObject | null;
  readonly prompt_bytes: number | null;
  readonly exit_code: number | null;
  readonly signal: string | null;
  readonly duration_ms: number | null;
  readonly stderr_tail: string;
  /** The kind of its failure, or `cancelled`; null if it is good, or under way. */
  readonly classifier: string | null;
  /** Null: somebody cancelled it, or it is under way. */
  readonly outcome: "good" | "bad" | null;
}

/** The rows of a job, oldest first, from its record and its runner's events. */
export function attemptRows(record: JobRecord, events: readonly JsonObject[]): readonly AttemptRow[] {
  const launched = events.filter((event) => event["type"] === "runner_prepare");
  return launched.map((prepared, at) => rowOf(record, events, prepared, at === launched.length - 1));
}

function rowOf(record: JobRecord, events: readonly JsonObject[], prepared: JsonObject, isLast: boolean): AttemptRow {
  const dispatch_id = stringField(prepared, "dispatch_id") ?? record.id;
  const exited =
    events.findLast((event) => event["type"] === "runner_exit" && event["dispatch_id"] === dispatch_id) ?? {};
  return {
    at: stringField(prepared, "at"),
    dispatch_id,
    worker_kind: stringField(prepared, "worker_kind"),
    queue_id: stringField(prepared, "queue_id"),
    cwd: stringField(prepared, "cwd"),
    argv: stringsField(prepared, "argv"),
    codex_path: stringField(prepared, "codex_path"),
    route: routeIn(prepared),
    executor: record.executor?.name ?? "local",
    env_fingerprint: objectField(prepared, "env_fingerprint"),
    prompt_bytes: numberField(prepared, "prompt_bytes"),
    exit_code: numberField(exited, "exit_code"),
    signal: stringField(exited, "signal"),
    duration_ms: numberField(exited, "duration_ms"),
    stderr_tail: stringField(exited, "stderr_tail") ?? "",
    ...outcomeOf(record, dispatch_id, isLast),
  };
}

/** The record decides: it knows also what became of an attempt whose end no log tells. */
function outcomeOf(record: JobRecord, id: string, isLast: boolean): Pick<AttemptRow, "classifier" | "outcome"> {
  if (isLast && record.status === "cancelled") return { classifier: "cancelled", outcome: null };
  const attempt = record.attempts.find(({ number }) => `${record.id}.${number}` === id);
  if (attempt !== undefined) return named(attempt.kind);
  return isLast && isEnded(record) ? named(record.failure?.kind ?? null) : { classifier: null, outcome: null };
}

function named(classifier: string | null): Pick<AttemptRow, "classifier" | "outcome"> {
  return { classifier, outcome: classifier === null ? "good" : "bad" };
}
