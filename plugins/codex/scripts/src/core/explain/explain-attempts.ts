// The attempts of a job, each with what the event log says of it: why it was called what it was called, what it recorded
// more than the one before, and what was decided.

import type { Attempt } from "../job/record.ts";
import { type JsonObject, numberField, stringField, stringsField } from "../json.ts";
import { inLine } from "../text.ts";
import type { ExplainedAttempt } from "./explanation.ts";
import { ruleWords } from "./rule-words.ts";

const MOST_WHY = 200;

/** The newest event of a type for an attempt of a job; null if there is none. */
export function eventOf(events: readonly JsonObject[], type: string, job: string, attempt: number): JsonObject | null {
  const id = `${job}.${attempt}`;
  return events.findLast((event) => event["type"] === type && event["dispatch_id"] === id) ?? null;
}

/** The number of the attempt that was launched last; 0 if none was. */
export function lastLaunched(job: string, attempts: readonly Attempt[], events: readonly JsonObject[]): number {
  const number = attempts.at(-1)?.number ?? 0;
  return eventOf(events, "runner_prepare", job, number + 1) === null ? number : number + 1;
}

/** The attempts that have ended, oldest first. */
export function explainAttempts(
  job: string,
  attempts: readonly Attempt[],
  events: readonly JsonObject[],
): readonly ExplainedAttempt[] {
  return attempts.map((attempt) => {
    const { number } = attempt;
    const classified = eventOf(events, "runner_classified_failure", job, number);
    const kind = attempt.kind ?? (classified === null ? null : stringField(classified, "classifier"));
    return {
      ...attempt,
      kind,
      rule: kind === null ? null : ruleWords(inLine(kind), namedIn(classified)),
      diagnostics: stringsField(eventOf(events, "runner_prepare", job, number) ?? {}, "diagnostics"),
      decision: classified === null ? handedBackWords(events, number) : decisionWords(classified),
      pauseMs: pauseAfter(events, number),
    };
  });
}

function namedIn(classified: JsonObject | null) {
  return { rule: stringField(classified ?? {}, "rule"), basis: stringField(classified ?? {}, "basis") };
}

function handedBackWords(events: readonly JsonObject[], attempt: number): string | null {
  const isHandedBack = events.some((event) => event["type"] === "handed_back" && event["attempt"] === attempt);
  return isHandedBack ? "Its check was handed back to Codex." : null;
}

/** The log has `after 1200 ms`, or `no: ` and the reason. */
function decisionWords(classified: JsonObject): string | null {
  const retry = stringField(classified, "retry");
  if (retry === null) return null;
  const why = /^no: (.+)$/s.exec(retry)?.[1];
  return why === undefined ? "It is tried again." : `It is not tried again: ${inLine(why, MOST_WHY)}.`;
}

function pauseAfter(events: readonly JsonObject[], number: number): number | null {
  const next = events.findLast((event) => event["type"] === "trying_again" && event["attempt"] === number + 1);
  return next === undefined ? null : numberField(next, "afterMs");
}
