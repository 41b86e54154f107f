// An explanation as text: the same facts as its JSON, a heading for each part that there is.

import { formatDuration } from "../duration.ts";
import { plural } from "../outcome/work-words.ts";
import type { ExplainedAttempt, ExplainedIncident, Explanation } from "./explanation.ts";

/** The text, without a line break at its end. */
export function explanationText(explanation: Explanation, time: (at: string) => string): string {
  const { job, status, kind, what, why, evidence, attempts, incident, changes, next, files } = explanation;
  return [
    `codex job ${job}: ${status}${kind === null ? "" : ` (${kind})`}`,
    what,
    ...part("Rule", why),
    ...part("Evidence", evidence),
    ...part("Attempts", attempts.flatMap(attemptLines)),
    ...part("Incident", incident === null ? [] : incidentLines(incident, time)),
    ...part("What would change it", changes),
    ...part("Next", [next]),
    ...part("Files", files),
  ].join("\n");
}

function part(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ["", `${title}:`, ...lines.map((line) => `  ${line}`)];
}

function attemptLines(attempt: ExplainedAttempt): readonly string[] {
  const { number, kind, raw_exit_code: code, signal, startedAt, completedAt, rule, decision, pauseMs } = attempt;
  const took = formatDuration(Date.parse(completedAt) - Date.parse(startedAt));
  const exit = signal === null ? `exit code ${code}` : `exit code ${code}, ${signal}`;
  const pause = pauseMs === null ? "" : ` Then a pause of ${formatDuration(pauseMs)}.`;
  const because = [rule, decision].filter((words) => words !== null).join(" ");
  return [`${number}: ${kind ?? "good"}, ${exit}, after ${took}.${because === "" ? "" : ` ${because}`}${pause}`];
}

function incidentLines(incident: ExplainedIncident, time: (at: string) => string): readonly string[] {
  const { fingerprint, kind, openedAt, jobs, refusals, state } = incident;
  return [
    `${fingerprint} (${kind}), opened at ${time(openedAt)}: ${plural(jobs, "job")}, ${plural(refusals, "refused task")}.`,
    state,
  ];
}
