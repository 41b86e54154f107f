// The one command to go on with, for each place where a job can stand.

import { isEnded, type JobRecord } from "../job/record.ts";
import type { ExplainFacts } from "./explanation.ts";

/** Kinds after which the same work cannot go on before something outside was mended: `setup` shows what. */
const SET_UP: ReadonlySet<string> = new Set([
  "cwd_missing",
  "codex_missing",
  "codex_not_executable",
  "config_invalid",
  "route_not_allowed",
  "auth_unavailable",
]);

/** The command, ready for a shell. */
export function nextCommand({ record, wait, companion }: ExplainFacts): string {
  const { id } = record;
  if (!isEnded(record)) return wait === null ? `${companion} status ${id} --wait` : `${companion} queue`;
  if (record.status === "completed") return `${companion} result ${id}`;
  const kind = record.failure?.kind ?? "";
  if (SET_UP.has(kind)) return `${companion} setup`;
  return record.threadId === null || kind === "context_exceeded" ? again(record, companion) : goOn(record, companion);
}

function goOn({ id, request }: JobRecord, companion: string): string {
  return `${companion} task --resume ${id}${flags(request)} "Go on."`;
}

/** The prompt is kept with the job; whoever starts it again may want to change it. */
function again({ id }: JobRecord, companion: string): string {
  return `${companion} logs ${id}`;
}

function flags({ write, allowCommit }: JobRecord["request"]): string {
  return `${write ? " --write" : ""}${allowCommit ? " --allow-commit" : ""}`;
}
