/** The smallest possible client of `codex app-server`: JSON lines over stdio, for tests of the rig itself. */
import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { until } from "./wait.ts";

/** Any JSON object; tests look into it freely. */
// biome-ignore lint/suspicious/noExplicitAny: the messages of another program, read by assertions
export type Message = Record<string, any>;

/** A conversation with one `codex app-server`. */
export interface DirectClient {
  readonly child: ChildProcess;
  /** Everything it said so far, oldest first. */
  readonly received: readonly Message[];
  /** Sends a request and resolves with its reply, `{result}` or `{error}`. */
  request(method: string, params?: object): Promise<Message>;
  notify(method: string, params?: object): void;
  /** The params of the newest notification of this method that satisfies the condition, waited for. */
  notification(method: string, satisfies?: (params: Message) => boolean, timeoutMs?: number): Promise<Message>;
  /** Ends its standard input and resolves with its exit code, or the signal. */
  close(): Promise<number | NodeJS.Signals | null>;
}

/** Starts `<binary> app-server` with exactly this environment and says hello. */
export async function startDirectClient(
  binary: string,
  { cwd, env }: { readonly cwd: string; readonly env: Record<string, string> },
): Promise<DirectClient> {
  const child = spawn(binary, ["app-server"], { cwd, env, stdio: ["pipe", "pipe", "ignore"] });
  const received: Message[] = [];
  const exited = new Promise<number | NodeJS.Signals | null>((resolve) => {
    child.once("exit", (code, signal) => resolve(code ?? signal));
  });
  createInterface({ input: child.stdout }).on("line", (line) => received.push(JSON.parse(line)));
  let lastId = 0;
  const send = (message: object) => child.stdin.write(`${JSON.stringify(message)}\n`);
  const client: DirectClient = {
    child,
    received,
    request: (method, params = {}) => {
      const id = ++lastId;
      send({ id, method, params });
      return until(() => received.find((message) => message["id"] === id && message["method"] === undefined), {
        what: `the reply to ${method}`,
      });
    },
    notify: (method, params = {}) => send({ method, params }),
    notification: async (method, satisfies = () => true, timeoutMs = 20_000) => {
      const fits = (message: Message) => message["method"] === method && satisfies(message["params"]);
      return (await until(() => received.findLast(fits), { what: method, timeoutMs }))["params"];
    },
    close: () => {
      child.stdin.end();
      return exited;
    },
  };
  await client.request("initialize", {
    clientInfo: { name: "codex-rescue-test", title: "Test", version: "0" },
    capabilities: { experimentalApi: true, requestAttestation: false },
  });
  client.notify("initialized");
  return client;
}

/** Starts a read-only thread in the folder and returns its id. */
export async function startThread(client: DirectClient, cwd: string, params: object = {}): Promise<string> {
  const reply = await client.request("thread/start", { cwd, approvalPolicy: "never", sandbox: "read-only", ...params });
  if (reply["error"]) throw new Error(`thread/start was refused: ${reply["error"].message}`);
  return reply["result"].thread.id;
}

/** Starts a turn with this prompt and returns its id. */
export async function startTurn(
  client: DirectClient,
  threadId: string,
  text: string,
  params: object = {},
): Promise<string> {
  const reply = await client.request("turn/start", { threadId, input: [{ type: "text", text }], ...params });
  if (reply["error"]) throw new Error(`turn/start was refused: ${reply["error"].message}`);
  return reply["result"].turn.id;
}

/** Plays one turn to its end and returns the turn as `turn/completed` tells it. */
export async function playTurn(
  client: DirectClient,
  threadId: string,
  text: string,
  params: object = {},
): Promise<Message> {
  const turnId = await startTurn(client, threadId, text, params);
  return (await client.notification("turn/completed", ({ turn }) => turn.id === turnId))["turn"];
}
