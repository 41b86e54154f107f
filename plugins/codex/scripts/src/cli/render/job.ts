// One job in detail: how it stands, what it left, what to do next; and its sentinel.

import type { Progress } from "../../app/read/progress.ts";
import { localMinute } from "../../app/scope/local-time.ts";
import { approvalSetting } from "../../core/codex/refused-tool.ts";
import { resumeCommand } from "../../core/codex/resume-command.ts";
import { formatDuration } from "../../core/duration.ts";
import type { LaunchFacts } from "../../core/explain/launch.ts";
import { NO_SANDBOX_HINT } from "../../core/failure/source-rules.ts";
import { isToApply } from "../../core/job/copy-state.ts";
import { isIsolated, mayWriteGitFolder, placeOf } from "../../core/job/place.ts";
import {
  choiceWords,
  type EndedJob,
  hasStarted,
  isEnded,
  type JobRecord,
  type RefusedTool,
  type WaitingJob,
} from "../../core/job/record.ts";
import { statusWords } from "../../core/job/status-words.ts";
import { routeWords } from "../../core/lane.ts";
import { lastRound, roundPhrase } from "../../core/outcome/rounds.ts";
import { type Teardown, workWord } from "../../core/outcome/work.ts";
import { endedWork, gitFolderWords } from "../../core/outcome/work-words.ts";
import { reviewKeys } from "../../core/review/review-words.ts";
import { targetWords } from "../../core/review/target-words.ts";
import { encodeSentinel, type Sentinel, type SentinelWord } from "../../core/sentinel.ts";
import { inLine } from "../../core/text.ts";
import { type Reader, typedCommand, withTypedCommands } from "../../core/typed-command.ts";
import { launchLines, saidLines } from "./failure-lines.ts";
import { waitLines } from "./waiting-job.ts";
import { wrapList } from "./wrap.ts";

const WIDTH = 76;
const MOST_LISTED = 20;
const MOST_SAID = 200;

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

/** What can be typed next; no command is broken. */
function nextLines(commands: readonly string[], reader: Reader): string {
  const typed = commands.map((words) => typedCommand(reader, words));
  return wrapList("  next     ", typed, WIDTH);
}

function workOfJob(record: EndedJob): string {
  return record.startedAt === null ? "no change: it never started" : endedWork(record, localMinute);
}

function endedLines(record: EndedJob, launch: LaunchFacts | null, reader: Reader): string[] {
  const lines = [...gitFolderLines(record), `  work     ${workOfJob(record)}`];
  for (const { sha, subject } of record.evidence?.commits.slice(0, MOST_LISTED) ?? []) {
    lines.push(`  commit   ${inLine(sha.slice(0, 10))} ${inLine(subject)}`);
  }
  const files = record.evidence?.files_changed ?? [];
  if (files.length > 0) lines.push(`  files    ${inLine(listed(files))}`);
  if (record.attempts.length > 1)
    lines.push(`  attempts ${record.attempts.length}: ${record.attempts.map(({ kind }) => kind ?? "good").join(", ")}`);
  lines.push(...saidToLines(record), ...checkLines(record));
  if (record.exit?.normalized)
    lines.push(`  exit     raw ${record.exit.raw_exit_code}, counted as 0: ${inLine(record.exit.reason ?? "")}`);
  if (record.teardown) lines.push(`  teardown ${inLine(teardownWords(record.teardown))}`);
  if (record.failure !== null) {
    lines.push(
      `  failure  ${record.failure.kind}: ${inLine(record.failure.message)}`,
      `  to do    ${inLine(withTypedCommands(reader, record.failure.hint))}`,
      ...(launch === null
        ? saidLines(record.failure.said ?? [])
        : launchLines(record.id, record.failure, launch, reader)),
    );
  }
  lines.push(
    ...notes(record),
    ...routeLines(record, record.usage?.total ?? null),
    nextLines(nextOfEnded(record), reader),
  );
  return lines;
}

function saidToLines({ said }: JobRecord): readonly string[] {
  if (said === undefined) return [];
  return [`  said     steered ${said === 1 ? "once" : said === 2 ? "twice" : `${said} times`} while its turn ran`];
}

