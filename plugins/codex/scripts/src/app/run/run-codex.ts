// One turn of Codex from start to end: opens the thread, starts the turn, follows it, and closes Codex again.
// Every ending is named once and the first cause wins; every wait also ends when Codex dies.

import { decodeConfigured, decodeRoute, isLoginMissing, requiredServers } from "../../core/codex/configuration.ts";
import { decodeNotification, type Notification, notifiedThread } from "../../core/codex/messages.ts";
import { sandboxMode, sandboxPolicy } from "../../core/codex/sandbox.ts";
import { reduceTurn, type TurnState } from "../../core/codex/turn.ts";
import { classify } from "../../core/failure/classify.ts";
import { failure, loginFailure } from "../../core/failure/kinds.ts";
import { isDiskFull, startFailure } from "../../core/failure/start-error.ts";
import { commandMark } from "../../core/job/marks.ts";
import type { CodexProgram, Learnt, SandboxMode, TaskRequest } from "../../core/job/record.ts";
import { type JsonObject, objectField, stringField } from "../../core/json.ts";
import type { RunEnd } from "../../core/outcome/verdict.ts";
import type { Teardown } from "../../core/outcome/work.ts";
import { redact, secretValues } from "../../core/redact.ts";
import {
  type AppServer,
  type AppServerExit,
  RequestError,
  type Said,
  startAppServer,
  withText,
} from "../../io/codex/app-server.ts";
import { CLIENT_INFO } from "../../io/codex/client-info.ts";
import { versionIn } from "../../io/codex/probe.ts";
import { local } from "../../io/executor/local.ts";
import { errorCode } from "../../io/files.ts";
import type { Environment } from "../../io/home.ts";
import { startTimer } from "../../io/timer.ts";

/** What is to be run. `prepare` is called while Codex starts, and the turn waits for it; `gitFolders` are to be writable. */
export interface CodexOrder {
  readonly program: string;
  readonly cwd: string;
  readonly env: Environment;
  readonly request: TaskRequest;
  readonly title: string;
  readonly prompt: string;
  /** The state that the turn begins with. */
  readonly turn: TurnState;
  readonly gitFolders: readonly string[];
  readonly prepare: () => Promise<unknown>;
  /** True where of all that the job has started only the Codex with this pid lives. */
  readonly isAlone: (threadId: string, codexPid: number) => boolean;
  /** Settles with the signal's name when the worker is asked to stop. */
  readonly stop: Promise<string>;
  readonly networkLimitMs: number;
  /** How long Codex may take for a reply. Default: 60 s. */
  readonly replyLimitMs?: number;
}

/**
 * Told as it happens: `onPlaces` just before the turn starts, which waits for it; `onEnd` as soon as the end is named, before Codex is closed, and `onQuiet` where then, after a whole
 * turn, nothing else of the job is alive.
 */
export interface CodexListener {
  onLearnt(phase: string, facts: Partial<Learnt>): void;
  onPlaces(sandbox: SandboxMode, writableRoots: readonly string[]): void;
  onNotification(notification: Notification): void;
  onRefused(method: string): void;
  onStderr(text: string): void;
  onEnd(end: RunEnd): void;
  onQuiet(turn: TurnState): void;
}

/** How it went, and what Codex said on its way. */
export interface CodexRun {
  readonly end: RunEnd;
  readonly turn: TurnState;
  /** How the process ended after a turn that had ended by itself; null where that was as asked, or we had to kill it. */
  readonly teardown: Teardown | null;
  readonly stdout: Said;
  readonly stderr: Said;
  /** What the turn was let do, as Codex was told; null where it came to no turn. */
  readonly sandbox: JsonObject | null;
  /** The commands that a completed turn had left running, each on one line; they are ended. */
  readonly leftRunning: readonly string[];
}

interface Thread {
  readonly threadId: string;
  readonly turnId: string | null;
  readonly sandbox: JsonObject | null;
}

const MCP_HINT =
  "Repair that MCP server, give it a smaller startup_timeout_sec, or set `required = false` for it in Codex's config.toml.";
const REPLY_LIMIT_MS = 60_000;
const INTERRUPT_LIMIT_MS = 1_000;
const COMMAND_GRACE_MS = 1_000;
const CLOSE_LIMIT_MS = 2_000;

