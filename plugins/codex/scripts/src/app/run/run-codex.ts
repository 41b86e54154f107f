// One turn of Codex from start to end: opens the thread, starts the turn, follows it, and closes Codex again.
// Every ending is named once and the first cause wins; every wait also ends when Codex dies.

import type { TurnState } from "../../core/codex/turn.ts";
import { commandMark } from "../../core/job/marks.ts";
import type { JsonObject } from "../../core/json.ts";
import { stallAfterMs } from "../../core/outcome/stall.ts";
import type { RunEnd } from "../../core/outcome/verdict.ts";
import type { Teardown } from "../../core/outcome/work.ts";
import type { StreamTail } from "../../io/codex/app-server.ts";
import { openSession, type Session } from "../../io/codex/session.ts";
import { local } from "../../io/executor/local.ts";
import { askForEnd } from "./ask-for-end.ts";
import { badTeardown, startEnd } from "./codex-ends.ts";
import type { CodexListener, CodexOrder } from "./codex-order.ts";
import { startRunLimits } from "./run-limits.ts";
import { watchForStall } from "./stall-watch.ts";
import { startTurn } from "./start-turn.ts";
import { followCourse } from "./turn-course.ts";

/** How it went, and what Codex said on its way. */
export interface CodexRun {
  readonly end: RunEnd;
  readonly turn: TurnState;
  /** How the process ended after a turn that had ended by itself; null if that was as asked, or we had to kill it. */
  readonly teardown: Teardown | null;
  readonly stdout: StreamTail;
  readonly stderr: StreamTail;
  /** What the turn was let do, as Codex was told; null if it came to no turn. */
  readonly sandbox: JsonObject | null;
  /** The file in which Codex stores the thread; null if it came to none, or Codex did not say. */
  readonly threadPath: string | null;
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
  const watch = watchForStall({
    afterMs: stallAfterMs(order.request),
    activity: () => activityOfCommands(session),
    askForEnd: () => askForEnd(session, course.complete),
    onStall: (stall) => session.breakOff({ type: "stalled", ...stall }),
  });
  let isOver = false;
  let stopWords = () => {};
  const begun = () => {
    if (isOver) return;
    watch.start();
    stopWords = order.takeWords?.(session.steer) ?? stopWords;
  };
  void startTurn(session, order, ready, listener).then(begun, (error: unknown) => {
    session.breakOff(startEnd(error, order.env));
  });

  const course = followCourse(order, { limits, watch }, listener);
  const end = await course.untilEnd(session.events);
  limits.stop();
  isOver = true;
  watch.stop();
  stopWords();
  listener.onEnd(end);
  const rest = course.throughRest(session.events);
  if (isOurs(end)) await session.interrupt(INTERRUPT_LIMIT_MS);
  const { isQuiet, leftRunning } = await quieten(session, order, end);
  const exit = await session.close(CLOSE_LIMIT_MS, () => isQuiet && listener.onQuiet(course.turn()));
  await rest;

  const teardown = end.type === "turn" ? badTeardown(exit) : null;
  const thread = session.thread();
  const sandbox = thread?.work && "turn" in thread.work ? thread.work.turn.sandbox : null;
  const [stdout, stderr] = [session.server.stdout(), session.stderr()];
  return {
    ...{ end, turn: course.turn(), teardown, stdout, stderr, sandbox, leftRunning },
    threadPath: thread?.path ?? null,
  };
}

/** True if a turn that is under way is not to go on. */
function isOurs({ type }: RunEnd): boolean {
  return type === "timeout" || type === "stopped" || type === "no_network" || type === "stalled";
}

/** A print of what the commands of the turn have used; null if nobody can tell. */
async function activityOfCommands(session: Session): Promise<string | null> {
  const threadId = session.thread()?.threadId;
  return threadId === undefined ? null : local.activity({ marks: [commandMark(threadId)], roots: [], spare: [] });
}

interface Quiet {
  readonly isQuiet: boolean;
  readonly leftRunning: readonly string[];
}

/**
 * Quiet if a whole turn left nothing alive but Codex. Otherwise its commands are asked to end, before Codex is. Codex
 * would kill the sandbox around a command outright. Then what the sandbox had put into the workspace for its own use
 * (empty `.codex`, `.agents`, `.aws`) would stay; asked to end, it clears that away.
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
