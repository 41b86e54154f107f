// The job's event log: which line a message of Codex leaves in `events.jsonl`, and how a line reads to a person.
// On disk it is `docs/formats/events.md`.

import type { Notification } from "../codex/messages.ts";
import type { TurnItem } from "../codex/turn-item.ts";
import { formatDuration } from "../duration.ts";
import { type JsonObject, numberField, objectField, objectsField, stringField, stringsField } from "../json.ts";
import { commitsNamedIn } from "../outcome/command-run.ts";
import { inLine } from "../text.ts";
import { describeStartedEvent, describeWaitingEvent } from "../waiting/waiting-events.ts";
import type { EndedJob } from "./record.ts";
import { choiceWords, type RouteChoice } from "./request.ts";

/** A line without its time. Types unknown to a reader are passed over. */
export type EventLine = Readonly<{ type: string }> & JsonObject;

const MOST_COMMAND = 2_000;
const MOST_OUTPUT = 2_000;
const MOST_ERROR = 1_000;

/** The line for a notification; null for what is not worth one. */
export function eventLine(notification: Notification): EventLine | null {
  switch (notification.type) {
    case "turn_started":
      return { type: "turn_started", turnId: notification.turnId };
    case "turn_ended":
      return { type: "turn_ended", status: notification.status, error: notification.error?.message ?? null };
    case "error":
      return { type: notification.willRetry ? "retry" : "error", message: notification.error.message };
    case "item":
      return itemLine(notification.stage, notification.item);
    case "plan":
      return { type: "plan", steps: notification.steps.map(({ step, status }) => ({ step, status })) };
    case "rerouted":
      return { type: "rerouted", from: notification.from, to: notification.to };
    case "warning":
      return { type: "warning", message: notification.message };
    case "usage":
    case "plan_usage":
    case "idle":
    case "other":
      return null;
  }
}

function itemLine(stage: "started" | "completed", item: TurnItem): EventLine | null {
  const completed = stage === "completed";
  switch (item.type) {
    case "message":
    case "review":
      return completed && item.text.trim() !== "" ? { type: "message", text: item.text } : null;
    case "command":
      return commandLine(completed, item);
    case "file_change":
      return completed ? { type: "files", paths: item.paths, status: item.status } : null;
    case "tool":
      return toolLine(completed, item);
    case "other":
      return !completed && item.name === "reasoning" ? { type: "thinking" } : null;
  }
}

function commandLine(completed: boolean, item: Extract<TurnItem, { type: "command" }>): EventLine {
  const { id, cwd, startedAtMs, completedAtMs, exitCode } = item;
  const command = item.command.slice(0, MOST_COMMAND);
  if (!completed) return { type: "command_started", command, id, cwd, startedAtMs };
  const commits = commitsNamedIn(item.output ?? "");
  const output = item.output?.slice(-MOST_OUTPUT) ?? null;
  const named = commits.length === 0 ? {} : { commits };
  return { type: "command_ended", command, exitCode, output, id, cwd, startedAtMs, completedAtMs, ...named };
}

function toolLine(completed: boolean, { name, status, error }: Extract<TurnItem, { type: "tool" }>): EventLine {
  const type = completed ? "tool_ended" : "tool_started";
  return { type, name, status, ...(error === undefined ? {} : { error: error.slice(0, MOST_ERROR) }) };
}

/** How `describeEvent` words a line. */
export interface EventTelling {
  /** The most characters. */
  readonly most?: number;
  /** An instant in ISO 8601 UTC as its reader wants to see it. */
  readonly time: (at: string) => string;
}

/** A line in words, fit for printing, on one line; null for a type that is not known. */
export function describeEvent(line: JsonObject, { most = 160, time }: EventTelling): string | null {
  const words = describe(line, time);
  return words === null ? null : inLine(words, most);
}

