// The command line that starts a job once more, for a person to paste into a shell.

import { shellQuote } from "../shell.ts";
import { isIsolated, placeOf } from "./place.ts";
import { type JobRecord, startTermsOf } from "./record.ts";

/**
 * `companion`: how the companion is called; `promptFile`: the path of the job's prompt. Times that have passed are left out.
 * The focus of a review is not in its record, so it is not in the line. Null: no flags name what the review was of.
 */
export function startAgainLine(record: JobRecord, companion: string, promptFile: string, nowMs: number): string | null {
  const { review } = record.request;
  const flags = review === undefined ? taskFlags(record, promptFile, nowMs) : reviewFlags(record, review);
  if (flags === null) return null;
  const command = review === undefined ? "task" : record.kind;
  return [companion, command, ...valueFlag("cwd", usersFolder(record)), ...flags].join(" ");
}

/** The folder that the job was ordered in: of an isolated one, not the copy's. */
function usersFolder(record: JobRecord): string {
  const { cwd, workspaceRoot } = record;
  return isIsolated(record) ? workspaceRoot + cwd.slice(placeOf(record).root.length) : cwd;
}

function taskFlags(record: JobRecord, promptFile: string, nowMs: number): readonly string[] {
  const { write, sandbox, allowCommit, model, verify, rounds, resumeOf, resumeJob, fallbacks } = record.request;
  return [
    ...(sandbox !== null ? valueFlag("sandbox", sandbox) : write ? ["--write"] : []),
    ...(allowCommit ? ["--allow-commit"] : []),
    ...(isIsolated(record) ? ["--isolate"] : []),
    ...routeFlags(record),
    ...(model !== null && fallbacks !== undefined ? ["--fallback"] : []), // Without a model it is so anyway.
    ...valueFlag("verify", verify),
    ...(rounds === undefined ? [] : valueFlag("rounds", String(rounds))),
    ...valueFlag("resume", resumeOf ?? resumeJob ?? null),
    ...waitFlags(record, nowMs),
    ...valueFlag("prompt-file", promptFile),
  ];
}

type Review = NonNullable<JobRecord["request"]["review"]>;

function reviewFlags(record: JobRecord, { target, checkFindings }: Review): readonly string[] | null {
  const named = targetFlags(target);
  if (named === null) return null;
  return [
    ...named,
    ...(checkFindings ? ["--check-findings"] : []),
    ...routeFlags(record),
    ...(startTermsOf(record).ignoresGate ? ["--ignore-gate"] : []),
  ];
}

/** The changes of a job and a snapshot are no range that a flag could name. */
function targetFlags({ kind, base, head }: Review["target"]): readonly string[] | null {
  switch (kind) {
    case "working-tree":
      return ["--scope", "working-tree"];
    case "branch":
      return base === null ? ["--scope", "branch"] : ["--base", base];
    case "commit":
      return head === null ? null : ["--commit", head];
    case "job":
    case "snapshot":
      return null;
  }
}

function routeFlags({ request: { model, effort, timeoutMs, stallAfterMs, retry } }: JobRecord): readonly string[] {
  return [
    ...valueFlag("model", model),
    ...valueFlag("effort", effort),
    ...(timeoutMs === null ? [] : valueFlag("timeout", durationOrNever(timeoutMs))),
    ...(stallAfterMs === undefined ? [] : valueFlag("stall-after", durationOrNever(stallAfterMs))),
    ...valueFlag("retry", retry),
  ];
}

function durationOrNever(ms: number | null): string {
  return ms === null ? "never" : `${Math.ceil(ms / 1_000)}s`;
}

function waitFlags(record: JobRecord, nowMs: number): readonly string[] {
  const { after, notBefore, parks, queues, ignoresGate } = startTermsOf(record);
  return [
    ...(after.length === 0 ? [] : valueFlag("after", after.join(","))),
    ...(notBefore === null || Date.parse(notBefore) <= nowMs ? [] : valueFlag("not-before", notBefore)),
    ...(parks ? ["--park"] : []),
    ...(queues ? [] : ["--no-queue"]),
    ...(ignoresGate ? ["--ignore-gate"] : []),
  ];
}

function valueFlag(name: string, value: string | null): readonly string[] {
  return value === null ? [] : [`--${name}`, shellQuote(value)];
}
