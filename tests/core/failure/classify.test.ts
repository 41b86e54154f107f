import assert from "node:assert/strict";
import { test } from "node:test";
import type { CodexError } from "../../../plugins/codex/scripts/src/core/codex/turn-error.ts";
import { type Basis, classify } from "../../../plugins/codex/scripts/src/core/failure/classify.ts";
import { type Failure, failure } from "../../../plugins/codex/scripts/src/core/failure/kinds.ts";
import { CAPTURES, messagesOf, turnsOf } from "../codex/captures.ts";

/** An error: its information as `name` or `name status`, and its message. */
function error(info: string | null, message = "It broke."): CodexError {
  const [name = null, status] = info?.split(" ") ?? [];
  return { message, info: name, httpStatus: status === undefined ? null : Number(status), details: null };
}

const classifyTurn = (final: CodexError, lastRetry: CodexError | null = null) =>
  classify({ end: { type: "failed", error: final }, lastRetry, stderrTail: null });
const kindOf = (final: CodexError, lastRetry: CodexError | null = null) => classifyTurn(final, lastRetry).failure.kind;

const FAILED_CAPTURES: Readonly<Record<string, string>> = {
  "after-failure": "payload_invalid",
  "err-ctx": "context_exceeded",
  "err-drop": "transient_io",
  "err-h401": "auth_unavailable",
  "err-h429": "rate_limited",
  "err-h429usage": "usage_limit",
  "err-h500": "transient_io",
  "err-h503": "overloaded",
  "missing-env": "auth_unavailable",
  noauth: "auth_unavailable",
};

test("classify names the end of every capture that failed", () => {
  const kinds = CAPTURES.flatMap((capture) => {
    const turn = turnsOf(capture).find(({ end }) => end !== null && end.error !== null);
    return turn?.end?.error ? [[capture, kindOf(turn.end.error, turn.lastRetry)]] : [];
  });
  assert.deepEqual(Object.fromEntries(kinds), FAILED_CAPTURES);
});

const BY_INFO: Readonly<Record<string, string>> = {
  contextWindowExceeded: "context_exceeded",
  sessionBudgetExceeded: "usage_limit",
  usageLimitExceeded: "usage_limit",
  rateLimitExceeded: "rate_limited",
  flexUnavailable: "overloaded",
  serverOverloaded: "overloaded",
  policyCapacityUnavailable: "overloaded",
  modelNotFound: "model_unavailable",
  internalServerError: "transient_io",
  unauthorized: "auth_unavailable",
  badRequest: "payload_invalid",
  sandboxError: "sandbox_or_policy_block",
  tooManyDenials: "sandbox_or_policy_block",
  cyberPolicy: "sandbox_or_policy_block",
  misalignmentPolicyViolation: "sandbox_or_policy_block",
  inferenceHookDenied: "sandbox_or_policy_block",
  "httpConnectionFailed 400": "payload_invalid",
  "httpConnectionFailed 401": "auth_unavailable",
  "httpConnectionFailed 403": "auth_unavailable",
  "httpConnectionFailed 404": "model_unavailable",
  "httpConnectionFailed 408": "transient_io",
  "httpConnectionFailed 422": "payload_invalid",
  "httpConnectionFailed 429": "rate_limited",
  "httpConnectionFailed 500": "transient_io",
  "httpConnectionFailed 502": "transient_io",
  "httpConnectionFailed 503": "overloaded",
  "httpConnectionFailed 529": "overloaded",
  "httpConnectionFailed 302": "transient_io",
  httpConnectionFailed: "transient_io",
  responseStreamConnectionFailed: "transient_io",
  responseStreamDisconnected: "transient_io",
  responseTooManyFailedAttempts: "transient_io",
  "inventedLater 429": "rate_limited",
  inventedLater: "unknown_exit_1",
  activeTurnNotSteerable: "unknown_exit_1",
  other: "unknown_exit_1",
  constructor: "unknown_exit_1",
  toString: "unknown_exit_1",
  hasOwnProperty: "unknown_exit_1",
};