function describe(line: JsonObject, time: EventTelling["time"]): string | null {
  const text = (name: string) => stringField(line, name) ?? "";
  const number = (name: string) => numberField(line, name) ?? "?";
  switch (line["type"]) {
    case "claimed":
      return `worker ${number("pid")} has the job`;
    case "waiting":
      return describeWaitingEvent(line, time);
    case "started":
      return describeStartedEvent(line);
    case "thread":
      return `thread ${text("threadId")} with ${text("model") || "Codex's default model"}${text("effort") && `, effort ${text("effort")}`}, ${text("sandbox")}`;
    case "turn_started":
      return "turn started";
    case "turn_ended":
      return `turn ${text("status")}${text("error") && `: ${text("error")}`}`;
    case "message":
      return `says: ${text("text")}`;
    case "command_started":
      return `runs: ${shellBody(text("command"))}`;
    case "command_ended":
      return `exit ${number("exitCode")}: ${shellBody(text("command"))}`;
    case "files":
      return `${text("status") === "completed" ? "changed" : "could not change"} ${stringsField(line, "paths").join(", ")}`;
    case "tool_started":
      return `calls ${text("name")}`;
    case "tool_ended":
      return `${text("name")} ${text("status")}${text("error") && `: ${text("error")}`}`;
    case "thinking":
      return "thinks";
    case "plan":
      return planWords(line);
    case "retry":
      return `Codex tries again: ${text("message")}`;
    case "error":
      return `error: ${text("message")}`;
    case "warning":
      return `warning: ${text("message")}`;
    case "rerouted":
      return `model changed from ${text("from")} to ${text("to")}`;
    case "route_changed":
      return `goes on with ${choiceWords(choiceIn(objectField(line, "to")))} after ${text("why")}`;
    case "trying_again":
      return `tries again in ${formatDuration(numberField(line, "afterMs") ?? 0)} (attempt ${number("attempt")}): ${text("kind")}`;
    case "prepare_started":
      return `prepares: ${text("command")}`;
    case "prepare_ended":
      return `prepare exit ${number("exitCode")}: ${text("command")}${preparedWords(line)}`;
    case "check_started":
      return `checks: ${text("command")}`;
    case "check_ended":
      return `check exit ${number("exitCode")}: ${text("command")}`;
    case "said":
      return `was told: ${text("text")}`;
    case "handed_back":
      return `hands the failed check back to Codex (round ${number("round")} of ${number("of")})`;
    case "stopping":
      return `stopping: ${text("cause")}`;
    case "refused":
      return `declined a request of Codex: ${text("method")}`;
    case "applied":
      return appliedWords(line);
    case "discarded":
      return "its copy was discarded";
    case "ended":
      return `job ${text("status")}${text("message") && `: ${text("message")}`}`;
    case "notify_failed":
      return `notify ${text("command")}: ${text("why")}`;
    default:
      return null;
  }
}

function appliedWords(line: JsonObject): string {
  const { length } = stringsField(line, "commits");
  const branch = stringField(line, "branch");
  const what = length === 0 ? "uncommitted changes" : length === 1 ? "1 commit" : `${length} commits`;
  return `its work was applied as ${what}${branch === null ? "" : ` on ${branch}`}`;
}

/** What a command of `--prepare` left, if it bears on the work. */
function preparedWords(line: JsonObject): string {
  const changed = numberField(line, "changed") ?? 0;
  return changed === 0 ? "" : ` (${changed} ${changed === 1 ? "path" : "paths"} that it changed count as the start)`;
}

/** True for the line that tells a job's end. */
export function isEndLine(line: JsonObject): boolean {
  return line["type"] === "ended";
}

/** The line that tells a job's end. It is written after the record, so that a reader may be earlier, and it may be missing for ever. */
export function endLine(record: EndedJob): EventLine & { readonly at: string } {
  return {
    at: record.completedAt,
    type: "ended",
    status: record.status,
    message: record.failure?.message ?? null,
  };
}

function choiceIn(json: JsonObject | null): RouteChoice {
  return { model: json && stringField(json, "model"), effort: json && stringField(json, "effort") };
}

function planWords(line: JsonObject): string {
  const steps = objectsField(line, "steps");
  const done = steps.filter((step) => step["status"] === "completed").length;
  const current = steps.find((step) => step["status"] === "inProgress" || step["status"] === "in_progress");
  return `plan ${done}/${steps.length}${current === undefined ? "" : `: ${stringField(current, "step") ?? ""}`}`;
}

/** `/bin/bash -lc 'echo hi'` reads as `echo hi`. */
export function shellBody(command: string): string {
  return /^\S*sh -l?c (['"]?)(.*)\1$/s.exec(command)?.[2] ?? command;
}
