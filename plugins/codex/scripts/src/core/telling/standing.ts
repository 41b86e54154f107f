// How one job stands, by its record alone: what is certain and what to do first, details as far as there is room.

import { formatDuration } from "../duration.ts";
import type { Group } from "../group/group.ts";
import { isToApply } from "../job/copy-state.ts";
import { type EndedJob, isEnded, type JobRecord, type WaitingJob } from "../job/record.ts";
import { lastRound, roundPhrase } from "../outcome/rounds.ts";
import { endedWork, gitFolderWords, plural } from "../outcome/work-words.ts";
import type { Review } from "../review/findings.ts";
import { reviewStatement } from "../review/review-words.ts";
import { waitingWords } from "../waiting/waiting-words.ts";
import { clean, cut, quote } from "./quote.ts";

/** What the sentences need besides records. */
export interface Telling {
  /** How the companion is called in a shell, quoted as needed. */
  readonly companion: string;
  readonly now: string;
  /** The session whose main thread is told; null if it is not known. */
  readonly sessionId: string | null;
  /** True if a monitor of this session lives and will tell ends by itself. */
  readonly isMonitored: boolean;
  /** One line of what Codex said last in a job, not yet fit for printing; null if it said nothing. */
  readonly answerOf: (id: string) => string | null;
  /** The place of a waiting job in the line of this machine, from 1; null if it is not known. */
  readonly placeOf: (id: string) => number | null;
  /** A group by its id, as it stands; null if it is not here. */
  readonly groupOf: (id: string) => Group | null;
  /** The review that a job came to; null if it is none, or has not completed. */
  readonly reviewOf: (id: string) => Review | null;
}

/** The most characters of one context, counted in UTF-16 units, so that nobody counts more. */
export const MOST_CHARACTERS = 1_000;

/** What a cancel printed may have been read by a sub-agent only. */
const CANCEL = "cancel";

const LONGEST_ANSWER = 200;
// A verdict and its target need so much.
const LEAST_STATEMENT = 120;
const MOST_COMMITS = 3;
const MOST_FILES = 5;

/**
 * The sentences for a record, at most `most` UTF-16 units; they begin with `complete`, `failed`, `cancelled`, `running` or
 * `waiting`.
 * Of an end that this session has been told of before, only what is certain is said again.
 */
export function standing(record: JobRecord, telling: Telling, most: number): string {
  if (!isEnded(record))
    return cut(`${underWay(record, telling)} ${howToHear(record, telling)} Task: ${task(record)}.`, most);
  const told = record.told.findLast(
    ({ channel, sessionId }) => channel !== CANCEL && sessionId !== null && sessionId === telling.sessionId,
  );
  const took = formatDuration(Date.parse(record.completedAt) - Date.parse(record.startedAt ?? record.createdAt));
  const certain = [
    `${endWord(record)}, ended at ${toTheSecond(record.completedAt)} after ${took}${startWords(record)}${failureWords(record, told === undefined)}.`,
    ...(told === undefined ? [] : [`Told before, at ${toTheSecond(told.at)}.`, ...verdictWords(record)]),
    ...gitFolderSentence(record),
    `Work: ${endedWork(record, toTheSecond)}.`,
    ...applyWords(record, telling),
    ...exitWords(record),
    `Codex's own words: \`${telling.companion} result ${record.id}\`.`,
  ].join(" ");
  if (told !== undefined) return cut(certain, most);
  const review = record.review === undefined ? null : telling.reviewOf(record.id);
  const room = most - certain.length - 1;
  if (review !== null && room >= LEAST_STATEMENT) return `${certain} ${reviewStatement(review, room)}`;
  const fitting = [...answerWords(record, telling), `Task: ${task(record)}.`, ...evidenceWords(record)].reduce(
    (text, detail) => (text.length + 1 + detail.length > most ? text : `${text} ${detail}`),
    certain,
  );
  return cut(fitting, most);
}

/** Since when it runs or waits; of a waiting one, why. */
function underWay(record: JobRecord, telling: Telling): string {
  if (record.status !== "waiting") return `running since ${toTheSecond(record.createdAt)}.`;
  const words =
    record.stopping === null ? whyItWaits(record, telling) : `is being ended (${clean(record.stopping.cause, 40)})`;
  return `${waitingSince(record)}. It ${words}.`;
}

