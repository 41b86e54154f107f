// One job in detail: how it stands, what it left, what to do next; and its sentinel.

import type { Progress } from "../../app/read/progress.ts";
import { formatDuration } from "../../core/duration.ts";
import type { LaunchFacts } from "../../core/explain/launch.ts";
import { isIsolated, placeOf } from "../../core/job/place.ts";
import { isEnded, type JobRecord, type WaitingJob } from "../../core/job/record.ts";
import { choiceWords } from "../../core/job/request.ts";
import { statusWords } from "../../core/job/status-words.ts";
import { workWord } from "../../core/outcome/work.ts";
import { reviewKeys } from "../../core/review/review-words.ts";
import { targetWords } from "../../core/review/target-words.ts";
import { encodeSentinel, type Sentinel, type SentinelWord } from "../../core/sentinel.ts";
import { inLine } from "../../core/text.ts";
import { type Reader, typedCommand } from "../../core/typed-command.ts";
import { endedLines } from "./ended-job.ts";
import { checkLines, listed, nextLines, routeLines, saidToLines } from "./job-lines.ts";
import { waitLines } from "./waiting-job.ts";

/** The block of lines about a job, for its reader; with what is known of its launch, if a failure is to be explained. */
export function jobBlock(
  record: JobRecord,
  progress: Progress | null,
  now: string,
  reader: Reader,
  launch: LaunchFacts | null = null,
): string {
  const lines = [
    `codex job ${record.id}: ${statusWords(record, now)}`,
    `  task     ${inLine(record.summary)}`,
    `  folder   ${inLine(record.cwd)}`,
    ...executorLines(record),
    ...copyLines(record),
    ...groupLines(record, reader),
    ...resumedLines(record),
    ...choiceLines(record),
  ];
  if (!isEnded(record)) lines.push(...activeLines(record, progress, now, reader));
  else lines.push(...endedLines(record, launch, reader));
  return lines.join("\n");
}

/** The line of a job in a copy: of what it is one, and what its branch is called. */
function copyLines(record: JobRecord): readonly string[] {
  if (!isIsolated(record)) return [];
  const { branch, lacks = [] } = placeOf(record);
  const { prepare } = record.request;
  return [
    `  copy of  ${inLine(record.workspaceRoot)}${branch === null ? "" : `, branch ${inLine(branch)}`}`,
    ...(lacks.length === 0 ? [] : [`  lacks    ${inLine(listed(lacks))}`]),
    ...(prepare === undefined ? [] : [`  prepare  ${inLine(prepare)}`]),
  ];
}

/** The line of a job that does not run on this machine. */
function executorLines({ executor }: JobRecord): readonly string[] {
  if (executor === undefined || executor.kind === "local") return [];
  const called = executor.ref === null ? "" : `, there ${inLine(executor.ref)}`;
  return [`  on       ${inLine(executor.name)} (${inLine(executor.kind)}${called})`];
}

/** The line of a job of a group. */
function groupLines({ group }: JobRecord, reader: Reader): readonly string[] {
  return group === undefined
    ? []
    : [
        `  group    ${group.id}, job ${group.number} of ${group.size}. See ${typedCommand(reader, `status ${group.id}`)}`,
      ];
}

/** How the route came about: drawn among others, and left for another one. */
function choiceLines({ choice, request, rerouted = [] }: JobRecord): readonly string[] {
  const drawn = choice && `  route    drawn: ${inLine(choiceWords(request))} (of ${choice.candidates.length})`;
  const left = rerouted.map(({ to, why }) => `  rerouted went on with ${inLine(choiceWords(to))} after ${inLine(why)}`);
  return [...(drawn === undefined ? [] : [drawn]), ...left];
}

/** The line that says what a task continues; none for a fresh one. */
function resumedLines({ request: { resumeOf, resumeJob } }: JobRecord): readonly string[] {
  if (resumeJob !== undefined) return [`  resumes  job ${inLine(resumeJob)}`];
  return resumeOf === null ? [] : [`  resumes  thread ${inLine(resumeOf)}, of no job here`];
}

/** What a job says of itself as it begins, below its first line: what it reviews or continues, and in which folder. */
export function resumedHead(record: JobRecord): readonly string[] {
  const { review } = record.request;
  const lines = [
    ...(review === undefined ? [] : [`  review   ${inLine(targetWords(review.target))}`]),
    ...resumedLines(record),
    ...copyLines(record),
  ];
  return lines.length === 0 ? [] : [...lines, `  folder   ${inLine(record.cwd)}`];
}

function activeLines(record: JobRecord, progress: Progress | null, now: string, reader: Reader): string[] {
  if (record.status === "waiting" && record.stopping === null)
    return [...waitLines(record, progress?.position ?? null, now, reader), nextLines(nextOfActive(record), reader)];
  const lines = [`  phase    ${inLine(record.phase)}${progress?.latest ? `: ${inLine(progress.latest)}` : ""}`];
  if (progress?.stalled)
    lines.push(`  silent   for ${formatDuration(progress.silentMs)}; it may be stuck. See the log, or cancel it`);
  const next = nextLines(nextOfActive(record), reader);
  return [
    ...lines,
    ...saidToLines(record),
    ...checkLines(record),
    ...routeLines(record, progress?.tokens ?? null),
    next,
  ];
}

function nextOfActive({ id }: JobRecord): readonly string[] {
  return [`status ${id} --wait`, `logs ${id} --follow`, `cancel ${id}`];
}

function reasonKey({ waiting }: WaitingJob): Sentinel["keys"] {
  return waiting === null ? {} : { reason: waiting.reason };
}

/** The sentinel of a job as its record stands; `active` is the word for one that has not ended. */
export function jobSentinel(record: JobRecord, active: "dispatched" | "running"): string {
  if (record.status === "waiting") return encodeSentinel({ word: "waiting", id: record.id, keys: reasonKey(record) });
  if (!isEnded(record)) {
    const word = record.status === "queued" ? "running" : active; // Nobody has it yet: it is being ended.
    return encodeSentinel({ word, id: record.id, keys: {} });
  }
  const word: SentinelWord = record.status === "completed" ? "complete" : record.status;
  const verify = record.evidence?.verify;
  return encodeSentinel({
    word,
    id: record.id,
    keys: {
      work: record.startedAt === null ? "none" : workWord(record.evidence),
      ...(record.review === undefined ? {} : reviewKeys(record.review)),
      ...(verify === undefined ? {} : { verify: verify.exit_code === 0 ? "pass" : "fail" }),
      ...(record.failure === null ? {} : { kind: record.failure.kind }),
    },
  });
}
