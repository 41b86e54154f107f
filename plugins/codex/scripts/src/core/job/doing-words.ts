// What a running job is doing, in a few words, from the last lines of its event log.

import { type JsonObject, numberField, objectsField, stringField, stringsField } from "../json.ts";
import { inLine } from "../text.ts";
import { describeEvent, type EventTelling, shellBody } from "./event-line.ts";

/** How far a plan is: so many of its steps are done. */
export interface PlanAt {
  readonly done: number;
  readonly total: number;
}

const MOST = 160;

/** How a running job is getting on. */
export interface Standing {
  readonly plan: PlanAt | null;
  /** What it is doing, fit for printing. */
  readonly doing: string;
  /** How many it has used so far; null: Codex has not told. */
  readonly tokens: number | null;
}

/** `plan 2/5 · 12k tokens · running npm test`, as far as it is known: last what may be cut. */
export function standingWords({ plan, doing, tokens }: Standing): string {
  const parts = [
    plan && `plan ${plan.done}/${plan.total}`,
    tokens === null ? null : `${inShort(tokens)} tokens`,
    doing,
  ];
  return parts.filter((part) => typeof part === "string").join(" · ");
}

/** `980`, `12k`, `1.2M`: a number that changes all the time. */
function inShort(count: number): string {
  if (count < 1_000) return `${count}`;
  if (count < 999_500) return `${Math.round(count / 1_000)}k`;
  return `${(count / 1_000_000).toFixed(1)}M`;
}

/** `running npm test`, `editing src/a.ts`, `thinking`: by the newest line that tells; null if none does. Fit for printing. */
export function doingWords(lines: readonly JsonObject[], time: EventTelling["time"]): string | null {
  for (const line of lines.toReversed()) {
    const words = doing(line) ?? describeEvent(line, { most: MOST, time });
    if (words !== null && line["type"] !== "plan") return inLine(words, MOST);
  }
  return null;
}

/** The newest plan among the lines; null if there is none. */
export function planAt(lines: readonly JsonObject[]): PlanAt | null {
  const plan = lines.findLast((line) => line["type"] === "plan");
  if (plan === undefined) return null;
  const steps = objectsField(plan, "steps");
  const done = steps.filter((step) => step["status"] === "completed").length;
  return steps.length === 0 ? null : { done, total: steps.length };
}

/** How many tokens the job has used, by the newest line that tells; null if none does. */
export function tokensIn(lines: readonly JsonObject[]): number | null {
  const line = lines.findLast((each) => each["type"] === "tokens");
  return line === undefined ? null : numberField(line, "total");
}

/** Null for what the log's own words say well enough. */
function doing(line: JsonObject): string | null {
  const text = (name: string) => stringField(line, name) ?? "";
  switch (line["type"]) {
    case "command_started":
      return `running ${shellBody(text("command"))}`;
    case "command_ended":
      return `ran ${shellBody(text("command"))} (exit ${numberField(line, "exitCode") ?? "unknown"})`;
    case "files":
      return `editing ${stringsField(line, "paths").join(", ")}`;
    case "thinking":
      return "thinking";
    case "message":
      return `saying: ${text("text")}`;
    case "tool_started":
      return `calling ${text("name")}`;
    case "tool_ended":
      return `called ${text("name")}`;
    case "check_started":
      return `checking with ${text("command")}`;
    case "turn_started":
      return "beginning its turn";
    default:
      return null;
  }
}
