// On what an explanation rests: how Codex's process ended and the last that it said, the check, and what was not looked at.
// For an end that nothing named, all that was captured; of a job that has not ended, the last that it did.

import { formatDuration } from "../duration.ts";
import { describeEvent } from "../job/event-line.ts";
import { isEnded, type JobRecord } from "../job/record.ts";
import { choiceWords, type RouteChoice } from "../job/request.ts";
import { type JsonObject, numberField, stringField } from "../json.ts";
import { mostRounds } from "../outcome/rounds.ts";
import type { Evidence } from "../outcome/work.ts";
import { inLine } from "../text.ts";
import { eventOf, lastLaunched } from "./explain-attempts.ts";
import type { ExplainFacts } from "./explanation.ts";

const LAST_LINES = 5;
const LAST_EVENTS = 3;
const MOST_LINE = 300;

/** The lines. */
export function evidenceLines(facts: ExplainFacts): readonly string[] {
  const { record, events, logFault } = facts;
  return [
    ...(logFault === null ? [] : [`Its event log cannot be read: ${line(logFault)}.`]),
    ...reroutes(facts),
    ...prepareLines(events),
    ...lastRunLines(record, events),
    ...(isEnded(record) ? [] : lastEvents(facts)),
    ...roundLines(record, facts.time),
    ...(isEnded(record) && record.evidence !== null ? workLines(record.evidence) : []),
  ];
}

/** What came of the command of `--prepare`, if it was run. */
function prepareLines(events: readonly JsonObject[]): readonly string[] {
  const ended = events.find((event) => event["type"] === "prepare_ended");
  if (ended === undefined) return [];
  const code = numberField(ended, "exitCode");
  const tail = stringField(ended, "tail") ?? "";
  return [
    `Before the turn, ${line(stringField(ended, "command") ?? "")} ended with exit code ${code ?? "?"}.`,
    ...(code === 0 || tail === "" ? [] : lastLines("command of --prepare", tail, LAST_LINES)),
  ];
}

function reroutes({ record, events, time }: ExplainFacts): readonly string[] {
  const byCodex = events
    .filter((event) => event["type"] === "rerouted")
    .map((event) => `Codex took ${named(event, "to")} instead of ${named(event, "from")}.`);
  const own = (record.rerouted ?? []).map(
    ({ from, to, why, at }) =>
      `It was rerouted from ${route(from)} to ${route(to)} at ${time(at)}, because of ${line(why)}.`,
  );
  return [...drawn(record), ...own, ...byCodex];
}

function drawn({ choice, request }: JobRecord): readonly string[] {
  if (choice === undefined) return [];
  return [`Its route, ${route(request)}, was drawn among ${choice.candidates.length} by how their jobs have ended.`];
}

function route(choice: RouteChoice): string {
  return line(choiceWords(choice));
}

/** How the attempt that was launched last ended. */
function lastRunLines(record: JobRecord, events: readonly JsonObject[]): readonly string[] {
  const number = lastLaunched(record.id, record.attempts, events);
  const exit = eventOf(events, "runner_exit", record.id, number);
  if (exit !== null) return exitLines(exit, isEnded(record) && isUnknown(record.failure?.kind));
  if (!isEnded(record)) return [];
  const isCutOff = eventOf(events, "runner_prepare", record.id, number) !== null;
  return [
    ...(isCutOff ? [`Attempt ${number} was launched, and nobody noted how Codex's process ended.`] : []),
    ...(record.failure?.said ?? []).map((each) => `stderr: ${line(each)}`),
  ];
}

function isUnknown(kind: string | undefined): boolean {
  return kind?.startsWith("unknown_exit_") === true;
}

function exitLines(exit: JsonObject, isUnnamed: boolean): readonly string[] {
  const signal = stringField(exit, "signal");
  const durationMs = numberField(exit, "duration_ms");
  const how = `Codex ended with exit code ${numberField(exit, "exit_code") ?? "unknown"}${signal === null ? "" : `, signal ${line(signal)}`}`;
  const lines = isUnnamed ? Number.POSITIVE_INFINITY : LAST_LINES;
  const bytes = `${numberField(exit, "stdout_bytes") ?? "?"} bytes on stdout, ${numberField(exit, "stderr_bytes") ?? "?"} on stderr`;
  return [
    `${how}${durationMs === null ? "" : ` after ${formatDuration(durationMs)}`}.`,
    ...lastLines("stderr", stringField(exit, "stderr_tail"), lines),
    ...(isUnnamed ? [`It had written ${bytes}.`, ...lastLines("stdout", stringField(exit, "stdout_tail"), lines)] : []),
  ];
}

function lastEvents({ latest, time }: ExplainFacts): readonly string[] {
  const words = latest.map((event) => describeEvent(event, { time })).filter((each) => each !== null);
  return words.slice(-LAST_EVENTS).map((each) => `event: ${each}`);
}

/** Each check of a job that may have several. */
function roundLines(job: JobRecord, time: ExplainFacts["time"]): readonly string[] {
  const most = mostRounds(job);
  return (job.rounds ?? []).map(({ number, exit_code, at }) => {
    const how = exit_code === 0 ? "passed" : `failed with exit code ${exit_code}`;
    return `Check ${number} of at most ${most} ${how} at ${time(at)}.`;
  });
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
  return inLine(text, MOST_LINE);
}
