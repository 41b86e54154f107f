/**
 * A model service on loopback that answers by script: the OpenAI Responses API as Codex 0.169.0 speaks it.
 * The real Codex runs against it, so that nothing of Codex has to be imagined in a test.
 */
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { directiveScenario } from "./scripted-model/directives.ts";
import type { HttpReply, ModelReply } from "./scripted-model/reply.ts";
import type { ModelRequest } from "./scripted-model/request.ts";
import { sendReply } from "./scripted-model/stream.ts";

/** What the model answers: a function of the request, or the replies in order, of which the last one repeats. */
export type Scenario = ((request: ModelRequest) => ModelReply | Promise<ModelReply>) | readonly ModelReply[];

/** How a scripted model behaves. */
export interface ScriptedModelOptions {
  /** Without it the prompt's own directives decide; see `scripted-model/directives.ts`. */
  readonly scenario?: Scenario;
  /** Refuse requests without an `authorization` header with 401, as the real service does. */
  readonly requireAuthorization?: boolean;
}

/** A running scripted model. */
export interface ScriptedModel {
  /** The base URL for Codex's `base_url`; it ends in `/v1`. */
  readonly url: string;
  /** Every request so far, oldest first. */
  readonly requests: readonly ModelRequest[];
  /** The requests for a response, oldest first. */
  responses(): readonly ModelRequest[];
  /** Ends every open stream and stops to listen. */
  close(): Promise<void>;
}

/** Starts a scripted model on a free port of 127.0.0.1. Close it before the test ends. */
export async function startScriptedModel(options: ScriptedModelOptions = {}): Promise<ScriptedModel> {
  const requests: ModelRequest[] = [];
  const play = player(options.scenario ?? directiveScenario());
  const server = createServer(async (incoming, response) => {
    try {
      const request = await readRequest(incoming);
      requests.push(request);
      await sendReply(response, await answer(request, play, options), `resp_${requests.length}`);
    } catch (cause) {
      // A fault of the script must be seen in the test, and must not look like a failure Codex would retry.
      if (!response.headersSent) response.writeHead(400).end(`scripted model: ${String(cause)}`);
      else response.destroy();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    responses: () => requests.filter(asksForResponse),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

type Player = (request: ModelRequest) => ModelReply | Promise<ModelReply>;

function answer(request: ModelRequest, play: Player, options: ScriptedModelOptions): ModelReply | Promise<ModelReply> {
  if (request.headers["upgrade"] !== undefined) return plain(426, "Use HTTP.");
  if (request.method === "GET" && request.path.endsWith("/models"))
    return { type: "http", status: 200, body: { models: [] } };
  if (!asksForResponse(request)) return plain(404, `No such endpoint: ${request.method} ${request.path}`);
  if (options.requireAuthorization && request.headers["authorization"] === undefined) {
    return plain(401, "Missing bearer or basic authentication in header");
  }
  return play(request);
}

function player(scenario: Scenario): Player {
  if (typeof scenario === "function") return scenario;
  let step = 0;
  return () => {
    const reply = scenario[Math.min(step, scenario.length - 1)];
    if (reply === undefined) throw new Error("Could not answer: the scenario has no step.");
    step += 1;
    return reply;
  };
}

function asksForResponse({ method, path }: ModelRequest): boolean {
  return method === "POST" && path.endsWith("/responses");
}

function plain(status: number, message: string): HttpReply {
  return { type: "http", status, body: { error: { message } } };
}

async function readRequest(incoming: IncomingMessage): Promise<ModelRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const headers = Object.fromEntries(Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]));
  if (headers["authorization"] !== undefined) headers["authorization"] = "present";
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
