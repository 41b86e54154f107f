// What `explain JOB` says: the same facts as JSON and as text. All strings are whole sentences or lines, fit for printing.

import type { Incident } from "../incident.ts";
import type { JobRecord } from "../job/record.ts";
import type { JsonObject } from "../json.ts";
import type { Waiting } from "../waiting/waiting.ts";

/** What an explanation is made from. */
export interface ExplainFacts {
  readonly record: JobRecord;
  /** The job waits: why (null: not known), and its place in the line. Null: it does not wait. */
  readonly wait: { readonly waiting: Waiting | null; readonly position: number | null } | null;
  /** The lines of its event log, oldest first. */
  readonly events: readonly JsonObject[];
  /** The incident of its failure; null if there is none. */
  readonly incident: Incident | null;
  readonly nowMs: number;
  /** The job's folder, absolute. */
  readonly folder: string;
  /** How the companion is called in a shell. */
  readonly companion: string;
  /** An instant in ISO 8601 UTC as its reader wants to see it. */
  readonly time: (at: string) => string;
}

/** One attempt, with what was decided after it. */
export interface ExplainedAttempt {
  readonly number: number;
  readonly startedAt: string;
  readonly completedAt: string;
  readonly raw_exit_code: number;
  readonly signal: string | null;
  readonly kind: string | null;
  /** Why it was called so, and what was decided; null if the log does not tell. */
  readonly rule: string | null;
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
  /** On what evidence. */
  readonly evidence: readonly string[];
  readonly attempts: readonly ExplainedAttempt[];
  readonly incident: ExplainedIncident | null;
  /** What would change it. */
  readonly changes: readonly string[];
  /** The command to go on with. */
  readonly next: string;
  /** The files with all of it, absolute. */
  readonly files: readonly string[];
}
