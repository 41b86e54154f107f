// The turn as a job's own event log remembers it, for whoever ends a job whose worker is gone. As far as the log goes,
// it is the state that the worker had. What Codex stored of the turn completes it.

import type { Notification } from "../codex/messages.ts";
import type { StoredTurn } from "../codex/stored-turn.ts";
import { goingOn, INITIAL_TURN, reduceTurn, type TurnState } from "../codex/turn.ts";
import type { TurnItem } from "../codex/turn-item.ts";
import { type JsonObject, numberField, objectsField, stringField, stringsField } from "../json.ts";
import { type CommandRun, commitsNamedIn } from "../outcome/command-run.ts";

/** What is remembered: the state, and the ids of the job's turns. */
export interface Remembered {
  readonly turn: TurnState;
  readonly turnIds: readonly string[];
}

/** Before the first event. */
export const NOTHING_REMEMBERED: Remembered = { turn: INITIAL_TURN, turnIds: [] };

/** What is remembered after one more event. Types that do not bear on the turn change nothing. */
export function remember({ turn, turnIds }: Remembered, line: JsonObject): Remembered {
  switch (line["type"]) {
    case "turn_started":
      return { turn: goingOn(turn), turnIds: [...turnIds, stringField(line, "turnId") ?? ""] };
    case "trying_again":
      return { turn: turn.end === null ? { ...turn, end: failedEnd(line, "kind") } : turn, turnIds };
    case "command_started":
    case "command_ended":
      return { turn: reduceCommand(turn, line), turnIds };
    default: {
      const notification = notificationOf(line);
      return notification === null ? { turn, turnIds } : { turn: reduceTurn(turn, notification), turnIds };
    }
  }
}

function failedEnd(line: JsonObject, field: string): TurnState["end"] {
  const message = stringField(line, field) ?? "";
  return { status: "failed", error: { message, info: null, httpStatus: null, details: null } };
}

/** A line of an older program names no item: it cannot be told apart from another, and is left out. */
function reduceCommand(turn: TurnState, line: JsonObject): TurnState {
  const id = stringField(line, "id");
  if (id === null || turn.end !== null) return turn;
  const hasEnded = line["type"] === "command_ended";
  const run: CommandRun = {
    id,
    command: stringField(line, "command") ?? "",
    cwd: stringField(line, "cwd"),
    exitCode: hasEnded ? numberField(line, "exitCode") : null,
    startedAtMs: numberField(line, "startedAtMs"),
    completedAtMs: hasEnded ? numberField(line, "completedAtMs") : null,
    commits: hasEnded ? stringsField(line, "commits") : [],
  };
  return { ...turn, commands: [...turn.commands.filter((other) => id === "" || other.id !== id), run] };
}

function notificationOf(line: JsonObject): Notification | null {
  const text = (name: string) => stringField(line, name) ?? "";
  const item = (of: TurnItem): Notification => ({ type: "item", stage: "completed", item: of });
  switch (line["type"]) {
    case "message":
      return item({ type: "message", text: text("text") });
    case "files":
      return item({ type: "file_change", paths: stringsField(line, "paths"), status: text("status") });
    case "tool_started":
    case "tool_ended":
      return item({ type: "tool", name: text("name"), status: null });
    case "plan":
      return { type: "plan", steps: objectsField(line, "steps").map(stepOf) };
    case "rerouted":
      return { type: "rerouted", from: text("from"), to: text("to") };
    case "turn_ended":
      return {
        type: "turn_ended",
        turnId: "",
        status: text("status"),
        error: line["error"] === null ? null : errorOf(line),
      };
    default:
      return null;
  }
}

function stepOf(step: JsonObject) {
  return { step: stringField(step, "step") ?? "", status: stringField(step, "status") ?? "" };
}

function errorOf(line: JsonObject) {
  return failedEnd(line, "error")?.error ?? null;
}

/** The state with what Codex stored of one of its turns: items that the worker did not live to see, and commands whole. */
export function withStored(turn: TurnState, stored: StoredTurn): TurnState {
  return stored.items.reduce((state, item) => withItem(state, item, stored.completedAtMs), turn);
}

function withItem(turn: TurnState, item: TurnItem, turnEndedAtMs: number | null): TurnState {
  if (item.type === "tool") return { ...turn, hasCalledTools: true };
  if (item.type === "file_change" && item.status === "completed")
    return { ...turn, changedPaths: [...new Set([...turn.changedPaths, ...item.paths])] };
  if (item.type !== "command") return turn;
  const known = turn.commands.find(({ id }) => id !== "" && id === item.id);
  const others = turn.commands.filter((each) => each !== known);
  return { ...turn, commands: [...others, completed(item, known, turnEndedAtMs)] };
}

/** The end that Codex stored may be too early; the one in the log was corrected, and the turn's own is late enough. */
function completed(
  item: Extract<TurnItem, { type: "command" }>,
  known: CommandRun | undefined,
  turnEndedAtMs: number | null,
): CommandRun {
  const { id, command, cwd, exitCode, output, startedAtMs } = item;
  const commits = commitsNamedIn(output ?? "");
  return {
    ...{ id, command, cwd },
    exitCode: known?.exitCode ?? exitCode,
    startedAtMs: known?.startedAtMs ?? startedAtMs,
    completedAtMs: known?.completedAtMs ?? turnEndedAtMs,
    commits: [...new Set([...(known?.commits ?? []), ...commits])],
  };
}
