// An explanation as text, within 76 columns: a heading for each part that there is. Paths, and commands to be copied, are
// never broken.

import { formatDuration } from "../../core/duration.ts";
import type { ExplainedAttempt, ExplainedIncident, Explanation } from "../../core/explain/explanation.ts";
import { diagnosticsWords, launchWords } from "../../core/explain/launch.ts";
import { plural } from "../../core/outcome/work-words.ts";
import { inLine } from "../../core/text.ts";
import { type Reader, withTypedCommands } from "../../core/typed-command.ts";
import { breakWords, wrap } from "./wrap.ts";

const WIDTH = 76;
const INDENT = "  ";

/** The text, without a line break at its end. */
export function explanationText(explanation: Explanation, time: (at: string) => string, reader: Reader): string {
  const { job, status, kind, what, why, launch, evidence, attempts, incident, changes, next, files } = explanation;
  return [
    `codex job ${job}: ${status}${kind === null ? "" : ` (${kind})`}`,
    wrap("", what, WIDTH),
    ...part("Rule", why.map(wrapped)),
    ...part("Launched", launchWords(launch).map(wrapped)),
    ...part(
      "Evidence",
      evidence.map((line) => wrapped(breakWords(line, WIDTH - INDENT.length))),
    ),
    ...part(
      "Attempts",
      attempts.map((attempt) => attemptText(attempt, why)),
    ),
    ...part("Incident", incident === null ? [] : incidentLines(incident, time).map(wrapped)),
    ...part(
      "What would change it",
      changes.map((words) => wrapped(withTypedCommands(reader, words))),
    ),
    ...part("Next", [`${INDENT}${withTypedCommands(reader, next)}`]),
    ...part(
      "Files",
      files.map((file) => `${INDENT}${inLine(file)}`),
    ),
  ].join("\n");
}

function part(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ["", `${title}:`, ...lines];
}

function wrapped(line: string): string {
  return wrap(INDENT, line, WIDTH);
}

/** The rule of the job itself is not said twice. */
function attemptText(attempt: ExplainedAttempt, said: readonly string[]): string {
  const { number, kind, raw_exit_code: code, signal, startedAt, completedAt, rule, decision, pauseMs } = attempt;
  const took = formatDuration(Date.parse(completedAt) - Date.parse(startedAt));
  const exit = signal === null ? `exit code ${code}` : `exit code ${code}, ${signal}`;
  const more = diagnosticsWords(attempt.diagnostics);
  const words = [
    `${kind ?? "good"}, ${exit}, after ${took}.`,
    more === null ? null : `It recorded more than the one before it, ${more}.`,
    rule !== null && said.includes(rule) ? null : rule,
    decision,
    pauseMs === null ? null : `Then a pause of ${formatDuration(pauseMs)}.`,
  ];
  return wrap(`${INDENT}${number}: `, words.filter((each) => each !== null).join(" "), WIDTH);
}

function incidentLines(incident: ExplainedIncident, time: (at: string) => string): readonly string[] {
  const { fingerprint, kind, openedAt, jobs, refusals, state } = incident;
  return [
    `${fingerprint} (${kind}), opened at ${time(openedAt)}: ${plural(jobs, "job")}, ${plural(refusals, "refused task")}.`,
    state,
  ];
}
