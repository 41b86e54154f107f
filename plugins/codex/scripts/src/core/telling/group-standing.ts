// How a group stands, in what the main thread is told: its judgement, which job is the best and why, then a line for each job
// as far as there is room.

import { type Group, isOver, summaryOf } from "../group/group.ts";
import { type Judgement, judge } from "../group/judge.ts";
import { type EndedJob, isEnded, type JobRecord } from "../job/record.ts";
import { plural, workPhrase } from "../outcome/work-words.ts";
import { cut, quote } from "./quote.ts";
import { endWord, type Telling, toTheSecond } from "./standing.ts";

const CANCEL = "cancel";
const LONGEST_TASK = 120;
const LONGEST_WORDS = 80;

/** The sentences for a group, at most `most` UTF-16 units; they begin with `complete`, `failed` or `running`. */
export function groupStanding(group: Group, telling: Telling, most: number): string {
  const judgement = judge(group);
  const task = `Task: ${quote(summaryOf(group), LONGEST_TASK)}.`;
  if (!isOver(group)) return cut(`${underWay(group)} ${howToHear(group, telling)} ${task}`, most);
  const certain = `${endWords(group, judgement)}${toldWords(group, telling)} The table: \`${telling.companion} status ${group.id}\`.`;
  const details = [` ${task}`, ...judgement.jobs.map((job) => `\n${jobLine(job, telling)}`)];
  return cut(
    details.reduce((text, detail) => (text.length + detail.length > most ? text : text + detail), certain),
    most,
  );
}

/** One line for a group that is over, or runs. */
export function groupLine(group: Group): string {
  const { best, word } = judge(group);
  const at = isOver(group) ? ` at ${toTheSecond(endedAt(group))}` : "";
  const which = best === null ? "" : `, best ${best.id}`;
  return `codex group ${group.id}: ${word}${at}, ${plural(group.size, "job")}${which}; task: ${quote(summaryOf(group), 60)}`;
}

/** The jobs whose ends a text about the group tells: all that have ended, once it is over. */
export function toldOfGroup(group: Group): readonly EndedJob[] {
  return isOver(group) ? group.jobs.filter(isEnded) : [];
}

function underWay({ jobs, size }: Group): string {
  const since = toTheSecond(jobs[0]?.createdAt ?? "");
  return `running since ${since}: ${jobs.filter(isEnded).length} of ${plural(size, "job")} ended.`;
}

function howToHear({ id }: Group, telling: Telling): string {
  const command = `\`${telling.companion} status ${id} --wait\``;
  return telling.isMonitored
    ? `A monitor of this session tells when all have ended; ${command} shows it at any time.`
    : `${command}, run as a background Bash command, ends when all have ended.`;
}

function endWords(group: Group, { word, best, reason }: Judgement): string {
  const completed = group.jobs.filter(({ status }) => status === "completed").length;
  const missing = group.size - group.jobs.length;
  const lost = missing === 0 ? "" : ` (${missing} without a record)`;
  const which = best === null ? `No best one: ${reason}.` : `Best: job ${best.id}, because ${reason}.`;
  return `${word}, ended at ${toTheSecond(endedAt(group))}: ${completed} of ${plural(group.size, "job")} completed${lost}. ${which}`;
}

function endedAt({ jobs }: Group): string {
  return (
    jobs
      .filter(isEnded)
      .map(({ completedAt }) => completedAt)
      .sort()
      .at(-1) ?? ""
  );
}

/** Only if all of it was told to this session before; what a cancel printed a sub-agent may have read alone. */
function toldWords({ jobs }: Group, { sessionId }: Telling): string {
  const times = jobs.flatMap(
    (job) =>
      job.told.findLast((told) => told.channel !== CANCEL && sessionId !== null && told.sessionId === sessionId) ?? [],
  );
  const last = times
    .map(({ at }) => at)
    .sort()
    .at(-1);
  return last === undefined || times.length < jobs.length ? "" : ` Told before, at ${toTheSecond(last)}.`;
}

function jobLine(job: JobRecord, telling: Telling): string {
  if (!isEnded(job)) return `${job.id}: ${job.status}`;
  const kind = job.failure === null ? "" : ` (${job.failure.kind})`;
  const answer = telling.answerOf(job.id);
  const words = answer === null ? "" : `, its own words: ${quote(answer, LONGEST_WORDS)}`;
  return `${job.id}: ${endWord(job)}${kind}, ${workPhrase(job.evidence)}${words}`;
}