/** How the check stands. Of a job that may have several: after a failed one, also as long as it is being mended. */
function checkLines(record: JobRecord): readonly string[] {
  const round = lastRound(record);
  const check = isEnded(record) ? record.evidence?.verify : undefined;
  const exitCode = check?.exit_code ?? record.rounds?.at(-1)?.exit_code;
  if (exitCode === undefined) return [];
  const how = exitCode === 0 ? `passed${roundPhrase(round)}` : `failed${roundPhrase(round)} (exit code ${exitCode})`;
  return [`  check    ${how}: ${inLine(check?.command ?? record.request.verify ?? "")}`];
}

function teardownWords({ code, signal }: Teardown): string {
  const how = signal === null ? `with code ${code ?? "unknown"}` : `by ${signal}`;
  return `Codex's process ended ${how} after its turn was over`;
}

/** Said before all else: it bears on the very next Git command. */
function gitFolderLines({ evidence }: EndedJob): readonly string[] {
  const words = gitFolderWords(evidence);
  return words === null ? [] : [`  note     ${words}`];
}

/** What a person should know beyond the outcome. */
function notes(record: EndedJob): string[] {
  const { request } = record;
  const ended = (record.leftRunning ?? []).map(
    (command) => `  note     was left running, and ended with the job: ${inLine(command)}`,
  );
  const refused = refusedToolNotes(record.refusedTools ?? []);
  return [...ended, ...refused, ...(request.write ? writeNotes(record) : [])];
}

function refusedToolNotes(refused: readonly RefusedTool[]): readonly string[] {
  const servers = [...new Set(refused.map(({ server }) => server))];
  return servers.map((server) => {
    const tools = refused.filter((each) => each.server === server).map(({ tool }) => tool);
    const calls = `calls of the MCP server ${inLine(server)} were refused (${inLine(tools.join(", "))})`;
    return `  note     ${calls}: nobody could approve them. To allow them: ${approvalSetting(server)} in Codex's config.toml.`;
  });
}

function writeNotes(record: EndedJob): string[] {
  const { evidence } = record;
  const work = workWord(evidence);
  if (record.status === "completed" && work === "none") return ["  note     Codex could write, but changed nothing."];
  const couldNotCommit =
    record.resolved?.sandbox === "workspace-write" && !mayWriteGitFolder(record) && evidence?.repository != null;
  if (!couldNotCommit || work !== "files") return [];
  return [
    "  note     not committed: the sandbox keeps the Git folder read-only. With --allow-commit Codex may commit.",
  ];
}

function routeLines(record: JobRecord, tokens: number | null): string[] {
  if (!hasStarted(record)) return [];
  const usage = tokens === null ? "" : `, ${tokens} tokens`;
  return [
    ...(record.resolved === null ? [] : [`  route    ${inLine(routeWords(record.resolved))}${usage}`]),
    ...threadLines(record.threadId),
  ];
}

function threadLines(threadId: string | null): readonly string[] {
  if (threadId === null) return [];
  return [`  thread   ${inLine(threadId)}`, `  resume   ${inLine(resumeCommand(threadId))}`];
}

function nextOfEnded(record: EndedJob): readonly string[] {
  const { id, threadId } = record;
  const own = isToApply(record) ? [`diff ${id}`, `apply ${id}`] : [];
  return threadId === null ? [`logs ${id}`, ...own] : [`result ${id}`, ...own, `task --resume ${id} …`];
}

function listed(names: readonly string[]): string {
  const more = names.length - MOST_LISTED;
  return names.slice(0, MOST_LISTED).join(", ") + (more > 0 ? ` and ${more} more` : "");
}

/** What is said before anything else of an ended job; null if there is nothing. */
export function firstWords({ sandboxFailure, failure }: EndedJob): string | null {
  if (sandboxFailure === undefined) return null;
  const said = inLine(sandboxFailure.said, MOST_SAID);
  const todo = failure === null ? ` ${NO_SANDBOX_HINT}` : "";
  return `! Codex could start no command: its sandbox could not be set up. It said: ${said}${todo}`;
}

function reasonKey({ waiting }: WaitingJob): Sentinel["keys"] {
  return waiting === null ? {} : { reason: waiting.reason };
}

/** The sentinel of a job as its record stands; `active` is the word for one that has not ended. */
export function jobSentinel(record: JobRecord, active: "dispatched" | "running"): string {
  if (record.status === "waiting") return encodeSentinel({ word: "waiting", id: record.id, keys: reasonKey(record) });
  if (!isEnded(record)) return encodeSentinel({ word: active, id: record.id, keys: {} });
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