for (const [info, kind] of Object.entries(BY_INFO)) {
  test(`classify of ${info} is ${kind}`, () => assert.equal(kindOf(error(info)), kind));
}

const BY_MESSAGE: readonly (readonly [message: string, kind: string])[] = [
  ["Missing environment variable: `X`.", "auth_unavailable"],
  ["Your access token could not be refreshed because it was revoked.", "auth_unavailable"],
  ["Failed to refresh token: 401 Unauthorized", "auth_unavailable"],
  ["unexpected status 401 Unauthorized: no", "auth_unavailable"],
  ["unexpected status 403 Forbidden: no", "auth_unavailable"],
  ["The 'x' model is not supported when using Codex with a ChatGPT account.", "model_unavailable"],
  ["Your workspace is out of credits.", "usage_limit"],
  ["You hit your spend cap", "usage_limit"],
  ["exceeded retry limit, last status: 429 Too Many Requests", "rate_limited"],
  ["exceeded retry limit, last status: 503 Service Unavailable", "overloaded"],
  ["We’re currently experiencing high demand", "overloaded"],
  ["stream disconnected before completion: Transport error", "transient_io"],
  ["stream disconnected before completion: stream closed before response.completed", "transient_io"],
  ["stream disconnected before completion: idle timeout waiting for SSE", "transient_io"],
  ["Reconnecting... waiting for network", "transient_io"],
  ["error sending request for url (http://127.0.0.1:1/)", "transient_io"],
  ["Incomplete response returned, reason: max_output_tokens", "no_result"],
  ["bwrap: setting up uid map: Operation not permitted", "sandbox_or_policy_block"],
  ["sandbox denied exec error, exit code: 1", "sandbox_or_policy_block"],
  ["Error loading config.toml: bad", "config_invalid"],
  ['{"error":{"message":"no","type":"invalid_request_error"}}', "payload_invalid"],
  ['{"error":{"message":"no","type":"server_error"}}', "unknown_exit_1"],
  ['{"error":"invalid_request_error"}', "unknown_exit_1"],
  ["", "unknown_exit_1"],
  // A text that holds the prompt or the model's words says nothing about the failure.
  ["I was asked about: Missing environment variable: `X`.", "unknown_exit_1"],
  ["The prompt was: unexpected status 401", "unknown_exit_1"],
  ['{"error":{"message":"You said: Your workspace is out of credits.","type":"odd"}}', "unknown_exit_1"],
  ["The model said:\nMissing environment variable: `X`.", "unknown_exit_1"],
];

for (const [message, kind] of BY_MESSAGE) {
  test(`classify of the text "${message}" is ${kind}`, () => {
    assert.equal(kindOf(error("other", message)), kind);
    assert.equal(kindOf(error(null, message)), kind);
  });
}

const STREAM = "stream disconnected before completion: Transport error";
const ORDER: readonly (readonly [what: string, final: CodexError, retry: CodexError | null, kind: string])[] = [
  ["information before text", error("serverOverloaded", STREAM), null, "overloaded"],
  [
    "information before the retry's status",
    error("serverOverloaded"),
    error("responseStreamDisconnected 401"),
    "overloaded",
  ],
  ["a status before text", error("httpConnectionFailed 401", STREAM), null, "auth_unavailable"],
  [
    "a status before the retry's",
    error("httpConnectionFailed 401"),
    error("responseStreamDisconnected 500"),
    "auth_unavailable",
  ],
  ["the retry's information before text", error("other", STREAM), error("usageLimitExceeded"), "usage_limit"],
  [
    "the retry's status before text",
    error("other", STREAM),
    error("responseStreamDisconnected 401"),
    "auth_unavailable",
  ],
  [
    "the retry's status before a connection without one",
    error("httpConnectionFailed"),
    error("responseStreamDisconnected 401"),
    "auth_unavailable",
  ],
  [
    "text before a connection that failed for no known reason",
    error("httpConnectionFailed", "Missing environment variable: `X`."),
    null,
    "auth_unavailable",
  ],
  [
    "text before the retry's connection",
    error("other", "Incomplete response returned"),
    error("responseStreamDisconnected"),
    "no_result",
  ],
  [
    "a connection before the retry's text",
    error("httpConnectionFailed"),
    error("other", "Your workspace is out of credits."),
    "transient_io",
  ],
  ["the retry's connection", error("other"), error("responseStreamDisconnected"), "transient_io"],
  ["the retry's text", error("other"), error("other", "Reconnecting... 5/5"), "transient_io"],
  ["nothing that is known", error("other"), error("other"), "unknown_exit_1"],
];

