/** The failures a model service is known for, by the name a directive gives them. */
import type { HttpReply, ModelReply, StreamEnd } from "./reply.ts";

/** The failure with this directive name, such as `http:429quota`; undefined for a name that is no failure. */
export function failureNamed(name: string): ModelReply | undefined {
  return FAILURES[name]?.();
}

const FAILURES: Readonly<Record<string, () => ModelReply>> = {
  "http:400": () => error(400, { message: "Invalid value: 'input'.", type: "invalid_request_error", param: "input" }),
  "http:401": () => error(401, { message: "Incorrect API key provided: dummy.", code: "invalid_api_key" }),
  "http:403": () =>
    error(403, { message: "Country, region, or territory not supported.", code: "unsupported_country" }),
  "http:404model": () => error(404, { message: "The model does not exist.", code: "model_not_found" }),
  "http:429": () => error(429, { message: "Rate limit reached.", code: "rate_limit_exceeded" }),
  // Codex repeats a request after 429 only when the answer says when.
  "http:429after": () => ({ ...error(429, { message: "Rate limit reached." }), headers: { "retry-after": "0" } }),
  "http:429quota": () => error(429, { message: "You exceeded your current quota.", code: "insufficient_quota" }),
  "http:429usage": () =>
    error(429, {
      message: "The usage limit has been reached",
      type: "usage_limit_reached",
      plan_type: "plus",
      resets_at: inAnHour(),
    }),
  "http:500": () => error(500, { message: "The server had an error.", type: "server_error" }),
  "http:503": () => error(503, { message: "The server is overloaded.", code: "server_is_overloaded" }),
  "sse:rate_limit": () =>
    ended({ type: "failed", code: "rate_limit_exceeded", message: "Rate limit reached. Please try again in 0.05s." }),
  "sse:context": () =>
    ended({ type: "failed", code: "context_length_exceeded", message: "Your input exceeds the context window." }),
  "sse:incomplete": () => ended({ type: "incomplete", reason: "max_output_tokens" }),
  drop: () => broken({ type: "drop" }),
  cut: () => broken({ type: "cut" }),
  hang: () => broken({ type: "hang" }),
};

function error(status: number, fields: object): HttpReply {
  return { type: "http", status, body: { error: fields } };
}

function ended(end: StreamEnd): ModelReply {
  return { type: "stream", items: [], end };
}

function broken(end: StreamEnd): ModelReply {
  return { type: "stream", items: [{ type: "message", text: "Half of a sentence that never" }], end };
}

function inAnHour(): number {
  return Math.floor(Date.now() / 1000) + 3600;
}
