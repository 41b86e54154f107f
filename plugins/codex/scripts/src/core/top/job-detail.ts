// What the live view says of the selected job, as far as there is room: how it stands, its plan, its words, its last steps.

import { describeEvent } from "../job/event-line.ts";
import { type EndedJob, isEnded } from "../job/record.ts";
import { statusWords } from "../job/status-words.ts";
import { type JsonObject, objectsField, stringField } from "../json.ts";
import type { Tone } from "../look.ts";
import { endedWork } from "../outcome/work-words.ts";
import { inLine } from "../text.ts";
import { type Clock, nowWords, toneOf } from "./job-row.ts";
import type { TopJob } from "./top-state.ts";

/** A line of it, not yet cut. */
export interface DetailLine {
  readonly text: string;
  readonly tone?: Tone;
}

const MOST = 400;
const MOST_STEPS = 6;

/** So many lines at most: first what matters most, and the newest steps fill the room that is left. */
export function jobDetail(job: TopJob, rows: number, clock: Clock): readonly DetailLine[] {
  if ("reason" in job) return [line("job", job.id), line("!", `cannot be read: ${inLine(job.reason, MOST)}`)];
  const { record, events } = job;
  const first = [
    { text: `${record.id}: ${statusWords(record, clock.now)}`, tone: toneOf(record) },
    line("task", inLine(record.summary, MOST)),
    ...(isEnded(record) ? endedLines(record, clock) : activeLines(job, clock)),
    ...planLines(events),
    ...wordsLines(events),
    line("folder", inLine(record.cwd, MOST)),
  ].slice(0, rows);
  return [...first, ...stepLines(events, rows - first.length, clock)];
}

function activeLines(job: Exclude<TopJob, { reason: string }>, clock: Clock): readonly DetailLine[] {
  const now = nowWords(job, clock, "wide");
  return now === null ? [] : [line("now", now)];
}

function endedLines(record: EndedJob, { time }: Clock): readonly DetailLine[] {
  const { failure, usage } = record;
  const told = [endedWork(record, time), ...changedLines(record), ...(usage === null ? [] : [`${usage.total} tokens`])];
  return [
    ...(failure === null ? [] : [line("failure", `${failure.kind}: ${inLine(failure.message, MOST)}`)]),
    line("work", told.join(" · ")),
    ...(failure === null ? [] : [line("to do", inLine(failure.hint, MOST))]),
  ];
}

/** `+120 -14`, if that was counted. */
function changedLines({ evidence }: EndedJob): readonly string[] {
  const { insertions, deletions } = evidence ?? {};
  return insertions === undefined || deletions === undefined ? [] : [`+${insertions} -${deletions}`];
}

const SIGNS: Readonly<Record<string, string>> = { completed: "[x]", inProgress: "[>]", in_progress: "[>]" };

/** The steps of the newest plan, those around the one under way. */
function planLines(events: readonly JsonObject[]): readonly DetailLine[] {
  const plan = events.findLast((event) => event["type"] === "plan");
  const steps = plan === undefined ? [] : objectsField(plan, "steps");
  const next = steps.findIndex((step) => step["status"] !== "completed");
  const from = next === -1 ? steps.length - MOST_STEPS : Math.min(next - 2, steps.length - MOST_STEPS);
  return steps
    .slice(Math.max(0, from))
    .slice(0, MOST_STEPS)
    .map((step, at) => {
      const sign = SIGNS[stringField(step, "status") ?? ""] ?? "[ ]";
      return line(at === 0 ? "plan" : "", `${sign} ${inLine(stringField(step, "step") ?? "", MOST)}`);
    });
}

function wordsLines(events: readonly JsonObject[]): readonly DetailLine[] {
  const message = events.findLast((event) => event["type"] === "message");
  return message === undefined ? [] : [line("says", inLine(stringField(message, "text") ?? "", MOST))];
}

/** What is said above is not said again. */
function stepLines(events: readonly JsonObject[], rows: number, { time }: Clock): readonly DetailLine[] {
  if (rows <= 0) return [];
  const told = events.filter((event) => event["type"] !== "plan" && event["type"] !== "message");
  const steps = told.flatMap((event) => describeEvent(event, { most: MOST, time }) ?? []);
  return steps.slice(-rows).map((text, at) => ({ ...line(at === 0 ? "steps" : "", text), tone: "faint" }));
}

const LABEL_COLUMNS = 8;

function line(label: string, text: string): DetailLine {
  return { text: `${label.padEnd(LABEL_COLUMNS)} ${text}` };
}