for (const [what, final, retry, kind] of ORDER) {
  test(`classify takes ${what}`, () => assert.equal(kindOf(final, retry), kind));
}

const BASES: readonly (readonly [what: string, final: CodexError, retry: CodexError | null, basis: Basis])[] = [
  ["Codex's own name of the error", error("serverOverloaded"), null, "structured"],
  ["a connection that failed", error("httpConnectionFailed"), null, "structured"],
  ["an HTTP status", error("httpConnectionFailed 401"), null, "status"],
  ["the last retry's name of the error", error("other"), error("usageLimitExceeded"), "retry"],
  ["the last retry's status", error("other"), error("responseStreamDisconnected 401"), "retry"],
  ["the last retry's connection", error("other"), error("responseStreamDisconnected"), "retry"],
  ["a text", error("other", "Missing environment variable: `X`."), null, "text"],
  ["a status in a text", error("other", "unexpected status 401 Unauthorized: no"), null, "text"],
  ["the last retry's text", error("other"), error("other", STREAM), "text"],
  ["nothing", error("other"), null, "exit"],
];

for (const [what, final, retry, basis] of BASES) {
  test(`classify says that a kind rests on ${what}`, () => assert.equal(classifyTurn(final, retry).basis, basis));
}

test("classify takes a page of a proxy for no answer of the service", () => {
  const page = "unexpected status 403 Forbidden: <!DOCTYPE html><html><head><title>Just a moment...</title>";
  const { failure: named, basis, rule } = classifyTurn(error("httpConnectionFailed 403", page));
  assert.deepEqual([named.kind, basis, rule], ["transient_io", "status", "status-403-page"]);
});

test("classify prefers the details of a retry to its message", () => {
  const retry = { ...error("other", "Reconnecting... 5/5"), details: "Rate limit reached for x" };
  assert.equal(kindOf(error("other"), retry), "rate_limited");
});

/** The classification of a process that exited by itself. */
function classifyDeath(code: number | null, stderrTail: string | null, lastRetry: CodexError | null = null) {
  return classify({ end: { type: "exited", code, signal: null, signalNumber: 0 }, lastRetry, stderrTail });
}

const DEATHS: readonly (readonly [
  what: string,
  code: number | null,
  stderr: string | null,
  retry: CodexError | null,
  words: string,
])[] = [
  ["a code alone", 3, null, null, "unknown_exit_3 exit unknown"],
  ["no code", null, null, null, "unknown_exit_1 exit unknown"],
  ["a code of another system", -5, null, null, "unknown_exit_1 exit unknown"],
  ["code 0", 0, null, null, "protocol_error exit silent-exit"],
  [
    "the last words on stderr",
    1,
    "Error: Missing environment variable: `X`.",
    null,
    "auth_unavailable text key-missing",
  ],
  ["earlier words on stderr", 1, "bwrap: no\nGood bye.", null, "sandbox_or_policy_block text sandbox-broken"],
  ["the later of two", 1, "bwrap: no\nNot logged in", null, "auth_unavailable text token"],
  ["a retry before stderr", 1, "bwrap: no", error("responseStreamDisconnected 429"), "rate_limited retry status-429"],
  [
    "stderr before a connection",
    1,
    "bwrap: no",
    error("httpConnectionFailed"),
    "sandbox_or_policy_block text sandbox-broken",
  ],
  ["a retry's connection", 1, "Good bye.", error("httpConnectionFailed"), "transient_io retry httpConnectionFailed"],
  ["a retry's text", 1, null, error("other", "Reconnecting... 5/5"), "transient_io text connection"],
];

