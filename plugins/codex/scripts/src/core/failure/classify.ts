// Facts about an end that was no success -> its kind. Structured error information first, then the HTTP status, then
// the last retry; never text that holds the prompt or the model's words.

import type { CodexError } from "../codex/messages.ts";
import { asObject, objectField, parseJson, stringField } from "../json.ts";
import { redact } from "../redact.ts";
import { oneLine } from "../text.ts";
import { type Failure, type FailureKind, failure } from "./kinds.ts";

const BY_INFO: ReadonlyMap<string, FailureKind> = new Map<string, FailureKind>([
  ["contextWindowExceeded", "context_exceeded"],
  ["sessionBudgetExceeded", "usage_limit"],
  ["usageLimitExceeded", "usage_limit"],
  ["rateLimitExceeded", "rate_limited"],
  ["flexUnavailable", "overloaded"],
  ["serverOverloaded", "overloaded"],
  ["policyCapacityUnavailable", "overloaded"],
  ["modelNotFound", "model_unavailable"],
  ["internalServerError", "transient_io"],
  ["unauthorized", "auth_unavailable"],
  ["badRequest", "payload_invalid"],
  ["sandboxError", "sandbox_or_policy_block"],
  ["tooManyDenials", "sandbox_or_policy_block"],
  ["cyberPolicy", "sandbox_or_policy_block"],
  ["misalignmentPolicyViolation", "sandbox_or_policy_block"],
  ["inferenceHookDenied", "sandbox_or_policy_block"],
]);

// These say that a connection failed; their HTTP status, if they have one, says why.
const CONNECTION_INFOS: ReadonlySet<string> = new Set([
  "httpConnectionFailed",
  "responseStreamConnectionFailed",
  "responseStreamDisconnected",
  "responseTooManyFailedAttempts",
]);

// Texts of Codex's own, anchored at their start; an API's free text is never searched.
const BY_MESSAGE: readonly (readonly [RegExp, FailureKind])[] = [
  [/^Missing environment variable: /, "auth_unavailable"],
  [/^Your access token could not be refreshed|^Failed to refresh token/, "auth_unavailable"],
  [/^The '.*' model is not supported when using Codex/, "model_unavailable"],
  [/^Your workspace is out of credits|^You hit your spend cap/, "usage_limit"],
  [/^bwrap: .*: Operation not permitted|^sandbox denied exec error, exit code:/, "sandbox_or_policy_block"],
  [/^stream disconnected before completion|^Reconnecting\.\.\.|^error sending request/, "transient_io"],
  [/^We’re currently experiencing high demand/, "transient_io"],
  [/^Error loading config\.toml|^failed to load configuration|^Model provider `.*` not found/i, "config_invalid"],
  [/^no rollout found for thread id|^invalid session id|^thread not found/i, "payload_invalid"],
  [/already has an active writer/, "payload_invalid"],
  [/^Incomplete response returned/, "no_result"],
];
const STATUS_IN_MESSAGE = /^(?:unexpected status|exceeded retry limit, last status:) (\d{3})\b/;

/** The kind of a turn that Codex itself ended with an error. `lastRetry` is the error of its last own retry, if any. */
export function classifyTurnError(error: CodexError, lastRetry: CodexError | null): Failure {
  const errors = lastRetry === null ? [error] : [error, lastRetry];
  return failure(firstKind(errors) ?? "unknown_exit_1", sentence(error));
}

/** The kind of an error reply to `thread/start` or `thread/resume`. */
export function classifyRequestError(message: string): Failure {
  const kind = kindOfText(message) ?? (/config|provider|profile/i.test(message) ? "config_invalid" : "protocol_error");
  return failure(kind, `Codex refused to open the thread: ${oneLine(message, 500)}`);
}

/** The rules in their order, each asked of the final error first and of the last retry then, except for texts. */
function firstKind(errors: readonly CodexError[]): FailureKind | null {
  const [final, retry] = errors;
  return (
    first(errors, (error) => BY_INFO.get(error.info ?? "") ?? kindOfStatus(error.httpStatus)) ??
    kindOfText(final?.message ?? "") ??
    first(errors, (error) => (CONNECTION_INFOS.has(error.info ?? "") ? "transient_io" : null)) ??
    kindOfText(retry?.message ?? "")
  );
}

function first(errors: readonly CodexError[], rule: (error: CodexError) => FailureKind | null): FailureKind | null {
  return errors.map(rule).find((kind) => kind !== null) ?? null;
}

function kindOfText(message: string): FailureKind | null {
  const status = STATUS_IN_MESSAGE.exec(message)?.[1];
  if (status !== undefined) return kindOfStatus(Number(status));
  const words = stringField(asObject(parseJson(message)) ?? {}, "detail") ?? message;
  return BY_MESSAGE.find(([pattern]) => pattern.test(words))?.[1] ?? kindOfBody(message);
}

/** The API's own error object, which Codex passes on as the message for a request that the API called invalid. */
function kindOfBody(message: string): FailureKind | null {
  const body = objectField(asObject(parseJson(message)) ?? {}, "error");
  return body !== null && stringField(body, "type") === "invalid_request_error" ? "payload_invalid" : null;
}

function kindOfStatus(status: number | null): FailureKind | null {
  if (status === null) return null;
  if (status === 401 || status === 403) return "auth_unavailable";
  if (status === 429) return "rate_limited";
  if (status === 404) return "model_unavailable";
  if (status === 408 || status >= 500) return "transient_io";
  return status >= 400 ? "payload_invalid" : null;
}

function sentence(error: CodexError): string {
  // A provider may echo the key that it refused.
  return redact(oneLine(wordsOf(error.message) || "Codex reported an error without a message.", 500), []);
}

/** The message itself, or the words in it where it is a service's whole answer: `{"error":{"message"}}` or `{"detail"}`. */
function wordsOf(message: string): string {
  const body = asObject(parseJson(message)) ?? {};
  return stringField(objectField(body, "error") ?? {}, "message") ?? stringField(body, "detail") ?? message;
}
