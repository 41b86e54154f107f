/**
 * Writes a reply onto the wire: server-sent events of the Responses API, or a plain HTTP answer.
 * Nothing is written once the client has gone.
 */
import type { ServerResponse } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import type { ModelReply, OutputItem, StreamEnd, StreamReply } from "./reply.ts";

const USAGE = {
  input_tokens: 100,
  input_tokens_details: { cached_tokens: 10 },
  output_tokens: 20,
  output_tokens_details: { reasoning_tokens: 5 },
  total_tokens: 120,
};

/** Sends one reply; resolves when it is sent, or when the client went away. `id` names the response and its items. */
export async function sendReply(response: ServerResponse, reply: ModelReply, id: string): Promise<void> {
  if (reply.type === "http") {
    response.writeHead(reply.status, { "content-type": "application/json", ...reply.headers });
    response.end(typeof reply.body === "string" ? reply.body : JSON.stringify(reply.body));
    return;
  }
  response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-cache" });
  sendEvent(response, "response.created", { response: { id } });
  for (const [index, item] of reply.items.entries()) await sendItem(response, item, `${id}_${index}`, reply);
  await sendEnd(response, reply.end, id);
}

async function sendItem(response: ServerResponse, item: OutputItem, id: string, reply: StreamReply): Promise<void> {
  if (item.type !== "message") {
    sendEvent(response, "response.output_item.done", { item: wireCall(item, id) });
    return;
  }
  sendEvent(response, "response.output_item.added", { item: wireMessage("", `msg_${id}`) });
  const pieces = item.text.match(/\s*\S+\s*/gu) ?? [];
  for (const delta of pieces) {
    if (response.destroyed) return;
    if (reply.overMs !== undefined) await pause(reply.overMs / pieces.length);
    sendEvent(response, "response.output_text.delta", { item_id: `msg_${id}`, delta });
  }
  if (reply.end.type === "completed") {
    sendEvent(response, "response.output_item.done", { item: wireMessage(item.text, `msg_${id}`) });
  }
}

async function sendEnd(response: ServerResponse, end: StreamEnd, id: string): Promise<void> {
  switch (end.type) {
    case "completed":
      sendEvent(response, "response.completed", { response: { id, usage: USAGE } });
      break;
    case "failed":
      sendEvent(response, "response.failed", { response: { id, error: { code: end.code, message: end.message } } });
      break;
    case "incomplete":
      sendEvent(response, "response.incomplete", { response: { id, incomplete_details: { reason: end.reason } } });
      break;
    case "drop":
      // What was written must be on its way first, or the client sees no stream at all.
      await new Promise<void>((resolve) => response.write(": about to drop\n\n", () => resolve()));
      response.destroy();
      return;
    case "hang":
      return;
    case "cut":
      break;
  }
  response.end();
}

function sendEvent(response: ServerResponse, type: string, fields: object): void {
  if (!response.destroyed) response.write(`event: ${type}\ndata: ${JSON.stringify({ type, ...fields })}\n\n`);
}

function wireMessage(text: string, id: string): object {
  return { type: "message", role: "assistant", id, content: [{ type: "output_text", text }] };
}

function wireCall(item: Exclude<OutputItem, { type: "message" }>, id: string): object {
  const call = { type: item.type, id: `tool_${id}`, call_id: `call_${id}`, name: item.name };
  return item.type === "function_call"
    ? { ...call, ...(item.namespace && { namespace: item.namespace }), arguments: JSON.stringify(item.arguments) }
    : { ...call, input: item.input };
}
