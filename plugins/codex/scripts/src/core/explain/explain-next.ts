// The one command to go on with, for each place where a job can stand.

import { factsOf, isFailureKind } from "../failure/kinds.ts";
import { type EndedJob, isEnded, type JobRecord } from "../job/record.ts";
import { shellQuote } from "../shell.ts";
import type { ExplainFacts } from "./explanation.ts";

/** The command, ready for a shell. */
export function nextCommand({ record, companion }: ExplainFacts): string {
  const { id } = record;
  if (!isEnded(record)) return record.status === "waiting" ? `${companion} queue` : `${companion} status ${id} --wait`;
  if (record.status === "completed") return `${companion} result ${id}`;
  const kind = record.failure?.kind ?? "";
  if (isFailureKind(kind) && factsOf(kind).needsSetUp === true) return `${companion} setup`;
  return record.threadId === null || kind === "context_exceeded" ? again(record, companion) : goOn(record, companion);
}

function goOn({ id, request, discardedAt }: EndedJob, companion: string): string {
  const place = discardedAt === undefined ? "" : " --isolate"; // A new copy.
  return `${companion} task --resume ${id}${flags(request)}${place} "Go on."`;
}

/** The prompt is kept with the job; whoever starts it again may want to change it. */
function again({ id }: JobRecord, companion: string): string {
  return `${companion} logs ${id}`;
}

function flags({ write, allowCommit, network, addDirs = [] }: JobRecord["request"]): string {
  const folders = addDirs.map((folder) => ` --add-dir ${shellQuote(folder)}`).join("");
  return `${write ? " --write" : ""}${allowCommit ? " --allow-commit" : ""}${network ? " --network" : ""}${folders}`;
}