for (const [what, code, stderr, retry, words] of DEATHS) {
  test(`classify of a death with ${what} is ${words}`, () => {
    const { failure: named, basis, rule } = classifyDeath(code, stderr, retry);
    assert.equal(`${named.kind} ${basis} ${rule}`, words);
  });
}

test("classify takes a signal for the whole cause of a death", () => {
  const end = { type: "exited", code: null, signal: "SIGKILL", signalNumber: 9 } as const;
  const lastRetry = error("responseStreamDisconnected 401");
  const message = "Codex was killed by SIGKILL before the turn had ended.";
  const expected = { failure: failure("unknown_exit_137", message), basis: "exit", rule: "signal" };
  assert.deepEqual(classify({ end, lastRetry, stderrTail: "Not logged in" }), expected);
});

test("classify quotes of stderr only the words that it knows, without keys", () => {
  const tail = "Error: spawn /opt/sk-proj-0123456789abcdef/codex EACCES\nThe prompt was: say nothing.\n";
  const said = "Codex exited with code 1 before the turn had ended: spawn /opt/[secret]/codex EACCES";
  assert.equal(classifyDeath(1, tail).failure.message, said);
  const mute = "Codex exited with code 1 before the turn had ended.";
  assert.equal(classifyDeath(1, "The prompt was: say nothing.\n").failure.message, mute);
});

test("classify gives a whole failure, in Codex's words on one line", () => {
  const words = failure("overloaded", "Selected model is at capacity.");
  assert.deepEqual(classifyTurn(error("serverOverloaded", "Selected model\n is at capacity.")).failure, words);
  const silent = failure("overloaded", "Codex reported an error without a message.");
  assert.deepEqual(classifyTurn(error("serverOverloaded", "")).failure, silent);
  assert.equal(classifyTurn(error("other", "x".repeat(900))).failure.message.length, 500);
});

test("classify keeps a key that the provider echoes out of the record", () => {
  const echo = error("httpConnectionFailed 401", "Incorrect API key provided: sk-proj-0123456789abcdef.");
  assert.equal(classifyTurn(echo).failure.message, "Incorrect API key provided: [secret].");
});

// The error replies that captures hold, and others that are known.
const REFUSED: readonly (readonly [message: string, kind: string])[] = [
  ["failed to load configuration: /home/dev/config.toml:1:11: invalid basic string", "config_invalid"],
  ["failed to load configuration: Model provider `nope` not found", "config_invalid"],
  ["no rollout found for thread id 01a1fb83-0000-7000-8000-000000000000", "payload_invalid"],
  ["invalid session id: invalid character", "payload_invalid"],
  ["thread not found: 01a1fb83-0000-7000-8000-000000000000", "payload_invalid"],
  ["thread 01a1fb83 already has an active writer", "payload_invalid"],
  ["something new", "protocol_error"],
];

for (const [message, kind] of REFUSED) {
  test(`a refusal "${message}" is ${kind}`, () => {
    const { kind: found, message: words } = refused(message);
    assert.deepEqual([found, words], [kind, `Codex refused to open the thread: ${message}`]);
  });
}

test("classify says by which rule a refusal was named", () => {
  const rules = ["Model provider `x` not found", "no such profile", "something new"].map((message) => {
    const {
      failure: named,
      basis,
      rule,
    } = classify({ end: { type: "refused", message }, lastRetry: null, stderrTail: null });
    return [named.kind, basis, rule];
  });
  assert.deepEqual(rules, [
    ["config_invalid", "text", "provider"],
    ["config_invalid", "text", "refusal"],
    ["protocol_error", "text", "refusal"],
  ]);
});

test("the refusals in the captures", () => {
  const kinds = ["bad-toml", "unknown-provider", "resume-unknown"].map((capture) => {
    const refusal = messagesOf(capture).find((message) => message.kind === "error_reply");
    return refusal?.kind === "error_reply" ? refused(refusal.message).kind : null;
  });
  assert.deepEqual(kinds, ["config_invalid", "config_invalid", "payload_invalid"]);
});

function refused(message: string): Failure {
  return classify({ end: { type: "refused", message }, lastRetry: null, stderrTail: null }).failure;
}
