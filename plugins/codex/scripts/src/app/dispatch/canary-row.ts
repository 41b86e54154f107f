// What one row of the canary matrix says: what was known before the dispatch, and what came of it.

import type { CanaryRow } from "../../core/canary.ts";
import { decodeEnvironmentFingerprint, environmentFingerprint } from "../../core/environment-fingerprint.ts";
import { fingerprintOf } from "../../core/failure/fingerprint.ts";
import type { Failure } from "../../core/failure/kinds.ts";
import { isEnded, type JobRecord } from "../../core/job/record.ts";
import { type JsonObject, numberField, stringField, stringsField } from "../../core/json.ts";
import { laneOf } from "../../core/lane.ts";
import { redact, secretValues } from "../../core/redact.ts";
import { workerKind } from "../../core/worker-kind.ts";
import { locateCodex } from "../../io/codex/locate-codex.ts";
import { readLastEvents } from "../../io/job-files.ts";
import { codexFiles } from "../../io/preflight-cache.ts";
import { executableOf } from "../reliability/incidents.ts";
import type { Context } from "../scope/context.ts";
import { workspaceRootOf } from "../scope/own-jobs.ts";
import type { Order } from "./new-record.ts";

/** What is known of a dispatch before it: all but what only a worker could tell. */
export function knownBefore(
  context: Context,
  { prompt, isUnwatched = false }: Order,
): Omit<CanaryRow, "dimension" | "value" | "duration_ms"> {
  const location = locateCodex(context.env, context.cwd);
  const codex_path = location.kind === "missing" ? null : location.path;
  return {
    job_id: null,
    dispatch_id: null,
    worker_kind: workerKind(context.env, isUnwatched),
    queue_id: context.sessionId ?? workspaceRootOf(context),
    cwd: context.cwd,
    argv: [location.kind === "missing" ? location.sought : location.path, "app-server"],
    codex_path,
    env_fingerprint: environmentFingerprint(context.env, codexFiles(context.env)),
    fingerprint: null,
    prompt_bytes: new TextEncoder().encode(prompt).length,
    exit_code: null,
    signal: null,
    stderr_tail: "",
    classifier: null,
    message: null,
  };
}

/** What came of a dispatch that was refused. */
export function refusedOutcome(context: Context, { request }: Order, failure: Failure): Partial<CanaryRow> {
  const lane = laneOf(executableOf(context, context.cwd), workspaceRootOf(context), request);
  return {
    fingerprint: failure.fingerprint ?? fingerprintOf(failure.kind, lane, failure.message),
    classifier: failure.kind,
    message: redact(`${failure.message} ${failure.hint}`, secretValues(context.env)),
  };
}

/** What came of a job, by its record and by its runner's events: without them, its worker never got so far. */
export function outcome({ home }: Context, record: JobRecord): Partial<CanaryRow> {
  const events = readLastEvents(home, record.id);
  const event = (type: string) => events.findLast((line) => line["type"] === type);
  const [prepared, exited] = [event("runner_prepare"), event("runner_exit") ?? {}];
  const failure = isEnded(record) ? record.failure : null;
  return {
    ...(prepared === undefined ? {} : preparedFacts(prepared)),
    job_id: record.id,
    fingerprint: failure?.fingerprint ?? null,
    exit_code: numberField(exited, "exit_code"),
    signal: stringField(exited, "signal"),
    stderr_tail: stringField(exited, "stderr_tail") ?? "",
    classifier: record.status === "completed" ? null : (failure?.kind ?? record.status),
    message: failure === null ? null : `${failure.message} ${failure.hint}`,
  };
}

function preparedFacts(prepared: JsonObject): Partial<CanaryRow> {
  return {
    dispatch_id: stringField(prepared, "dispatch_id"),
    queue_id: stringField(prepared, "queue_id"),
    argv: stringsField(prepared, "argv"),
    codex_path: stringField(prepared, "codex_path"),
    env_fingerprint: decodeEnvironmentFingerprint(prepared["env_fingerprint"]),
  };
}
