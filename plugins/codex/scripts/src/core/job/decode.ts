// unknown -> JobRecord. Whatever lies on disk enters here: garbage is named, unknown extra fields are survived,
// and records of older versions load for ever.

import { isFailureKind, retryClass } from "../failure/kinds.ts";
import { knownOrForeign } from "../foreign-word.ts";
import { decodeMembership } from "../group/membership.ts";
import {
  asObject,
  booleanField,
  type JsonObject,
  numberField,
  objectsField,
  parseJson,
  stringField,
  stringsField,
} from "../json.ts";
import type { Round } from "../outcome/rounds.ts";
import type { SandboxFailure } from "../outcome/sandbox-failure.ts";
import type { Exit, Teardown } from "../outcome/work.ts";
import { decodeReviewOutcome } from "../review/review-request.ts";
import { decodeWaiting } from "../waiting/decode-waiting.ts";
import { decodeApplied } from "./applied.ts";
import { decodeEvidence } from "./decode-evidence.ts";
import { identity } from "./decode-identity.ts";
import { decodeRequest, routeChoice } from "./decode-request.ts";
import { instant, Malformed, number, optional, required, string, word } from "./fields.ts";
import { isJobKind } from "./kinds.ts";
import { isPlaceKind, type Place } from "./place.ts";
import {
  type ActiveJob,
  type Attempt,
  type CodexProgram,
  type EndedJob,
  type ExecutorRef,
  isExecutorKind,
  isStopCause,
  isSubmitted,
  type JobRecord,
  type Learnt,
  type PlanProgress,
  RECORD_VERSION,
  type RefusedTool,
  type ResolvedRoute,
  type Stopping,
  type StoredFailure,
  type TokenUsage,
  type Told,
} from "./record.ts";
import type { Choice, Rerouted } from "./request.ts";

/** A record, or the reason why the text is none. */
export type Decoded = { readonly record: JobRecord } | { readonly reason: string };

/** Decodes the text of one revision of a record. */
export function decodeRecord(text: string): Decoded {
  const json = asObject(parseJson(text));
  if (json === null) return { reason: "it is not a JSON object" };
  try {
    return { record: record(json) };
  } catch (error) {
    if (error instanceof Malformed) return { reason: error.message };
    throw error;
  }
}

function record(json: JsonObject): JobRecord {
  const version = number(json, "version");
  if (version > RECORD_VERSION) throw new Malformed(`its version ${version} is newer than this program knows`);
  const common = commonFields(json, version);
  const status = word(json, "status");
  const isInReach = isExecutorKind(common.executor?.kind ?? "local");
  const active = isInReach ? activeRecord(json, common, status) : null;
  if (active !== null) return active;
  const worker = optional(json, "worker", identity);
  const startedAt = json["startedAt"] === undefined || json["startedAt"] === null ? null : instant(json, "startedAt");
  const begun = { ...common, ...learnt(json), worker, startedAt };
  if (status !== "completed" && status !== "failed" && status !== "cancelled")
    return { ...begun, status: "foreign", word: status, toJSON: () => json };
  const ended = {
    ...begun,
    completedAt: instant(json, "completedAt"),
    exit: optional(json, "exit", exit),
    evidence: optional(json, "evidence", decodeEvidence),
    usage: optional(json, "usage", usage),
    plan: optional(json, "plan", plan),
    ...("leftRunning" in json ? { leftRunning: stringsField(json, "leftRunning") } : {}),
    ...("refusedTools" in json ? { refusedTools: objectsField(json, "refusedTools").map(refusedTool) } : {}),
    ...("sandboxFailure" in json ? { sandboxFailure: sandboxFailure(required(json, "sandboxFailure")) } : {}),
    ...("review" in json ? { review: decodeReviewOutcome(required(json, "review")) } : {}),
    ...("teardown" in json ? { teardown: optional(json, "teardown", teardown) } : {}),
    ...fateOfWork(json),
  };
  if (status === "failed") return { ...ended, status, failure: failure(required(json, "failure")) };
  return { ...ended, status, failure: null };
}

/** What became of the work of an isolated job. */
function fateOfWork(json: JsonObject): Pick<EndedJob, "applied" | "discardedAt"> {
  return {
    ...("applied" in json ? { applied: decodeApplied(required(json, "applied")) } : {}),
    ...("discardedAt" in json ? { discardedAt: instant(json, "discardedAt") } : {}),
  };
}

function commonFields(json: JsonObject, version: number) {
  return {
    version,
    id: string(json, "id"),
    kind: knownOrForeign(string(json, "kind"), isJobKind),
    title: string(json, "title"),
    summary: string(json, "summary"),
    workspaceRoot: string(json, "workspaceRoot"),
    ...storedPlace(json),
    ...storedGroup(json),
    ...storedExecutor(json),
    cwd: string(json, "cwd"),
    sessionId: stringField(json, "sessionId"),
    agentId: stringField(json, "agentId"),
    request: decodeRequest(required(json, "request")),
    phase: string(json, "phase"),
    launcher: identity(required(json, "launcher")),
    claimBy: instant(json, "claimBy"),
    createdAt: instant(json, "createdAt"),
    attempts: objectsField(json, "attempts").map(attempt),
    ...("rerouted" in json ? { rerouted: objectsField(json, "rerouted").map(rerouted) } : {}),
    ...("rounds" in json ? { rounds: objectsField(json, "rounds").map(round) } : {}),
    ...storedSaid(json),
    ...storedChoice(json),
    told: objectsField(json, "told").map(told),
    stopping: optional(json, "stopping", stopping),
  };
}

