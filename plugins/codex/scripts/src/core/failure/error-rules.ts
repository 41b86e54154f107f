// The tables of the classifier. Within each table the rules stand in the order of the kinds, and the first that fits
// counts. Each holds an example beside it, which the tests put to the whole classifier.

import type { FailureKind } from "./kinds.ts";
import type { ReportedError } from "./reported-error.ts";

/** One rule. `hint` is what to do if the hint of the kind would lead astray. */
export interface ErrorRule {
  readonly name: string;
  readonly kind: FailureKind;
  /** What it looks at: the name of `codexErrorInfo`, the HTTP status, or the text. */
  readonly looksAt: "info" | "status" | "text";
  /** A name of `codexErrorInfo` for a rule that looks at that, else a text. */
  readonly example: string;
  readonly hint?: string;
  readonly fits: (said: ReportedError) => boolean;
}

const info = (kind: FailureKind, first: string, ...others: readonly string[]): ErrorRule => {
  const names: readonly string[] = [first, ...others];
  return { name: first, kind, looksAt: "info", example: first, fits: (said) => names.includes(said.info ?? "") };
};

const status = (
  kind: FailureKind,
  name: string,
  example: string,
  fits: (said: ReportedError, status: number) => boolean,
): ErrorRule => {
  return { name, kind, looksAt: "status", example, fits: (said) => said.status !== null && fits(said, said.status) };
};

const NETWORK_HINT =
  "A web page came instead of the service's answer: check proxy, VPN and network, then continue with --resume.";

/** What Codex names itself. */
export const INFO_RULES: readonly ErrorRule[] = [
  info("payload_invalid", "badRequest"),
  info("auth_unavailable", "unauthorized"),
  info("usage_limit", "usageLimitExceeded", "sessionBudgetExceeded"),
  info("model_unavailable", "modelNotFound"),
  info("context_exceeded", "contextWindowExceeded"),
  info("sandbox_or_policy_block", "sandboxError", "tooManyDenials"),
  {
    ...info("sandbox_or_policy_block", "cyberPolicy", "misalignmentPolicyViolation", "inferenceHookDenied"),
    hint: "The service's policy refused it: change the task, or ask the provider for access.",
  },
  info("rate_limited", "rateLimitExceeded"),
  info("overloaded", "serverOverloaded", "flexUnavailable", "policyCapacityUnavailable"),
  info("transient_io", "internalServerError"),
];

/** What an HTTP status says, by itself. */
export const STATUS_RULES: readonly ErrorRule[] = [
  status("payload_invalid", "status-4xx", "unexpected status 400 Bad Request: no", (_, code) => {
    return code >= 400 && code < 500 && ![401, 403, 404, 408, 429].includes(code);
  }),
  status("auth_unavailable", "status-401-403", "unexpected status 401 Unauthorized: no", (said, code) => {
    return code === 401 || (code === 403 && !said.isPage);
  }),
  status("model_unavailable", "status-404", "unexpected status 404 Not Found: no", (_, code) => code === 404),
  status("rate_limited", "status-429", "exceeded retry limit, last status: 429 Too Many Requests", (_, code) => {
    return code === 429;
  }),
  status("overloaded", "status-503", "unexpected status 503 Service Unavailable: no healthy upstream", (_, code) => {
    return code === 503 || code === 529;
  }),
  {
    ...status(
      "transient_io",
      "status-403-page",
      "unexpected status 403 Forbidden: <!DOCTYPE html><html>",
      (said, code) => {
        return code === 403 && said.isPage;
      },
    ),
    hint: NETWORK_HINT,
  },
  status("transient_io", "status-408-5xx", "unexpected status 502 Bad Gateway: Unknown error", (_, code) => {
    return code === 408 || (code >= 500 && code < 600);
  }),
];

/** A connection that failed for no reason that is told. */
export const CONNECTION_RULES: readonly ErrorRule[] = [
  info(
    "transient_io",
    "httpConnectionFailed",
    "responseStreamConnectionFailed",
    "responseStreamDisconnected",
    "responseTooManyFailedAttempts",
  ),
];

/** What a text says only in general, asked if no text names the cause. */
export const GENERAL_TEXT_RULES: readonly ErrorRule[] = [
  {
    name: "invalid-request",
    kind: "payload_invalid",
    looksAt: "text",
    example: '{"error":{"message":"Invalid value: \'other\'.","type":"invalid_request_error","code":"invalid_value"}}',
    fits: (said) => said.status === null && said.type === "invalid_request_error",
  },
  ...STATUS_RULES,
  {
    name: "broken-stream",
    kind: "transient_io",
    looksAt: "text",
    example: "stream disconnected before completion: stream closed before response.completed",
    fits: (said) => said.isBrokenStream,
  },
];