/** Runs one turn. Never throws for what Codex does; its commands may still live when it returns. */
export async function runCodex(order: CodexOrder, listener: CodexListener): Promise<CodexRun> {
  let turn = order.turn;
  let stderr: Said = { bytes: 0, tail: "" };
  let thread: Thread | null = null;
  let name: (end: RunEnd) => void = () => {};
  const named = new Promise<RunEnd>((resolve) => {
    name = resolve;
  });
  const network = deadline(order.networkLimitMs, () => name({ type: "no_network", limitMs: order.networkLimitMs }));

  const server = startAppServer(order.program, order.cwd, order.env, {
    onNotification(method, params) {
      const about = notifiedThread(params);
      if (about !== null && thread !== null && about !== thread.threadId) return; // A thread that Codex started by itself.
      const notification = decodeNotification(method, params);
      turn = reduceTurn(turn, notification);
      network.arm(turn.waitingForNetwork);
      listener.onNotification(notification);
      if (turn.end !== null) name({ type: "turn", end: turn.end });
    },
    onServerRequest: (method) => listener.onRefused(method),
    onStderr(text) {
      stderr = withText(stderr, text);
      listener.onStderr(text);
    },
  });
  void server.exited.then((exit) => name(exitEnd(exit, order.program)));
  void order.stop.then((signal) => name({ type: "stopped", signal }));
  const limit = order.request.timeoutMs;
  const stopTimeout = limit === null ? () => {} : startTimer(limit, () => name({ type: "timeout", limitMs: limit }));

  const ready = order.prepare();
  ready.catch(() => {}); // Awaited, and its failure named, only once the thread is open.
  void openTurn(server, order, ready, listener, (known) => {
    thread = known;
  }).catch((error: unknown) => name(requestEnd(error, order.env)));

  const end = await named;
  stopTimeout();
  network.arm(false);
  listener.onEnd(end);
  await interrupt(server, end, thread);
  const { isQuiet, leftRunning } = await quieten(server, order, end, thread);
  const exit = await server.close(CLOSE_LIMIT_MS, () => isQuiet && listener.onQuiet(turn));
  const teardown = end.type === "turn" ? badTeardown(exit) : null;
  return { end, turn, teardown, stdout: server.stdout(), stderr, sandbox: sandboxOf(thread), leftRunning };
}

async function openTurn(
  server: AppServer,
  order: CodexOrder,
  ready: Promise<unknown>,
  listener: CodexListener,
  onKnown: (thread: Thread) => void,
): Promise<void> {
  const ask = (method: string, params: JsonObject) => server.request(method, params, replyLimit(order));
  const hello = await ask("initialize", { clientInfo: CLIENT_INFO, capabilities: { experimentalApi: true } });
  server.notify("initialized");
  const asking = ask("account/read", {});
  const reading = ask("config/read", { cwd: order.cwd });
  const opening = openThread(server, order).catch(async (error: unknown) => {
    throw (await mcpFailure(error, reading)) ?? error;
  });
  const [account, config, opened] = await Promise.all([asking, reading, opening]);
  if (isLoginMissing(account)) {
    throw new NotStarted(loginFailure());
  }
  const threadId = stringField(objectField(opened, "thread") ?? {}, "id");
  if (threadId === null) throw new RequestError("refused", "Codex opened a thread without an id");
  onKnown({ threadId, turnId: null, sandbox: null });
  const configured = decodeConfigured(objectField(config, "config") ?? {}).sandbox;
  const mode = sandboxMode(order.request, configured);
  const route = decodeRoute(opened);
  const codex: CodexProgram = { path: order.program, version: versionIn(hello), home: stringField(hello, "codexHome") };
  listener.onLearnt("starting", {
    codex,
    threadId,
    resolved: { ...route, effort: order.request.effort ?? route.effort, sandbox: mode },
  });
  if (order.request.resumeOf === null) void ask("thread/name/set", { threadId, name: order.title }).catch(() => {});
  await ready;
  const sandbox = sandboxPolicy(mode, configured.settings, order.gitFolders);
  onKnown({ threadId, turnId: null, sandbox });
  listener.onPlaces(mode, mode === "workspace-write" ? configured.settings.writableRoots : []);
  const started = await ask("turn/start", {
    threadId,
    input: [{ type: "text", text: order.prompt }],
    sandboxPolicy: sandbox,
    ...(order.request.effort === null ? {} : { effort: order.request.effort }),
  });
  const turnId = stringField(objectField(started, "turn") ?? {}, "id");
  onKnown({ threadId, turnId, sandbox });
  listener.onLearnt("working", { turnId });
}

/** A thread that did not open in time, where Codex waits for MCP servers that must start: it is they that do not. */
async function mcpFailure(error: unknown, reading: Promise<JsonObject>): Promise<NotStarted | null> {
  if (!(error instanceof RequestError) || error.reason !== "deadline") return null;
  const config = await reading.catch((): JsonObject => ({}));
  const required = requiredServers(objectField(config, "config") ?? {});
  if (required.length === 0) return null;
  const words = `Codex did not open the thread in time: it waits for MCP servers that are required (${required.join(", ")}).`;
  return new NotStarted(failure("config_invalid", words, MCP_HINT));
}

