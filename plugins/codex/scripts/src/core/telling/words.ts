// The sentences for the main thread about a returned agent: statements of fact with job id and time, at most 1,000
// characters. Each begins `codex job ID: WORD` or `codex task: WORD`, with a word of the contract.

import { assertNever } from "../assert-never.ts";
import { failure, isFailureKind } from "../failure/kinds.ts";
import type { JobRecord } from "../job/record.ts";
import { printable } from "../text.ts";
import type { Doubt, Said } from "./decide.ts";
import { cut, howToHear, instant, quote, standing, type Telling } from "./standing.ts";

/** The most characters of one context, counted in UTF-16 units, so that nobody counts more. */
export const MOST_CHARACTERS = 1_000;

/** Of this much is sure, whatever else is said, how the job of the call stands. */
const HALF = 430;
const LONGEST_PATH = 300;

const DOUBTS: Readonly<Record<Doubt, string>> = {
  not_this_call: "The agent's closing line claims success for a job that is not known to be of this call.",
  not_this_client: "The agent's closing line names a job that is not this client's, and tells nothing of this task.",
  record_differs: "The agent's closing line claims success, and the job's record does not.",
};

/** The sentences for a decision about a returned agent. */
export function words(said: Said, telling: Telling): string {
  return cut(sentence(said, telling), MOST_CHARACTERS);
}

function sentence(said: Said, telling: Telling): string {
  switch (said.word) {
    case "state":
      return withStanding(`codex job ${said.record.id}:`, said.record, telling);
    case "contradicted":
      return contradicted(said, telling);
    case "detached":
      return detached(said, telling);
    case "ended":
      return ended(said, telling);
    case "not_started":
      return notStarted(said, telling);
    case "unconfirmed":
      return unconfirmed(said, telling);
    default:
      return assertNever(said);
  }
}

/** Of another client's job nothing is told. */
function contradicted({ record, doubt, bound }: Extract<Said, { word: "contradicted" }>, telling: Telling): string {
  const head = `codex job ${record.id}: contradicted at ${instant(telling.now)}. ${DOUBTS[doubt]}`;
  const other = bound?.id === record.id ? null : bound;
  if (doubt === "not_this_client") return withBound(head, other, telling);
  if (other === null) return withStanding(`${head} Its record:`, record, telling);
  const itsRecord = standing(record, telling, MOST_CHARACTERS - HALF - head.length);
  return withBound(`${head} Its record: ${itsRecord}`, other, telling);
}

function detached({ record, outputPath }: Extract<Said, { word: "detached" }>, telling: Telling): string {
  const at = instant(telling.now);
  const where = outputPath === null || outputPath.length > LONGEST_PATH ? "" : ` ${outputWords(outputPath)}`;
  if (record === null)
    return `codex task: detached at ${at}. The agent's Bash call was moved to the background; a job that it has started goes on by itself, but none is known yet.${where} \`${telling.companion} status\` shows the jobs.`;
  return `codex job ${record.id}: detached at ${at}. The agent has returned, the job goes on by itself. ${howToHear(record, telling)}${where}`;
}

function outputWords(path: string): string {
  return `The call's output goes to ${JSON.stringify(printable(path))}.`;
}

function ended({ record, status }: Extract<Said, { word: "ended" }>, telling: Telling): string {
  const at = instant(telling.now);
  const how = status === null ? "without any text" : `with the status "${status}"`;
  if (record === null)
    return `codex task: ended at ${at} without a success signal: the agent ended ${how}, and no job of this call is known. It may never have started. \`${telling.companion} status\` shows the jobs.`;
  const head = `codex job ${record.id}: ended at ${at} without a success signal: the agent ended ${how}.`;
  return withStanding(`${head} The job's own record:`, record, telling);
}

function notStarted({ kind, bound }: Extract<Said, { word: "not_started" }>, telling: Telling): string {
  const known = kind !== null && isFailureKind(kind) ? kind : null;
  const hint = known === null ? "" : ` ${failure(known, "").hint}`;
  const head = `codex task: failed${known === null ? "" : ` (${known})`} at ${instant(telling.now)}. By the companion's closing line the task was not started and has no job.${hint} \`${telling.companion} setup\` shows what is missing.`;
  return withBound(head, bound, telling);
}

function unconfirmed({ status, bound }: Extract<Said, { word: "unconfirmed" }>, telling: Telling): string {
  const subject = bound === null ? "codex task" : `codex job ${bound.id}`;
  const how = status === null ? "" : ` with the unknown status ${quote(status, 40)}`;
  const head = `${subject}: unconfirmed at ${instant(telling.now)}. The agent ended${how}, and what it returned confirms no end of the task.`;
  return bound === null
    ? `${head} The state on disk and \`${telling.companion} status\` tell.`
    : withStanding(`${head} The record of the job that this call started:`, bound, telling);
}

function withBound(head: string, bound: JobRecord | null, telling: Telling): string {
  return bound === null ? head : withStanding(`${head} This call started job ${bound.id}:`, bound, telling);
}

function withStanding(head: string, record: JobRecord, telling: Telling): string {
  return `${head} ${standing(record, telling, MOST_CHARACTERS - head.length - 1)}`;
}
