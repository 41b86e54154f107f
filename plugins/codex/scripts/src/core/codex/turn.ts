// What is known of the turn so far: each notification makes the next state. Retries are told apart from ends.

import type { PlanProgress, RefusedTool, TokenUsage } from "../job/record.ts";
import { type CommandRun, commitsNamedIn } from "../outcome/command-run.ts";
import { sandboxWords } from "../outcome/sandbox-failure.ts";
import type { Notification } from "./messages.ts";
import { withRefusedCall } from "./refused-tool.ts";
import type { CodexError } from "./turn-error.ts";
import type { TurnItem } from "./turn-item.ts";

/** How Codex itself ended the turn. */
export interface TurnEnd {
  readonly status: string;
  readonly error: CodexError | null;
}

/** The state of one turn. Paths are as Codex gave them, mostly absolute. */
export interface TurnState {
  readonly end: TurnEnd | null;
  readonly finalMessage: string;
  /** The error of Codex's last own retry, for as long as the turn has not got on after it. */
  readonly lastRetry: CodexError | null;
  /** True from a notice that Codex waits for the network until anything else of the turn happens. */
  readonly waitingForNetwork: boolean;
  readonly changedPaths: readonly string[];
  /** Every command that Codex reported, in the order of their starts; one that never ended has no exit code. */
  readonly commands: readonly CommandRun[];
  /** True if Codex called a tool of some server: those run outside its sandbox. */
  readonly hasCalledTools: boolean;
  /** True if anything may have run that changes something: a command, a patch, a tool, an item that we do not know; or the model answered again. */
  readonly hasActed: boolean;
  /** Calls of tools that Codex refused, because nobody could approve them. */
  readonly refusedTools: readonly RefusedTool[];
  /** What this turn used, with the turns that it goes on from; never what its thread had used before. */
  readonly usage: TokenUsage | null;
  /** What the thread had used before; null as long as Codex has said nothing of it. */
  readonly usedBefore: TokenUsage | null;
  /** False until Codex says that a turn has started. */
  readonly hasStarted: boolean;
  readonly plan: PlanProgress | null;
  readonly model: string | null;
}

/** The state before anything has happened. */
export const INITIAL_TURN: TurnState = {
  end: null,
  finalMessage: "",
  lastRetry: null,
  waitingForNetwork: false,
  changedPaths: [],
  commands: [],
  hasCalledTools: false,
  hasActed: false,
  refusedTools: [],
  usage: null,
  usedBefore: null,
  hasStarted: false,
  plan: null,
  model: null,
};

// Items of Codex 0.169.0 that change no file.
const QUIET_ITEMS: ReadonlySet<string> = new Set([
  "contextCompaction",
  "enteredReviewMode",
  "hookPrompt",
  "imageView",
  "plan",
  "reasoning",
  "sleep",
  "userMessage",
  "webSearch",
]);

/** The state with which a further turn goes on from this one: what was done stays known, what ended does not. */
export function goingOn(turn: TurnState): TurnState {
  return { ...turn, end: null, finalMessage: "", lastRetry: null, waitingForNetwork: false };
}

/** The next state. An end is final: what comes after it changes nothing. */
export function reduceTurn(state: TurnState, notification: Notification): TurnState {
  if (state.end !== null) return state;
  switch (notification.type) {
    case "turn_ended":
      return { ...state, end: { status: notification.status, error: notification.error }, waitingForNetwork: false };
    case "error":
      if (!notification.willRetry) return state;
      return { ...state, lastRetry: notification.error, waitingForNetwork: isWaitingForNetwork(notification.error) };
    case "item":
      return reduceItem(
        { ...state, lastRetry: null, waitingForNetwork: false, hasActed: state.hasActed || mayAct(notification.item) },
        notification.stage,
        notification.item,
      );
    case "turn_started":
      return { ...state, hasStarted: true };
    case "usage":
      return reduceUsage({ ...state, waitingForNetwork: false }, notification);
    case "plan": {
      const done = notification.steps.filter((step) => step.status === "completed").length;
      return { ...state, plan: { done, total: notification.steps.length } };
    }
    case "rerouted":
      return { ...state, model: notification.to };
    default:
      return state;
  }
}

/** Codex counts the whole thread. One that is resumed tells its count again before the turn starts. */
function reduceUsage(state: TurnState, { total, last }: Extract<Notification, { type: "usage" }>): TurnState {
  if (!state.hasStarted) return { ...state, usedBefore: total };
  const usedBefore = state.usedBefore ?? without(total, last);
  // A second answer of the model follows upon a call, and Codex tells nothing of a command that its sandbox cut short.
  const hasActed = state.hasActed || state.usage !== null;
  return { ...state, usedBefore, usage: without(total, usedBefore), hasActed };
}

function without(all: TokenUsage, part: TokenUsage): TokenUsage {
  const rest = (name: keyof TokenUsage) => Math.max(0, all[name] - part[name]);
  return {
    total: rest("total"),
    input: rest("input"),
    cachedInput: rest("cachedInput"),
    output: rest("output"),
    reasoningOutput: rest("reasoningOutput"),
  };
}

function reduceItem(state: TurnState, stage: "started" | "completed", item: TurnItem): TurnState {
  if (item.type === "command") return { ...state, commands: withCommand(state.commands, stage, item) };
  if (item.type === "tool") {
    const refusedTools = stage === "started" ? state.refusedTools : withRefusedCall(state.refusedTools, item);
    return { ...state, hasCalledTools: true, refusedTools };
  }
  if (stage === "started") return state;
  switch (item.type) {
    case "message":
    case "review":
      return item.text.trim() === "" ? state : { ...state, finalMessage: item.text };
    case "file_change":
      return item.status === "completed" ? { ...state, changedPaths: [...state.changedPaths, ...item.paths] } : state;
    default:
      return state;
  }
}

function mayAct(item: TurnItem): boolean {
  switch (item.type) {
    case "message":
    case "review":
      return false;
    case "other":
      return !QUIET_ITEMS.has(item.name);
    default:
      return true;
  }
}

function withCommand(
  commands: readonly CommandRun[],
  stage: "started" | "completed",
  item: Extract<TurnItem, { type: "command" }>,
): readonly CommandRun[] {
  const words = stage === "started" ? null : sandboxWords(item.command, item.exitCode, item.output);
  const run: CommandRun = {
    id: item.id,
    command: item.command,
    cwd: item.cwd,
    exitCode: stage === "started" ? null : item.exitCode,
    startedAtMs: item.startedAtMs,
    completedAtMs: stage === "started" ? null : item.completedAtMs,
    commits: stage === "started" ? [] : commitsNamedIn(item.output ?? ""),
    ...(words === null ? {} : { notStarted: words }),
  };
  const known = item.id === "" ? -1 : commands.findIndex(({ id }) => id === item.id);
  return known === -1 ? [...commands, run] : commands.with(known, run);
}

/** True for the notice with which Codex waits for the network, which by itself never ends. */
function isWaitingForNetwork(error: CodexError): boolean {
  return error.message.includes("waiting for network");
}
