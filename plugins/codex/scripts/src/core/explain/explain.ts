// Why a job stands where it stands: its record, its event log and its incident -> an explanation. Contract section 11.

import { isFailureKind } from "../failure/kinds.ts";
import { type Incident, isOpen, opensAtMs } from "../incident.ts";
import { isEnded } from "../job/record.ts";
import { oneLine, printable } from "../text.ts";
import { waitingHint } from "../waiting/waiting-words.ts";
import { eventOf, explainAttempts } from "./explain-attempts.ts";
import { evidenceLines } from "./explain-evidence.ts";
import { nextCommand } from "./explain-next.ts";
import { statusWord, whatHappened } from "./explain-what.ts";
import type { ExplainedIncident, ExplainFacts, Explanation } from "./explanation.ts";
import { consequenceWords, ruleWords } from "./rule-words.ts";

/** The explanation of a job. */
export function explainJob(facts: ExplainFacts): Explanation {
  const { record, events, incident, wait, folder } = facts;
  return {
    job: record.id,
    status: statusWord(record, wait !== null),
    kind: isEnded(record) ? (record.failure?.kind ?? null) : null,
    what: whatHappened(facts),
    why: whyLines(facts),
    evidence: evidenceLines(facts),
    attempts: explainAttempts(record.id, record.attempts, events),
    incident: incident === null ? null : explainIncident(incident, facts),
    changes: changeLines(facts),
    next: nextCommand(facts),
    files: ["prompt.md", "events.jsonl", "worker.log", ...(isEnded(record) ? ["result.md"] : [])].map(
      (name) => `${folder}/${name}`,
    ),
  };
}

function whyLines({ record, events }: ExplainFacts): readonly string[] {
  if (!isEnded(record) || record.failure === null) return [];
  const { kind } = record.failure;
  const classified = eventOf(events, "runner_classified_failure", record.id, record.attempts.length);
  // The end may be another one than that of the last attempt: a check that failed after it, a lost worker.
  const own = classified?.["classifier"] === kind ? classified : null;
  const rule = ruleWords(kind, own);
  return [...(rule === null ? [] : [rule]), ...(isFailureKind(kind) ? consequenceWords(kind) : [])];
}

function explainIncident(incident: Incident, { time }: ExplainFacts): ExplainedIncident {
  const { fingerprint, kind, openedAt, jobs, refusals } = incident;
  return { fingerprint, kind, openedAt, jobs: jobs.length, refusals, state: incidentState(incident, time) };
}

function incidentState(incident: Incident, time: ExplainFacts["time"]): string {
  if (incident.closed !== null) return `It was closed at ${time(incident.closed.at)}.`;
  if (incident.scope === "none") return "It is open and keeps nobody out.";
  const whom = incident.scope === "lane" ? "every job of its lane" : "the same task";
  return `It is open and keeps ${whom} out; one job may try again from ${time(new Date(opensAtMs(incident)).toISOString())} on.`;
}

function changeLines({ record, wait, incident, companion }: ExplainFacts): readonly string[] {
  if (!isEnded(record)) return wait === null ? [] : [waitingHint(wait.waiting, record.id, companion)];
  if (record.failure === null) return [];
  const isClosing = incident !== null && isOpen(incident) && incident.scope !== "none";
  const resolve = isClosing ? [`\`${companion} incidents --resolve ${incident.fingerprint}\` opens its lane.`] : [];
  return [oneLine(printable(record.failure.hint), 500), ...resolve];
}