/** A read-only thread, because a writable one marks the folder as trusted in the user's configuration; the turn has a policy of its own. */
function openThread(server: AppServer, order: CodexOrder): Promise<JsonObject> {
  const params = {
    cwd: order.cwd,
    approvalPolicy: "never",
    sandbox: "read-only",
    ...(order.request.model === null ? {} : { model: order.request.model }),
  };
  const resumeOf = order.request.resumeOf;
  return resumeOf === null
    ? server.request("thread/start", params, replyLimit(order))
    : server.request("thread/resume", { ...params, threadId: resumeOf, excludeTurns: true }, replyLimit(order));
}

/** A function of its own, because the compiler does not see who assigns a thread meanwhile. */
function sandboxOf(thread: Thread | null): JsonObject | null {
  return thread === null ? null : thread.sandbox;
}

function replyLimit(order: CodexOrder): number {
  return order.replyLimitMs ?? REPLY_LIMIT_MS;
}

async function interrupt(server: AppServer, end: RunEnd, thread: Thread | null): Promise<void> {
  const isUnderWay = end.type === "timeout" || end.type === "stopped" || end.type === "no_network";
  if (!isUnderWay || thread === null || thread.turnId === null) return;
  const { threadId, turnId } = thread;
  await server.request("turn/interrupt", { threadId, turnId }, INTERRUPT_LIMIT_MS).catch(() => {});
}

interface Quiet {
  readonly isQuiet: boolean;
  readonly leftRunning: readonly string[];
}

/**
 * Quiet where a whole turn left nothing alive but Codex. Otherwise its commands are ended, before Codex is: it would kill the
 * sandbox around a command outright, and what that had put into the workspace for its own use (empty `.codex`, `.agents`,
 * `.aws`) would stay; asked to end, the sandbox clears it away.
 */
async function quieten(server: AppServer, order: CodexOrder, end: RunEnd, thread: Thread | null): Promise<Quiet> {
  if (thread === null || server.pid === null) return { isQuiet: false, leftRunning: [] };
  const { threadId } = thread;
  if (end.type === "turn" && order.isAlone(threadId, server.pid)) return { isQuiet: true, leftRunning: [] };
  const marks = [commandMark(threadId)];
  const isCompleted = end.type === "turn" && end.end.status === "completed";
  const leftRunning = isCompleted ? await local.commandsLeft({ marks, roots: [], spare: [] }) : [];
  await local.endAll({ marks, roots: [], spare: [], graceMs: COMMAND_GRACE_MS });
  return { isQuiet: false, leftRunning };
}

class NotStarted extends Error {
  readonly failure: ReturnType<typeof failure>;
  constructor(cause: ReturnType<typeof failure>) {
    super(cause.message);
    this.failure = cause;
  }
}

function requestEnd(error: unknown, env: Environment): RunEnd {
  if (error instanceof NotStarted)
    return { type: "not_started", failure: error.failure, raw_exit_code: 1, basis: "probe" };
  if (!(error instanceof RequestError)) {
    const why = error instanceof Error ? error.message : String(error);
    return {
      type: "not_started",
      failure: failure(
        isDiskFull(errorCode(error)) ? "disk_full" : "launch_failed",
        `Could not prepare the turn: ${why}.`,
      ),
      raw_exit_code: 1,
    };
  }
  if (error.reason === "refused") {
    const end = { type: "refused", message: redact(error.message, secretValues(env)) } as const;
    const { failure, basis } = classify({ end, lastRetry: null, stderrTail: null });
    return { type: "not_started", failure, raw_exit_code: 1, basis };
  }
  return { type: "protocol", message: `${error.message}.` };
}

function exitEnd(exit: AppServerExit, program: string): RunEnd {
  if (exit.startError === null)
    return { type: "exited", code: exit.code, signal: exit.signal, signalNumber: exit.signalNumber };
  const { failure, raw_exit_code } = startFailure(exit.startError, program);
  return { type: "not_started", failure, raw_exit_code, basis: "probe" };
}

function badTeardown(exit: AppServerExit | null): Teardown | null {
  return exit === null || exit.code === 0 ? null : { code: exit.code, signal: exit.signal };
}

function deadline(limitMs: number, expire: () => void): { arm(running: boolean): void } {
  let stop: (() => void) | null = null;
  return {
    arm(running) {
      if (running && stop === null) stop = startTimer(limitMs, expire);
      if (running || stop === null) return;
      stop();
      stop = null;
    },
  };
}
