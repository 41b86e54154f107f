// On what an explanation rests: how Codex's process ended and the last that it said, the check, and what was not looked at.
// For an end that nothing named, all that was captured.

import { formatDuration } from "../duration.ts";
import { isEnded } from "../job/record.ts";
import { type JsonObject, numberField, stringField } from "../json.ts";
import type { Evidence } from "../outcome/work.ts";
import { oneLine, printable } from "../text.ts";
import { eventOf } from "./explain-attempts.ts";
import type { ExplainFacts } from "./explanation.ts";

const LAST_LINES = 5;
const MOST_LINE = 300;

/** The lines. */
export function evidenceLines({ record, events }: ExplainFacts): readonly string[] {
  const exit = eventOf(events, "runner_exit", record.id, Math.max(1, record.attempts.length));
  const isUnknown = isEnded(record) && record.failure?.kind.startsWith("unknown_exit_") === true;
  return [
    ...reroutes(events),
    ...(exit === null ? [] : exitLines(exit, isUnknown)),
    ...(isEnded(record) && record.evidence !== null ? workLines(record.evidence) : []),
  ];
}

function reroutes(events: readonly JsonObject[]): readonly string[] {
  return events
    .filter((event) => event["type"] === "rerouted")
    .map((event) => `It was rerouted from ${named(event, "from")} to ${named(event, "to")}.`);
}

function exitLines(exit: JsonObject, isUnknown: boolean): readonly string[] {
  const signal = stringField(exit, "signal");
  const durationMs = numberField(exit, "duration_ms");
  const how = `Codex ended with exit code ${numberField(exit, "exit_code") ?? "unknown"}${signal === null ? "" : `, signal ${line(signal)}`}`;
  const lines = isUnknown ? Number.POSITIVE_INFINITY : LAST_LINES;
  const bytes = `${numberField(exit, "stdout_bytes") ?? "?"} bytes on stdout, ${numberField(exit, "stderr_bytes") ?? "?"} on stderr`;
  return [
    `${how}${durationMs === null ? "" : ` after ${formatDuration(durationMs)}`}.`,
    ...lastLines("stderr", stringField(exit, "stderr_tail"), lines),
    ...(isUnknown ? [`It had written ${bytes}.`, ...lastLines("stdout", stringField(exit, "stdout_tail"), lines)] : []),
  ];
}

function workLines({
  verify,
  not_looked_at: unseen = [],
  git_folder_changed: changed = [],
}: Evidence): readonly string[] {
  return [
    ...(verify === undefined ? [] : [`The check ${line(verify.command)} ended with exit code ${verify.exit_code}.`]),
    ...(verify === undefined || verify.exit_code === 0 ? [] : lastLines("check", verify.tail, LAST_LINES)),
    ...(unseen.length === 0 ? [] : [`Not looked at: ${unseen.map(line).join("; ")}.`]),
    ...(changed.length === 0 ? [] : [`The turn changed the Git folder: ${changed.map(line).join(", ")}.`]),
  ];
}

function lastLines(name: string, text: string | null, most: number): readonly string[] {
  const lines = (text ?? "").split("\n").filter((each) => each.trim() !== "");
  return lines.slice(-Math.min(most, lines.length)).map((each) => `${name}: ${line(each)}`);
}

function named(event: JsonObject, field: string): string {
  return line(stringField(event, field) || "Codex's default");
}

function line(text: string): string {
  return oneLine(printable(text), MOST_LINE);
}
