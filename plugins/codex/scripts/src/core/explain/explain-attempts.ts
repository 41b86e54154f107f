// The attempts of a job, each with what the event log says of it: why it was called what it was called, and what was decided.

import type { Attempt } from "../job/record.ts";
import { type JsonObject, numberField, stringField } from "../json.ts";
import { oneLine, printable } from "../text.ts";
import type { ExplainedAttempt } from "./explanation.ts";
import { ruleWords } from "./rule-words.ts";

/** The newest event of a type for an attempt of a job; null if there is none. */
export function eventOf(events: readonly JsonObject[], type: string, job: string, attempt: number): JsonObject | null {
  const id = `${job}.${attempt}`;
  return events.findLast((event) => event["type"] === type && event["dispatch_id"] === id) ?? null;
}

/** The attempts, oldest first. */
export function explainAttempts(
  job: string,
  attempts: readonly Attempt[],
  events: readonly JsonObject[],
): readonly ExplainedAttempt[] {
  return attempts.map((attempt) => {
    const classified = eventOf(events, "runner_classified_failure", job, attempt.number);
    const kind = attempt.kind ?? (classified === null ? null : stringField(classified, "classifier"));
    return {
      ...attempt,
      kind,
      rule: kind === null ? null : ruleWords(kind, classified),
      decision: classified === null ? null : decisionWords(classified),
      pauseMs: pauseAfter(events, attempt.number),
    };
  });
}

/** The log has `after 1200 ms`, or `no: ` and the reason. */
function decisionWords(classified: JsonObject): string | null {
  const retry = stringField(classified, "retry");
  if (retry === null) return null;
  const why = /^no: (.+)$/s.exec(retry)?.[1];
  return why === undefined ? "It is tried again." : `It is not tried again: ${oneLine(printable(why), 200)}.`;
}

function pauseAfter(events: readonly JsonObject[], number: number): number | null {
  const next = events.findLast((event) => event["type"] === "trying_again" && event["attempt"] === number + 1);
  return next === undefined ? null : numberField(next, "afterMs");
}
