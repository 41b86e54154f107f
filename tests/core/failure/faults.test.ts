import assert from "node:assert/strict";
import { test } from "node:test";
import type { CodexError } from "../../../plugins/codex/scripts/src/core/codex/turn-error.ts";
import {
  type BadEnd,
  type Classification,
  classify,
} from "../../../plugins/codex/scripts/src/core/failure/classify.ts";
import { failure, retryClass } from "../../../plugins/codex/scripts/src/core/failure/kinds.ts";
import { messagesOf, turnsOf } from "../codex/captures.ts";

/** What the real Codex 0.169.0 reports: its information (`name` or `name status`), its message, and its last retry's. */
type Reported = readonly [info: string, message: string, retryInfo?: string];

const STREAM = "responseStreamDisconnected";

// Each fault of a service or a configuration that was tried on the real program, whether it is captured, and what is said of it.
const FAULTS: readonly (readonly [fault: string, capture: string | null, reported: Reported, said: string])[] = [
  [
    "HTTP 401",
    "err-h401",
    ["httpConnectionFailed 401", "unexpected status 401 Unauthorized:", `${STREAM} 401`],
    "auth_unavailable status status-401-403",
  ],
  [
    "HTTP 403",
    null,
    ["httpConnectionFailed 403", "unexpected status 403 Forbidden:", `${STREAM} 403`],
    "auth_unavailable status status-401-403",
  ],
  ["HTTP 400", "after-failure", ["other", '{"error":'], "payload_invalid text invalid-request"],
  ["HTTP 404 of a model", null, ["modelNotFound", "The model"], "model_unavailable structured modelNotFound"],
  [
    "HTTP 429",
    "err-h429",
    ["responseTooManyFailedAttempts 429", "exceeded retry limit, last status: 429 Too Many Requests", `${STREAM} 429`],
    "rate_limited status status-429",
  ],
  [
    "HTTP 429, insufficient_quota",
    null,
    ["usageLimitExceeded", "Quota exceeded. Check your plan and billing details."],
    "usage_limit structured usageLimitExceeded",
  ],
  [
    "HTTP 429, usage_limit_reached",
    "err-h429usage",
    ["usageLimitExceeded", "You’ve hit your usage limit."],
    "usage_limit structured usageLimitExceeded",
  ],
  [
    "a stream's rate_limit_exceeded",
    null,
    ["rateLimitExceeded", "rate limit exceeded:", STREAM],
    "rate_limited structured rateLimitExceeded",
  ],
  [
    "HTTP 500",
    "err-h500",
    ["internalServerError", "We’re currently experiencing high demand", STREAM],
    "transient_io structured internalServerError",
  ],
  [
    "HTTP 503, overloaded",
    "err-h503",
    ["serverOverloaded", "Selected model is at capacity."],
    "overloaded structured serverOverloaded",
  ],
  [
    "a dropped connection",
    "err-drop",
    ["other", "stream disconnected before completion: Transport error"], // Its last retry had got on.
    "transient_io text connection",
  ],
  [
    "a stream without an end",
    null,
    ["other", "stream disconnected before completion: stream closed before response.completed", STREAM],
    "transient_io text broken-stream",
  ],
  [
    "an idle stream",
    null,
    ["other", "stream disconnected before completion: idle timeout waiting for SSE", STREAM],
    "transient_io text broken-stream",
  ],
  [
    "a full context",
    "err-ctx",
    ["contextWindowExceeded", "Codex ran out of room in the model's context window."],
    "context_exceeded structured contextWindowExceeded",
  ],
  [
    "an incomplete response",
    null,
    ["other", "Incomplete response returned, reason: max_output_tokens"],
    "no_result text incomplete",
  ],
  [
    "a missing key variable",
    "missing-env",
    ["other", "Missing environment variable: `"],
    "auth_unavailable text key-missing",
  ],
];

for (const [fault, capture, reported, said] of FAULTS) {
  test(`classify of ${fault} is ${said}, with its hint and its class of retry`, () => {
    const [info, message, retryInfo] = reported;
    const found =
      capture === null
        ? named(error(info, message), retryInfo === undefined ? null : error(retryInfo, "Reconnecting... 1/1"))
        : ofCapture(capture, reported);
    assert.equal(`${found.failure.kind} ${found.basis} ${found.rule}`, said);
    assert.match(found.failure.hint, /^[A-Z].+\.$/u);
    assert.equal(found.failure.retry, retryClass(found.failure.kind));
  });
}

// What Codex answers to the opening of a thread, as captured.
const REFUSALS: readonly (readonly [capture: string, said: string])[] = [
  ["bad-toml", "config_invalid text configuration"],
  ["unknown-provider", "config_invalid text configuration"],
  ["resume-unknown", "payload_invalid text thread-unknown"],
];

for (const [capture, said] of REFUSALS) {
  test(`classify of the refusal in ${capture} is ${said}`, () => {
    const reply = messagesOf(capture).find((message) => message.kind === "error_reply");
    assert.ok(reply?.kind === "error_reply");
    const found = ofEnd({ type: "refused", message: reply.message });
    assert.equal(`${found.failure.kind} ${found.basis} ${found.rule}`, said);
  });
}

test("classify of a fault that nobody knows is unknown_exit_1, and says to read the log", () => {
  const message = "Something new.";
  const expected = { failure: failure("unknown_exit_1", message), basis: "exit", rule: "unknown" };
  assert.deepEqual(named(error("other", message), null), expected);
});

function ofCapture(capture: string, [info, message, retryInfo]: Reported): Classification {
  const turn = turnsOf(capture).find(({ end }) => end !== null && end.error !== null);
  const final = turn?.end?.error ?? error("", "");
  const retry = turn?.lastRetry ?? null;
  assert.deepEqual([words(final), final.message.startsWith(message)], [info, true]);
  assert.equal(retry === null ? undefined : words(retry), retryInfo);
  return named(final, retry);
}

function named(final: CodexError, lastRetry: CodexError | null): Classification {
  return ofEnd({ type: "failed", error: final }, lastRetry);
}

function ofEnd(end: BadEnd, lastRetry: CodexError | null = null): Classification {
  return classify({ end, lastRetry, stderrTail: null });
}

function error(infoAndStatus: string, message: string): CodexError {
  const [info = "", status] = infoAndStatus.split(" ");
  return { message, info, httpStatus: status === undefined ? null : Number(status), details: null };
}

function words({ info, httpStatus }: CodexError): string {
  return httpStatus === null ? `${info}` : `${info} ${httpStatus}`;
}