/** A job that has not ended; null for any other status. */
function activeRecord(json: JsonObject, common: ReturnType<typeof commonFields>, status: string): ActiveJob | null {
  if (status === "queued") return { ...common, status };
  if (status !== "waiting" && status !== "running") return null;
  if (status === "waiting" && isSubmitted(common) && json["worker"] == null)
    return { ...common, status, worker: null, waiting: optional(json, "waiting", decodeWaiting) };
  const worker = identity(required(json, "worker"));
  if (status === "waiting") return { ...common, status, worker, waiting: optional(json, "waiting", decodeWaiting) };
  return { ...common, ...learnt(json), status, worker, startedAt: instant(json, "startedAt") };
}

function storedPlace(json: JsonObject): Pick<JobRecord, "place"> {
  const stored = optional(json, "place", place);
  return stored === null ? {} : { place: stored };
}

function place(json: JsonObject): Place {
  const kind = knownOrForeign(word(json, "kind"), isPlaceKind);
  const lacks = "lacks" in json ? { lacks: stringsField(json, "lacks") } : {};
  return {
    kind,
    root: string(json, "root"),
    start: stringField(json, "start"),
    branch: stringField(json, "branch"),
    ...lacks,
  };
}

function storedGroup(json: JsonObject): Pick<JobRecord, "group"> {
  const stored = optional(json, "group", decodeMembership);
  return stored === null ? {} : { group: stored };
}

function storedExecutor(json: JsonObject): Pick<JobRecord, "executor"> {
  const stored = optional(json, "executor", executor);
  return stored === null ? {} : { executor: stored };
}

function executor(json: JsonObject): ExecutorRef {
  const kind = knownOrForeign(word(json, "kind"), isExecutorKind);
  return { name: string(json, "name"), kind, ref: stringField(json, "ref") };
}

function learnt(json: JsonObject): Learnt {
  return {
    codex: optional(json, "codex", codex),
    resolved: optional(json, "resolved", resolved),
    threadId: stringField(json, "threadId"),
    turnId: stringField(json, "turnId"),
  };
}

function rerouted(json: JsonObject): Rerouted {
  return {
    from: routeChoice(required(json, "from")),
    to: routeChoice(required(json, "to")),
    why: string(json, "why"),
    at: instant(json, "at"),
  };
}

function round(json: JsonObject): Round {
  return { number: number(json, "number"), exit_code: number(json, "exit_code"), at: instant(json, "at") };
}

function storedSaid(json: JsonObject): Pick<JobRecord, "said"> {
  const said = numberField(json, "said");
  return said === null ? {} : { said };
}

function storedChoice(json: JsonObject): Pick<JobRecord, "choice"> {
  const stored = optional(json, "choice", choice);
  return stored === null ? {} : { choice: stored };
}

function choice(json: JsonObject): Choice {
  return {
    candidates: objectsField(json, "candidates").map((each) => ({
      ...routeChoice(each),
      alpha: number(each, "alpha"),
      beta: number(each, "beta"),
      draw: number(each, "draw"),
    })),
  };
}

function stopping(json: JsonObject): Stopping {
  const cause = knownOrForeign(word(json, "cause"), isStopCause);
  return { cause, by: identity(required(json, "by")), at: instant(json, "at") };
}

function attempt(json: JsonObject): Attempt {
  return {
    number: number(json, "number"),
    startedAt: instant(json, "startedAt"),
    completedAt: instant(json, "completedAt"),
    raw_exit_code: number(json, "raw_exit_code"),
    signal: stringField(json, "signal"),
    kind: stringField(json, "kind"),
  };
}

function told(json: JsonObject): Told {
  return { channel: string(json, "channel"), sessionId: stringField(json, "sessionId"), at: instant(json, "at") };
}

function codex(json: JsonObject): CodexProgram {
  return { path: string(json, "path"), version: stringField(json, "version"), home: stringField(json, "home") };
}

function resolved(json: JsonObject): ResolvedRoute {
  return {
    model: stringField(json, "model"),
    effort: stringField(json, "effort"),
    sandbox: stringField(json, "sandbox"),
    provider: stringField(json, "provider"),
  };
}

function exit(json: JsonObject): Exit {
  return {
    raw_exit_code: number(json, "raw_exit_code"),
    signal: stringField(json, "signal"),
    exit_code: number(json, "exit_code"),
    normalized: booleanField(json, "normalized") ?? false,
    reason: stringField(json, "reason"),
  };
}

function teardown(json: JsonObject): Teardown {
  return { code: numberField(json, "code"), signal: stringField(json, "signal") };
}

function refusedTool(json: JsonObject): RefusedTool {
  return { server: string(json, "server"), tool: string(json, "tool"), calls: number(json, "calls") };
}

function sandboxFailure(json: JsonObject): SandboxFailure {
  return { commands: number(json, "commands"), said: string(json, "said") };
}

function usage(json: JsonObject): TokenUsage {
  return {
    total: number(json, "total"),
    input: number(json, "input"),
    cachedInput: number(json, "cachedInput"),
    output: number(json, "output"),
    reasoningOutput: number(json, "reasoningOutput"),
  };
}

function plan(json: JsonObject): PlanProgress {
  return { done: number(json, "done"), total: number(json, "total") };
}

function failure(json: JsonObject): StoredFailure {
  const kind = knownOrForeign(word(json, "kind"), isFailureKind);
  return {
    kind,
    message: string(json, "message"),
    hint: string(json, "hint"),
    fingerprint: stringField(json, "fingerprint"),
    retry: isFailureKind(kind) ? retryClass(kind) : "never",
    ...("said" in json ? { said: stringsField(json, "said") } : {}),
  };
}
