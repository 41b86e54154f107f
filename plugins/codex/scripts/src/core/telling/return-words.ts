// The sentences for the main thread about a returned agent: statements of fact with job id and time, at most 1,000
// characters. Each begins `codex job ID: WORD` or `codex task: WORD`, with a word of the contract.

import { assertNever } from "../assert-never.ts";
import { failure, isFailureKind } from "../failure/kinds.ts";
import type { JobRecord } from "../job/record.ts";
import { jobsWords, type Spoken } from "./call-words.ts";
import type { Decision, Doubt } from "./decide.ts";
import { cut, quote } from "./quote.ts";
import { howToHear, MOST_CHARACTERS, type Telling, toTheSecond } from "./standing.ts";

const LONGEST_PATH = 300;
const DENIED = "No job of this call was started; the call was most likely not allowed.";

const DOUBTS: Readonly<Record<Doubt, string>> = {
  not_this_call:
    "The agent's sentinel names a job that is not known to be of this call, and tells nothing of this task.",
  not_this_client: "The agent's sentinel names a job that is not this client's, and tells nothing of this task.",
  not_this_group: "The agent's sentinel names a group that is not known to be of this call.",
  record_differs: "The agent's sentinel claims success, and the job's record does not.",
};

/** The sentences for a decision about a returned agent, and the jobs whose standing they tell. */
export function returnWords(said: Decision, telling: Telling): Spoken {
  const { text, told } = sentences(said, telling);
  return { text: cut(text, MOST_CHARACTERS), told };
}

function sentences(said: Decision, telling: Telling): Spoken {
  switch (said.word) {
    case "state":
      return jobsWords("", said.jobs, telling);
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

/** Of a job that is not of this call nothing is told. */
function contradicted({ id, doubt, jobs }: Extract<Decision, { word: "contradicted" }>, telling: Telling): Spoken {
  const subject = id === null ? "codex task" : `codex job ${id}`;
  const head = `${subject}: contradicted at ${toTheSecond(telling.now)}. ${DOUBTS[doubt]}`;
  const named = doubt === "record_differs" ? jobs.find((job) => job.id === id) : undefined;
  if (named !== undefined)
    return jobsWords(`${head} Its record:`, [named, ...jobs.filter((job) => job !== named)], telling);
  if (jobs.length > 0) return jobsWords(`${head} ${startedWords(jobs)}`, jobs, telling);
  return alone(`${head} No job of this call is known. \`${telling.companion} status\` shows the jobs.`);
}

function detached({ jobs, outputPath }: Extract<Decision, { word: "detached" }>, telling: Telling): Spoken {
  const at = toTheSecond(telling.now);
  const where =
    outputPath === null || outputPath.length > LONGEST_PATH
      ? ""
      : ` The call's output goes to ${quote(outputPath, LONGEST_PATH)}.`;
  const [job, ...others] = jobs;
  if (job === undefined)
    return alone(
      `codex task: detached at ${at}. The agent's Bash call was moved to the background; a job that it has started goes on by itself, but none is known yet.${where} \`${telling.companion} status\` shows the jobs.`,
    );
  if (others.length > 0)
    return jobsWords(
      `codex task: detached at ${at}. The agent's Bash call goes on in the background.${where} ${startedWords(jobs)}`,
      jobs,
      telling,
    );
  return alone(
    `codex job ${job.id}: detached at ${at}. The agent has returned, the job goes on by itself. ${howToHear(job, telling)}${where}`,
  );
}

function ended({ jobs, status, isDenied }: Extract<Decision, { word: "ended" }>, telling: Telling): Spoken {
  const at = toTheSecond(telling.now);
  const how = status === null ? "without any text" : `with the status "${status}"`;
  const [job] = jobs;
  if (job === undefined) {
    const known = isDenied ? `. ${DENIED}` : ", and no job of this call is known. It may never have started.";
    return alone(
      `codex task: ended at ${at} without a success signal: the agent ended ${how}${known} \`${telling.companion} status\` shows the jobs.`,
    );
  }
  const head = `codex job ${job.id}: ended at ${at} without a success signal: the agent ended ${how}.`;
  return jobsWords(`${head} ${jobs.length === 1 ? "The job's own record:" : startedWords(jobs)}`, jobs, telling);
}

function notStarted({ kind, jobs }: Extract<Decision, { word: "not_started" }>, telling: Telling): Spoken {
  const known = kind !== null && isFailureKind(kind) ? kind : null;
  const hint = known === null ? "" : ` ${failure(known, "").hint}`;
  const head = `codex task: failed${known === null ? "" : ` (${known})`} at ${toTheSecond(telling.now)}. By the companion's sentinel the task was not started and has no job.${hint} \`${telling.companion} setup\` shows what is missing.`;
  return jobs.length === 0 ? alone(head) : jobsWords(`${head} ${startedWords(jobs)}`, jobs, telling);
}

function unconfirmed({ status, jobs, isDenied }: Extract<Decision, { word: "unconfirmed" }>, telling: Telling): Spoken {
  const [job] = jobs;
  const how = status === null ? "" : ` with the unknown status ${quote(status, 40)}`;
  const head = `${job === undefined ? "codex task" : `codex job ${job.id}`}: unconfirmed at ${toTheSecond(telling.now)}. The agent ended${how}, and what it returned confirms no end of the task.`;
  if (job === undefined)
    return alone(`${head}${isDenied ? ` ${DENIED}` : ""} The state on disk and \`${telling.companion} status\` tell.`);
  const intro = jobs.length === 1 ? "The record of the job that this call started:" : startedWords(jobs);
  return jobsWords(`${head} ${intro}`, jobs, telling);
}

function startedWords(jobs: readonly JobRecord[]): string {
  return jobs.length === 1 ? `This call started job ${jobs[0]?.id}:` : `This call started ${jobs.length} jobs:`;
}

function alone(text: string): Spoken {
  return { text, told: [] };
}
