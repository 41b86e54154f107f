// Whether a session record of another system tells of a success: by its exit code, and by what it says was produced.

import { asObject, type JsonObject } from "../json.ts";

/** Success by the raw code, and by the evidence; null if the record does not tell. */
export interface ImportedSuccess {
  readonly raw: boolean | null;
  readonly evidence: boolean | null;
}

const TIMED_OUT = 124;
const CANCELLED = /^(?:cancell?ed|aborted by user)$/;
const TIMEOUT = /^(?:timeout|timed[ _-]?out)$/;
const FAILED =
  /^(?:fail(?:ed|ure)?|error(?:ed)?|crash(?:ed)?|killed|died|dead|lost|abort(?:ed)?|interrupted|unsuccessful)$/;
const COMMIT_NAMES = [
  "commits",
  "commit_count",
  "commits_count",
  "num_commits",
  "commits_made",
  "commitCount",
] as const;

// Without any of these, a record says nothing of how it ended.
const TELLING = [
  ...["outcome", "status", "success", "exit_code", "raw_exit_code", "signal", "grades", "grade_reasons", "loop_status"],
  ...["intent_category_matched", "evidence", ...COMMIT_NAMES],
] as const;

/**
 * What a record says of its success; `hasMode` if a failure mode fits it. A run that ended badly has succeeded only if it
 * committed, and never if it ran out of time (124). If its commits are not told, an exit code that was normalised to 0 says
 * that there were some. The only rule there is for such records: `docs/decisions/0030-one-rule-for-imported-success.md`.
 */
export function importedSuccess(record: JsonObject, hasMode: boolean): ImportedSuccess {
  const outcome = word(record["outcome"]) ?? word(record["status"]) ?? "";
  if (CANCELLED.test(outcome)) return { raw: null, evidence: null };
  const exitCode = code(record["exit_code"]);
  const rawCode = code(record["raw_exit_code"]) ?? exitCode;
  const raw = rawCode === null ? null : rawCode === 0;
  if (hasMode || isTimeout(record, outcome, [exitCode, rawCode])) return { raw, evidence: false };
  if (!TELLING.some((name) => name in record)) return { raw, evidence: null };
  if (FAILED.test(outcome) || record["success"] === false) return { raw, evidence: (commitsIn(record) ?? 0) > 0 };
  return { raw, evidence: !hasDied(record, exitCode, rawCode) || hasShipped(record, exitCode) };
}

function isTimeout(record: JsonObject, outcome: string, codes: readonly (number | null)[]): boolean {
  return codes.includes(TIMED_OUT) || TIMEOUT.test(outcome) || record["timed_out"] === true;
}

/** A code other than 0, the raw one or the normalised one; or a signal. */
function hasDied(record: JsonObject, exitCode: number | null, rawCode: number | null): boolean {
  const signal = record["signal"];
  return (exitCode ?? 0) !== 0 || (rawCode ?? 0) !== 0 || (typeof signal === "string" && signal !== "");
}

/** By the commits that are told; if none are, by the other system's own normalised code. */
function hasShipped(record: JsonObject, exitCode: number | null): boolean {
  const commits = commitsIn(record);
  return commits === null ? exitCode === 0 : commits > 0;
}

/** The most commits that a record tells of; null if it says neither that there are some nor that there are none. */
function commitsIn(record: JsonObject): number | null {
  const places = [record, asObject(record["evidence"]) ?? {}];
  const counts = places.flatMap((place) => COMMIT_NAMES.flatMap((name) => countOf(place[name]) ?? []));
  return counts.length === 0 ? null : Math.max(...counts);
}

function countOf(value: unknown): number | null {
  return Array.isArray(value) ? value.length : code(value);
}

function word(value: unknown): string | null {
  return typeof value === "string" ? value.trim().toLowerCase() : null;
}

/** A whole number, also if it was written as text. */
function code(value: unknown): number | null {
  const number = typeof value === "string" && /^-?\d{1,9}$/.test(value) ? Number(value) : value;
  return typeof number === "number" && Number.isInteger(number) ? number : null;
}
