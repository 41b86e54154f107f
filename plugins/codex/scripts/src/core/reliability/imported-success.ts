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
 * What a record says of its success; `hasMode` if a failure mode fits it. A run that ended badly has succeeded only if
 * it committed. If it ran out of time (124) it never has. An exit code that was normalised to 0 says that it has.
 */
export function importedSuccess(record: JsonObject, hasMode: boolean): ImportedSuccess {
  const outcome = word(record["outcome"]) ?? word(record["status"]) ?? "";
  if (CANCELLED.test(outcome)) return { raw: null, evidence: null };
  const exitCode = code(record["exit_code"]);
  const rawCode = code(record["raw_exit_code"]) ?? exitCode;
  const raw = rawCode === null ? null : rawCode === 0;
  if (hasMode || isTimeout(record, outcome, [exitCode, rawCode])) return { raw, evidence: false };
  if (!TELLING.some((name) => name in record)) return { raw, evidence: null };
  const endedBadly = FAILED.test(outcome) || record["success"] === false || hasDied(record, exitCode);
  return { raw, evidence: !endedBadly || hasCommits(record) };
}

function isTimeout(record: JsonObject, outcome: string, codes: readonly (number | null)[]): boolean {
  return codes.includes(TIMED_OUT) || TIMEOUT.test(outcome) || record["timed_out"] === true;
}

/** A code other than 0; or a signal, if no code says that the end was counted as a success. */
function hasDied(record: JsonObject, exitCode: number | null): boolean {
  if (exitCode !== null) return exitCode !== 0;
  return (
    (code(record["raw_exit_code"]) ?? 0) !== 0 || (typeof record["signal"] === "string" && record["signal"] !== "")
  );
}

function hasCommits(record: JsonObject): boolean {
  const places = [record, asObject(record["evidence"]) ?? {}];
  return places.some((place) => COMMIT_NAMES.some((name) => isSome(place[name])));
}

function isSome(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return (code(value) ?? 0) > 0;
}

function word(value: unknown): string | null {
  return typeof value === "string" ? value.trim().toLowerCase() : null;
}

/** A whole number, also if it was written as text. */
function code(value: unknown): number | null {
  const number = typeof value === "string" && /^-?\d{1,9}$/.test(value) ? Number(value) : value;
  return typeof number === "number" && Number.isInteger(number) ? number : null;
}
