// Why a job stands where it stands: its record, its event log and its incident -> an explanation. Contract section 11.

import { isFailureKind } from "../failure/kinds.ts";
import { type Incident, isOpen, opensAtMs } from "../incident.ts";
import { isEnded, type JobRecord } from "../job/record.ts";
import { inLine } from "../text.ts";
import { waitingHint } from "../waiting/waiting-words.ts";
import { explainAttempts } from "./explain-attempts.ts";
import { evidenceLines } from "./explain-evidence.ts";
import { nextCommand } from "./explain-next.ts";
import { statusWord, whatHappened } from "./explain-what.ts";
import type { ExplainedIncident, ExplainFacts, Explanation } from "./explanation.ts";
import { type LaunchFacts, launchFacts } from "./launch.ts";
import { consequenceWords, ruleWords } from "./rule-words.ts";

const MOST_HINT = 500;

/** The explanation of a job. */
export function explainJob(facts: ExplainFacts): Explanation {
  const { record, events, incident, folder, files } = facts;
  const launch = launchFacts(record, events, folder, files);
  return {
    job: record.id,
    status: statusWord(record),
    kind: isEnded(record) ? (record.failure?.kind ?? null) : null,
    what: whatHappened(facts),
    why: whyLines(record, launch),
    launch,
    evidence: evidenceLines(facts),
    attempts: explainAttempts(record.id, record.attempts, events),
    incident: incident === null ? null : explainIncident(incident, facts),
    changes: changeLines(facts),
    next: nextCommand(facts),
    files: [folder, ...files.map((name) => `${folder}/${name}`)],
  };
}

function whyLines(record: JobRecord, launch: LaunchFacts): readonly string[] {
  if (!isEnded(record) || record.failure === null) return [];
  const { kind } = record.failure;
  return [ruleWords(kind, launch), ...(isFailureKind(kind) ? consequenceWords(kind) : [])];
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

function changeLines({ record, incident, companion }: ExplainFacts): readonly string[] {
  if (record.status === "waiting") return [waitingHint(record.waiting, record.id, companion)];
  if (!isEnded(record) || record.failure === null) return [];
  const isClosing = incident !== null && isOpen(incident) && incident.scope !== "none";
  const resolve = isClosing ? [`\`${companion} incidents --resolve ${incident.fingerprint}\` opens its lane.`] : [];
  return [inLine(record.failure.hint, MOST_HINT), ...resolve];
}
