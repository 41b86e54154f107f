// What `explain JOB` says: the same facts as JSON and as text. All strings are whole sentences or lines, fit for printing.

import type { Incident } from "../incident.ts";
import type { Attempt, JobRecord } from "../job/record.ts";
import type { JsonObject } from "../json.ts";
import type { LaunchFacts } from "./launch.ts";

/** What an explanation is made from. */
export interface ExplainFacts {
  readonly record: JobRecord;
  /** Its place in the line of waiting jobs, from 1; null if it does not wait. */
  readonly position: number | null;
  /** The lines of its event log that `isExplaining` takes, oldest first. */
  readonly events: readonly JsonObject[];
  /** The last lines of its event log, whatever they are. */
  readonly latest: readonly JsonObject[];
  /** Why its event log cannot be read; null if it can. */
  readonly logFault: string | null;
  /** The incident of its failure, or the one that it waits for; null if there is none. */
  readonly incident: Incident | null;
  readonly nowMs: number;
  /** The job's folder, absolute. */
  readonly folder: string;
  /** The names of the files in it that a person may want to read. */
  readonly files: readonly string[];
  /** How the companion is called in a shell. */
  readonly companion: string;
  /** An instant in ISO 8601 UTC as its reader wants to see it. */
  readonly time: (at: string) => string;
}

const EXPLAINING = new Set<unknown>([
  "prepare_ended",
  "runner_prepare",
  "runner_exit",
  "runner_classified_failure",
  "trying_again",
  "handed_back",
  "rerouted",
]);

/** True for a line of an event log on which an explanation may rest. */
export function isExplaining(event: JsonObject): boolean {
  return EXPLAINING.has(event["type"]);
}

/** One attempt, with what was decided after it. */
export interface ExplainedAttempt extends Attempt {
  /** Why it was called so; null if it was good. What was decided; null if the log does not tell. */
  readonly rule: string | null;
  /** What it recorded beyond the attempt before it. */
  readonly diagnostics: readonly string[];
  readonly decision: string | null;
  /** The pause before the next attempt, in ms; null if there was none. */
  readonly pauseMs: number | null;
}

/** The incident of a failure. */
export interface ExplainedIncident {
  readonly fingerprint: string;
  readonly kind: string;
  readonly openedAt: string;
  readonly jobs: number;
  readonly refusals: number;
  /** Whom it keeps out, and until when. */
  readonly state: string;
}

/** The explanation; its fields are the JSON of `explain JOB --json`. */
export interface Explanation {
  readonly job: string;
  readonly status: string;
  readonly kind: string | null;
  /** What happened, or what it waits for. */
  readonly what: string;
  /** By which rules. */
  readonly why: readonly string[];
  /** What was launched last. */
  readonly launch: LaunchFacts;
  /** On what evidence. */
  readonly evidence: readonly string[];
  readonly attempts: readonly ExplainedAttempt[];
  readonly incident: ExplainedIncident | null;
  /** What would change it. */
  readonly changes: readonly string[];
  /** The command to go on with. */
  readonly next: string;
  /** The job's folder and the files in it, absolute. */
  readonly files: readonly string[];
}
