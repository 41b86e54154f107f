// One turn of Codex from start to end: opens the thread, starts the turn, follows it, and closes Codex again.
// Every ending is named once and the first cause wins; every wait also ends when Codex dies.

import { decodeConfigured, decodeRoute } from "../../core/codex/configuration.ts";
import type { Notification } from "../../core/codex/messages.ts";
import { type ThreadWanted, threadName, threadOpen } from "../../core/codex/requests.ts";
import { sandboxMode, sandboxPolicy } from "../../core/codex/sandbox.ts";
import { reduceTurn, type TurnState } from "../../core/codex/turn.ts";
import { loginFailure } from "../../core/failure/kinds.ts";
import { commandMark } from "../../core/job/marks.ts";
import type { Learnt, SandboxMode, TaskRequest } from "../../core/job/record.ts";
import { type JsonObject, objectField, stringField } from "../../core/json.ts";
import type { RunEnd } from "../../core/outcome/verdict.ts";
import type { Teardown } from "../../core/outcome/work.ts";
import { RequestError, type Said } from "../../io/codex/app-server.ts";
import { openSession, type Session, type SessionEvent } from "../../io/codex/session.ts";
import { local } from "../../io/executor/local.ts";
import type { Environment } from "../../io/home.ts";
import { badTeardown, exitEnd, mcpFailure, NotReady, startEnd } from "./codex-ends.ts";
import { type RunLimits, startRunLimits } from "./run-limits.ts";

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

const REPLY_LIMIT_MS = 60_000;
const INTERRUPT_LIMIT_MS = 1_000;
const COMMAND_GRACE_MS = 1_000;
const CLOSE_LIMIT_MS = 2_000;

/** Runs one turn. Never throws for what Codex does; its commands may still live when it returns. */
export async function runCodex(order: CodexOrder, listener: CodexListener): Promise<CodexRun> {
  const session = openSession({ ...order, limitMs: order.replyLimitMs ?? REPLY_LIMIT_MS });
  const limits = startRunLimits({ ...order.request, networkLimitMs: order.networkLimitMs }, session.breakOff);
  void order.stop.then((signal) => session.breakOff({ type: "stopped", signal }));
  const ready = order.prepare();
  ready.catch(() => {}); // Awaited, and its failure named, only once the thread is open.
  void startTurn(session, order, ready, listener).catch((error: unknown) => {
    session.breakOff(startEnd(error, order.env));
  });

  const course = followCourse(order, limits, listener);
  const end = await course.untilEnd(session.events);
  limits.stop();
  listener.onEnd(end);
  const rest = course.throughRest(session.events);
  if (isOurs(end)) await session.interrupt(INTERRUPT_LIMIT_MS);
  const { isQuiet, leftRunning } = await quieten(session, order, end);
  const exit = await session.close(CLOSE_LIMIT_MS, () => isQuiet && listener.onQuiet(course.turn()));
  await rest;

  const teardown = end.type === "turn" ? badTeardown(exit) : null;
  const sandbox = session.thread()?.work?.turn.sandbox ?? null;
  const [stdout, stderr] = [session.server.stdout(), session.stderr()];
  return { end, turn: course.turn(), teardown, stdout, stderr, sandbox, leftRunning };
}

/** Opens the thread and starts the turn in it. */
async function startTurn(
  session: Session,
  order: CodexOrder,
  ready: Promise<unknown>,
  listener: CodexListener,
): Promise<void> {
  const { request, program, cwd } = order;
  const hello = await session.greet();
  const { threadId, config, route } = await openThread(session, { ...request, cwd });
  session.follow(threadId);
  const { mode: configuredMode, settings } = decodeConfigured(config).sandbox;
  const mode = sandboxMode(request, { mode: configuredMode, settings });
  const resolved = { ...route, effort: request.effort ?? route.effort, sandbox: mode };
  listener.onLearnt("starting", { codex: { path: program, ...hello }, threadId, resolved });
  if (request.resumeOf === null) void session.ask(threadName(threadId, order.title)).catch(() => {});
  await ready;
  const sandbox = sandboxPolicy(mode, settings, order.gitFolders);
  listener.onPlaces(mode, mode === "workspace-write" ? settings.writableRoots : []);
  const turnId = await session.begin({ turn: { prompt: order.prompt, sandbox, effort: request.effort } });
  listener.onLearnt("working", { turnId });
}

/** The login, the configuration and the thread are asked for at once. */
async function openThread(session: Session, wanted: ThreadWanted) {
  const asking = session.isLoginMissing();
  const reading = session.configuration();
  const opening = session.ask(threadOpen(wanted)).catch(async (error: unknown) => {
    throw (await mcpFailure(error, reading)) ?? error;
  });
  const [isLoginMissing, config, opened] = await Promise.all([asking, reading, opening]);
  if (isLoginMissing) throw new NotReady(loginFailure());
  const threadId = stringField(objectField(opened, "thread") ?? {}, "id");
  if (threadId === null) throw new RequestError("refused", "Codex opened a thread without an id");
  return { threadId, config, route: decodeRoute(opened) };
}

interface Course {
  turn(): TurnState;
  /** Reads up to the first event that ends the run. */
  untilEnd(events: AsyncIterable<SessionEvent>): Promise<RunEnd>;
  /** Reads what still comes while Codex is closed; nothing of it ends anything. */
  throughRest(events: AsyncIterable<SessionEvent>): Promise<void>;
}

/** What the events of a session make of the turn. */
function followCourse(order: CodexOrder, limits: RunLimits, listener: CodexListener): Course {
  let turn = order.turn;
  const take = (event: SessionEvent): RunEnd | null => {
    switch (event.type) {
      case "notification":
        turn = reduceTurn(turn, event.notification);
        limits.waitingForNetwork(turn.waitingForNetwork);
        listener.onNotification(event.notification);
        return turn.end && { type: "turn", end: turn.end };
      case "refused":
        listener.onRefused(event.method);
        return null;
      case "stderr":
        listener.onStderr(event.text);
        return null;
      case "output":
        return null;
      case "broken_off":
        return event.end;
      case "exited":
        return exitEnd(event.exit, order.program);
    }
  };
  return {
    turn: () => turn,
    async untilEnd(events) {
      for await (const event of events) {
        const end = take(event);
        if (end !== null) return end;
      }
      throw new Error("Could not follow the turn: its session was closed.");
    },
    async throughRest(events) {
      for await (const event of events) take(event);
    },
  };
}

/** True where a turn that is under way is not to go on. */
function isOurs({ type }: RunEnd): boolean {
  return type === "timeout" || type === "stopped" || type === "no_network";
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
async function quieten({ server, thread }: Session, order: CodexOrder, end: RunEnd): Promise<Quiet> {
  const threadId = thread()?.threadId;
  if (threadId === undefined || server.pid === null) return { isQuiet: false, leftRunning: [] };
  if (end.type === "turn" && order.isAlone(threadId, server.pid)) return { isQuiet: true, leftRunning: [] };
  const marks = [commandMark(threadId)];
  const isCompleted = end.type === "turn" && end.end.status === "completed";
  const leftRunning = isCompleted ? await local.commandsLeft({ marks, roots: [], spare: [] }) : [];
  await local.endAll({ marks, roots: [], spare: [], graceMs: COMMAND_GRACE_MS });
  return { isQuiet: false, leftRunning };
}
