/**
 * A model service on loopback that answers by script: the Anthropic Messages API as Claude Code speaks it.
 * The real Claude Code runs against it, so that nothing of the client has to be imagined in a test.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { apiError, type ClaudeReply } from "./reply.ts";
import { type ClaudeRequest, threadOf } from "./request.ts";
import { type ClaudeScenario, makePlayer } from "./scenario.ts";
import { sendJson, sendReply } from "./stream.ts";

/** A running scripted model. */
export interface ScriptedClaude {
  /** For `ANTHROPIC_BASE_URL`. */
  readonly url: string;
  /** Every request so far, oldest first. */
  readonly requests: readonly ClaudeRequest[];
  /** The main thread's requests for a message, oldest first. */
  mainRequests(): readonly ClaudeRequest[];
  /** The sub-agents' requests for a message, oldest first. */
  agentRequests(): readonly ClaudeRequest[];
  /** What the scenario threw, oldest first. */
  readonly faults: readonly unknown[];
  /** Ends every open stream and stops to listen. */
  close(): Promise<void>;
}

/** Starts a scripted model on a free port of 127.0.0.1. Close it before the test ends. */
export async function startScriptedClaude(scenario: ClaudeScenario): Promise<ScriptedClaude> {
  const requests: ClaudeRequest[] = [];
  const faults: unknown[] = [];
  const play = decideBy(makePlayer(scenario), faults);
  const server = createServer(async (incoming, response) => {
    const request = await readRequest(incoming).catch(() => undefined);
    if (request === undefined) return; // the client went away
    requests.push(request);
    if (asksForMessage(request)) await reply(request, response, play, requests.length);
    else sendRest(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const ofThread = (thread: string) => requests.filter((each) => asksForMessage(each) && threadOf(each) === thread);
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    faults,
    mainRequests: () => ofThread("main"),
    agentRequests: () => ofThread("agent"),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

type Play = (request: ClaudeRequest) => Promise<ClaudeReply>;

async function reply(request: ClaudeRequest, response: ServerResponse, play: Play, number: number): Promise<void> {
  const { model, stream } = request.body as { readonly model?: unknown; readonly stream?: unknown };
  const envelope = { id: String(number), model: String(model), stream: stream === true };
  const decided = await play(request);
  if (!response.destroyed) sendReply(response, decided, envelope);
}

function decideBy(player: ReturnType<typeof makePlayer>, faults: unknown[]): Play {
  return async (request) => {
    try {
      return await player(request);
    } catch (cause) {
      faults.push(cause);
      return apiError(400, `scripted model: ${String(cause)}`);
    }
  };
}

function sendRest({ method, path }: ClaudeRequest, response: ServerResponse): void {
  if (method === "HEAD") response.writeHead(200).end();
  else if (path.endsWith("/count_tokens")) sendJson(response, 200, { input_tokens: 100 });
  else if (path.endsWith("/models")) sendJson(response, 200, { data: [], has_more: false });
  else sendReply(response, apiError(404, `No such endpoint: ${method} ${path}`), { id: "", model: "", stream: false });
}

function asksForMessage({ method, path, body }: ClaudeRequest): boolean {
  return method === "POST" && path === "/v1/messages" && typeof body === "object" && body !== null;
}

async function readRequest(incoming: IncomingMessage): Promise<ClaudeRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const headers = Object.fromEntries(Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]));
  for (const name of ["authorization", "x-api-key"]) if (headers[name] !== undefined) headers[name] = "present";
  const path = new URL(incoming.url ?? "/", "http://localhost").pathname;
  return { method: incoming.method ?? "", path, headers, body: parse(Buffer.concat(chunks).toString("utf8")) };
}

function parse(text: string): unknown {
  if (text === "") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