/** `waiting since TIME`: since it waits for this, if that is known. */
export function waitingSince({ waiting, createdAt }: WaitingJob): string {
  return `waiting since ${toTheSecond(waiting?.since ?? createdAt)}`;
}

/** Why a job waits, and its place in the line. */
export function whyItWaits({ id, waiting }: WaitingJob, telling: Telling): string {
  return waitingWords(waiting, { nowMs: Date.parse(telling.now), position: telling.placeOf(id), time: toTheSecond });
}

/** A cancelled job may have been waiting all the time. */
function startWords({ status, startedAt }: EndedJob): string {
  return status === "cancelled" && startedAt === null ? ": it had not started" : "";
}

/** The contract's word for an end. */
export function endWord({ status }: EndedJob): string {
  return status === "completed" ? "complete" : status;
}

/** What makes a main thread hear of the end of a job that is under way. */
export function howToHear(record: JobRecord, telling: Telling): string {
  const command = `\`${telling.companion} status ${record.id} --wait\``;
  return telling.isMonitored
    ? `A monitor of this session tells its end; ${command} shows it at any time.`
    : `${command}, run as a background Bash command, ends when the job ends.`;
}

function failureWords({ failure }: EndedJob, hasDetails: boolean): string {
  if (failure === null) return "";
  if (!hasDetails) return ` (${failure.kind})`;
  const message = clean(failure.message, 200).replace(/[^.!?\u2026]$/, "$&.");
  return ` (${failure.kind}): ${message} ${clean(failure.hint, 200)}`.replace(/\.$/, "");
}

/** How the work of an isolated job comes in. */
function applyWords(record: EndedJob, { companion }: Telling): string[] {
  const { id, failure } = record;
  if (!isToApply(record) || failure?.kind === "cwd_missing") return []; // Its copy may be gone.
  return [`\`${companion} diff ${id}\` shows it; \`${companion} apply ${id}\` brings it in, if the user wants it.`];
}

function verdictWords({ review }: EndedJob): string[] {
  if (review === undefined) return [];
  const { verdict, findings } = review;
  return [`Verdict: ${verdict}${findings === null ? "" : `, ${plural(findings, "finding")}`}.`];
}

function answerWords({ id }: EndedJob, telling: Telling): string[] {
  const answer = telling.answerOf(id);
  return answer === null ? [] : [`They begin: ${quote(answer, LONGEST_ANSWER)}.`];
}

function gitFolderSentence({ evidence }: EndedJob): string[] {
  const words = gitFolderWords(evidence);
  return words === null ? [] : [words];
}

function exitWords({ exit }: EndedJob): string[] {
  return exit?.normalized ? [`Raw exit code ${exit.raw_exit_code}, counted as 0 because of the commits.`] : [];
}

function evidenceWords(record: EndedJob): string[] {
  const { evidence } = record;
  const { commits = [], files_changed: files = [] } = evidence ?? {};
  const shownCommits = commits
    .slice(-MOST_COMMITS)
    .map(({ sha, subject }) => `${sha.slice(0, 10)} ${quote(subject, 60)}`);
  const shownFiles = files.slice(0, MOST_FILES).map((file) => quote(file, 60));
  const check = evidence?.verify;
  return [
    ...(check === undefined ? [] : [`Check: exit code ${check.exit_code}${roundPhrase(lastRound(record))}.`]),
    ...(commits.length > 0 ? [`Commits: ${shownCommits.join(", ")}${more(commits.length, MOST_COMMITS)}.`] : []),
    ...(files.length > 0 ? [`Files: ${shownFiles.join(", ")}${more(files.length, MOST_FILES)}.`] : []),
  ];
}

/** The task in quotation marks. */
export function task(record: JobRecord, most = 120): string {
  return quote(record.summary, most);
}

function more(count: number, shown: number): string {
  return count > shown ? ` and ${count - shown} more` : "";
}

/** A time to the second. */
export function toTheSecond(at: string): string {
  return `${at.slice(0, 19)}Z`;
}
