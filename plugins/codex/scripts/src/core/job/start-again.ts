// The command line that starts a job once more, for a person to paste into a shell.

import { shellQuote } from "../shell.ts";
import { isIsolated, placeOf } from "./place.ts";
import { type JobRecord, startTermsOf } from "./record.ts";

/** `companion`: how the companion is called; `promptFile`: the path of the job's prompt. Times that have passed are left out. */
export function startAgainLine(record: JobRecord, companion: string, promptFile: string, nowMs: number): string {
  const words = [...routeFlags(record), ...waitFlags(record, nowMs), ...valueFlag("prompt-file", promptFile)];
  return [companion, "task", ...valueFlag("cwd", usersFolder(record)), ...words].join(" ");
}

/** The folder that the job was ordered in: of an isolated one, not the copy's. */
function usersFolder(record: JobRecord): string {
  const { cwd, workspaceRoot } = record;
  return isIsolated(record) ? workspaceRoot + cwd.slice(placeOf(record).root.length) : cwd;
}

function routeFlags(record: JobRecord): readonly string[] {
  const { write, sandbox, allowCommit, model, effort, timeoutMs, verify, retry, resumeOf } = record.request;
  return [
    ...(sandbox !== null ? valueFlag("sandbox", sandbox) : write ? ["--write"] : []),
    ...(allowCommit ? ["--allow-commit"] : []),
    ...(isIsolated(record) ? ["--isolate"] : []),
    ...valueFlag("model", model),
    ...valueFlag("effort", effort),
    ...(timeoutMs === null ? [] : valueFlag("timeout", `${Math.ceil(timeoutMs / 1_000)}s`)),
    ...valueFlag("verify", verify),
    ...valueFlag("retry", retry),
    ...valueFlag("resume", resumeOf),
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
