// The command line that starts a job once more, for a person to paste into a shell.

import { tomlText } from "../codex/toml-value.ts";
import { shellQuote } from "../shell.ts";
import { copyNameOf, placeOf } from "./place.ts";
import type { JobRecord } from "./record.ts";
import { startTermsOf } from "./request.ts";
import type { TurnExtras } from "./turn-extras.ts";

/** What a line needs beside the record. */
export interface StartAgain {
  /** How the companion is called. */
  readonly companion: string;
  /** The path of the job's prompt. */
  readonly promptFile: string;
  readonly nowMs: number;
  /** True if flags of `task` have defaults, which may be others than those that the job had: the line leaves them out. */
  readonly hasDefaults: boolean;
}

/**
 * Times that have passed are left out. The focus of a review is not in its record, so it is not in the line; nor are the other
 * jobs of a group. Null: no flags name what the review was of.
 */
export function startAgainLine(record: JobRecord, again: StartAgain): string | null {
  const { review } = record.request;
  const flags = review === undefined ? taskFlags(record, again) : reviewFlags(record, review);
  if (flags === null) return null;
  const command = review === undefined ? "task" : record.kind;
  return [again.companion, command, ...valueFlag("cwd", orderedIn(record)), ...flags].join(" ");
}

/** The folder that the job was ordered in: of one that had its copy made, not the copy's. */
function orderedIn(record: JobRecord): string {
  const { cwd, workspaceRoot } = record;
  return hasOwnCopy(record) ? workspaceRoot + cwd.slice(placeOf(record).root.length) : cwd;
}

/** False for a job that continues in the copy of another. */
function hasOwnCopy(record: JobRecord): boolean {
  return copyNameOf(record) === record.id;
}

function taskFlags(record: JobRecord, { promptFile, nowMs, hasDefaults }: StartAgain): readonly string[] {
  const {
    write,
    sandbox,
    allowCommit,
    model,
    prepare,
    from,
    submodules,
    verify,
    rounds,
    resumeOf,
    resumeJob,
    fallbacks,
  } = record.request;
  return [
    ...(hasDefaults ? ["--no-defaults"] : []),
    ...(sandbox !== null ? valueFlag("sandbox", sandbox) : write ? ["--write"] : []),
    ...(allowCommit ? ["--allow-commit"] : []),
    ...(hasOwnCopy(record) ? ["--isolate"] : []),
    ...valueFlag("from", from ?? null),
    ...(submodules === true ? ["--submodules"] : []),
    ...valueFlag("prepare", prepare ?? null),
    ...extraFlags(record.request),
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

function routeFlags({ executor, request }: JobRecord): readonly string[] {
  const { model, effort, timeoutMs, stallAfterMs, retry } = request;
  return [
    ...valueFlag("on", executor?.name ?? null),
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

function extraFlags({ network, addDirs = [], images = [], outputSchema, config = {} }: TurnExtras): readonly string[] {
  return [
    ...(network === true ? ["--network"] : []),
    ...addDirs.flatMap((folder) => valueFlag("add-dir", folder)),
    ...images.flatMap((file) => valueFlag("image", file)),
    ...Object.entries(config).flatMap(([key, value]) => valueFlag("config", `${key}=${tomlText(value)}`)),
    ...valueFlag("output-schema", outputSchema?.file ?? null),
  ];
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
