/** Writes a reply onto the wire as the Messages API does: server-sent events, one JSON message, or an error. */
import type { ServerResponse } from "node:http";
import type { ClaudeReply, ErrorReply, HangReply, MessageReply, ReplyBlock } from "./reply.ts";

/** What the answer repeats from its request. */
export interface Envelope {
  /** Makes the ids of the message and its tool calls; unique within one server. */
  readonly id: string;
  readonly model: string;
  /** Whether the client asked for a stream. */
  readonly stream: boolean;
}

const KINDS: Readonly<Record<number, string>> = {
  400: "invalid_request_error",
  401: "authentication_error",
  403: "permission_error",
  404: "not_found_error",
  429: "rate_limit_error",
  529: "overloaded_error",
};

const USAGE = { input_tokens: 10, output_tokens: 5 };

/** Sends one reply. A reply that hangs leaves the response open. */
export function sendReply(response: ServerResponse, reply: ClaudeReply, envelope: Envelope): void {
  if (reply.type === "error") sendError(response, reply);
  else if (reply.type === "message" && !envelope.stream) sendJson(response, 200, wholeMessage(reply, envelope));
  else sendStream(response, reply, envelope);
}

/** Sends a JSON body with this status. */
export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify(body));
}

function sendStream(response: ServerResponse, reply: MessageReply | HangReply, envelope: Envelope): void {
  response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-cache" });
  sendEvent(response, "message_start", { message: emptyMessage(envelope) });
  if (reply.type === "hang") {
    sendText(response, 0, reply.text);
    return;
  }
  for (const [index, block] of reply.blocks.entries()) sendBlock(response, index, block, envelope);
  const delta = { stop_reason: stopReason(reply), stop_sequence: null };
  sendEvent(response, "message_delta", { delta, usage: { output_tokens: USAGE.output_tokens } });
  sendEvent(response, "message_stop", {});
  response.end();
}

function sendError(response: ServerResponse, { status, message }: ErrorReply): void {
  sendJson(response, status, { type: "error", error: { type: KINDS[status] ?? "api_error", message } });
}

function sendBlock(response: ServerResponse, index: number, block: ReplyBlock, envelope: Envelope): void {
  if (block.type === "text") {
    sendText(response, index, block.text);
  } else {
    const content_block = { type: "tool_use", id: toolId(envelope, index), name: block.name, input: {} };
    sendEvent(response, "content_block_start", { index, content_block });
    const delta = { type: "input_json_delta", partial_json: JSON.stringify(block.input) };
    sendEvent(response, "content_block_delta", { index, delta });
  }
  sendEvent(response, "content_block_stop", { index });
}

function sendText(response: ServerResponse, index: number, text: string): void {
  sendEvent(response, "content_block_start", { index, content_block: { type: "text", text: "" } });
  if (text !== "") sendEvent(response, "content_block_delta", { index, delta: { type: "text_delta", text } });
}

function sendEvent(response: ServerResponse, type: string, fields: object): void {
  if (!response.destroyed) response.write(`event: ${type}\ndata: ${JSON.stringify({ type, ...fields })}\n\n`);
}

function wholeMessage(reply: MessageReply, envelope: Envelope): object {
  const content = reply.blocks.map((block, index) =>
    block.type === "text" ? block : { ...block, id: toolId(envelope, index) },
  );
  return { ...emptyMessage(envelope), content, stop_reason: stopReason(reply), usage: USAGE };
}

function emptyMessage({ id, model }: Envelope): object {
  const message = { id: `msg_${id}`, type: "message", role: "assistant", model, content: [] };
  return { ...message, stop_reason: null, stop_sequence: null, usage: { ...USAGE, output_tokens: 1 } };
}

function stopReason({ blocks }: MessageReply): string {
  return blocks.some(({ type }) => type === "tool_use") ? "tool_use" : "end_turn";
}

function toolId({ id }: Envelope, index: number): string {
  return `toolu_${id}_${index}`;
}
