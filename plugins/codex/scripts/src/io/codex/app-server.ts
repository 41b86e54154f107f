// One `codex app-server` child over stdio, JSON lines both ways.
// Every request settles: with the reply, with an error reply, at its deadline, or when the child exits.
// Every request of the server is answered at once; what we do not grant is refused. Lines that are no JSON are passed over.

import { type ChildProcess, type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { constants } from "node:os";
import type { Readable, Writable } from "node:stream";
import { decodeIncoming } from "../../core/codex/incoming.ts";
import { answerServerRequest } from "../../core/codex/server-requests.ts";
import { type JsonObject, parseJson } from "../../core/json.ts";
import { spawnable } from "../../core/windows-command.ts";
import { errorCode } from "../files.ts";
import type { Environment } from "../home.ts";

/** How the child ended. `code` is null if a signal ended it or it never started. */
export interface AppServerExit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** The number of that signal, 0 without one. */
  readonly signalNumber: number;
  /** The system's error code if it could not be started at all, such as `ENOENT`. */
  readonly startError: string | null;
}

/** Why a request got no result. */
export class RequestError extends Error {
  readonly reason: "refused" | "deadline" | "exited";
  constructor(cause: "refused" | "deadline" | "exited", message: string) {
    super(message);
    this.reason = cause;
  }
}

/** What the owner is told, as it happens. */
export interface AppServerListener {
  onNotification(method: string, params: JsonObject): void;
  onServerRequest(method: string): void;
  onStderr(text: string): void;
}

/** The child, as its owner uses it. */
export interface AppServer {
  readonly pid: number | null;
  readonly exited: Promise<AppServerExit>;
  /** How much it has said so far; the tail holds the names of its messages only, since they hold the prompt themselves. */
  stdout(): StreamTail;
  request(method: string, params: JsonObject, deadlineMs: number): Promise<JsonObject>;
  notify(method: string): void;
  /**
   * End of input, at which Codex stops the turn's commands and exits by itself; killed if that takes longer. `onInputEnd`
   * is called once the end of input has been written. Gives how Codex ended; null if it had to be killed.
   */
  close(limitMs: number, onInputEnd?: () => void): Promise<AppServerExit | null>;
}

/** What a stream carried: how many bytes, and the last characters of it, at most 8,000. */
export interface StreamTail {
  readonly bytes: number;
  readonly tail: string;
}

/** The same with more text behind it. */
export function withText({ bytes, tail }: StreamTail, text: string): StreamTail {
  return { bytes: bytes + Buffer.byteLength(text), tail: (tail + text).slice(-MOST_TAIL) };
}

const DRAIN_MS = 250;
const MOST_TAIL = 8_000;

interface Pending {
  readonly resolve: (result: JsonObject) => void;
  readonly reject: (error: RequestError) => void;
}

/** Starts `PATH app-server` in a folder; it fails by `exited`, never by an exception. */
export function startAppServer(path: string, cwd: string, env: Environment, listener: AppServerListener): AppServer {
  try {
    const { file, args, isVerbatim } = spawnable(path, ["app-server"], process.platform, env["ComSpec"]);
    const options = { cwd, env: { ...env }, windowsHide: true, windowsVerbatimArguments: isVerbatim };
    return converse(spawn(file, args, { ...options, stdio: ["pipe", "pipe", "pipe"] }), listener);
  } catch (error) {
    return unstarted(errorCode(error) ?? "unknown"); // Node tells some of the system's refusals at once, such as ENOTDIR.
  }
}

function unstarted(startError: string): AppServer {
  return {
    pid: null,
    exited: Promise.resolve({ code: null, signal: null, signalNumber: 0, startError }),
    stdout: () => ({ bytes: 0, tail: "" }),
    request: () => Promise.reject(endedError()),
    notify() {},
    close: () => Promise.resolve(null),
  };
}

function endedError(): RequestError {
  return new RequestError("exited", "Codex ended before it answered");
}

function converse(child: ChildProcessWithoutNullStreams, listener: AppServerListener): AppServer {
  const pending = new Map<number, Pending>();
  let lastId = 0;
  let isOver = false;
  const exited = exitOf(child).then((exit) => {
    isOver = true;
    for (const waiting of pending.values()) waiting.reject(endedError());
    pending.clear();
    return exit;
  });
  child.stdin.on("error", () => {}); // A broken pipe shows as the exit.
  child.stderr.setEncoding("utf8").on("data", (text: string) => listener.onStderr(text));
  let stdout: StreamTail = { bytes: 0, tail: "" };
  readLines(child.stdout, (line) => {
    const name = receive(line, child.stdin, pending, listener);
    stdout = { bytes: stdout.bytes + Buffer.byteLength(line) + 1, tail: withText(stdout, `${name}\n`).tail };
  });

  return {
    pid: child.pid ?? null,
    exited,
    stdout: () => stdout,
    request(method, params, deadlineMs) {
      if (isOver) return Promise.reject(endedError());
      const id = ++lastId;
      return new Promise<JsonObject>((resolve, reject) => {
        const timer = setTimeout(() => {
          pending.delete(id);
          reject(new RequestError("deadline", `Codex did not answer "${method}" within ${deadlineMs / 1000} s`));
        }, deadlineMs);
        const settle =
          <T>(then: (value: T) => void) =>
          (value: T) => {
            clearTimeout(timer);
            then(value);
          };
        pending.set(id, { resolve: settle(resolve), reject: settle(reject) });
        send(child.stdin, { id, method, params });
      });
    },
    notify: (method) => send(child.stdin, { method }),
    async close(limitMs, onInputEnd = () => {}) {
      child.stdin.end(onInputEnd);
      let wasKilled = false;
      const impatient = setTimeout(() => {
        wasKilled = child.kill("SIGKILL");
      }, limitMs);
      const exit = await exited;
      clearTimeout(impatient);
      return wasKilled ? null : exit;
    },
  };
}

/** Gives the name of the message: its method, or what else it is. */
function receive(line: string, input: Writable, pending: Map<number, Pending>, listener: AppServerListener): string {
  const message = decodeIncoming(parseJson(line));
  switch (message.kind) {
    case "reply":
      take(pending, message.id)?.resolve(message.result);
      return message.kind;
    case "error_reply":
      take(pending, message.id)?.reject(new RequestError("refused", message.message));
      return message.kind;
    case "request":
      send(input, { id: message.id, ...answerServerRequest(message.method) });
      listener.onServerRequest(message.method);
      return message.method;
    case "notification":
      listener.onNotification(message.method, message.params);
      return message.method;
    case "unreadable":
      if (line.trim() !== "") listener.onStderr(`unreadable line of ${line.length} characters on stdout\n`);
      return message.kind;
  }
}

function take(pending: Map<number, Pending>, id: number): Pending | undefined {
  const found = pending.get(id);
  pending.delete(id);
  return found;
}

function send(input: Writable, message: JsonObject): void {
  if (input.writable) input.write(`${JSON.stringify(message)}\n`);
}

function exitOf(child: ChildProcess): Promise<AppServerExit> {
  return new Promise((resolve) => {
    child.once("error", (error: NodeJS.ErrnoException) => {
      if (child.pid === undefined)
        resolve({ code: null, signal: null, signalNumber: 0, startError: error.code ?? "unknown" });
    });
    // What Codex wrote before it died still counts; but a command that outlives it may hold the pipe open for ever.
    child.once("exit", (code, signal) => {
      const settle = () => resolve(exitWith(code, signal));
      child.once("close", settle);
      setTimeout(settle, DRAIN_MS).unref();
    });
  });
}

function exitWith(code: number | null, signal: NodeJS.Signals | null): AppServerExit {
  return { code, signal, signalNumber: signal === null ? 0 : constants.signals[signal], startError: null };
}

function readLines(stream: Readable, onLine: (line: string) => void): void {
  let rest = "";
  stream.setEncoding("utf8").on("data", (chunk: string) => {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) onLine(line);
  });
  stream.on("end", () => rest !== "" && onLine(rest));
}
