// What an ended job left, how it came about, and what to do next.

import { isCopyGone } from "../../app/read/copy-users.ts";
import { localMinute } from "../../app/scope/local-time.ts";
import { approvalSetting } from "../../core/codex/refused-tool.ts";
import type { LaunchFacts } from "../../core/explain/launch.ts";
import { NO_SANDBOX_HINT } from "../../core/failure/source-rules.ts";
import { isToApply } from "../../core/job/copy-state.ts";
import { mayWriteGitFolder } from "../../core/job/place.ts";
import type { EndedJob, RefusedTool } from "../../core/job/record.ts";
import { type Teardown, workWord } from "../../core/outcome/work.ts";
import { endedWork, gitFolderWords } from "../../core/outcome/work-words.ts";
import { inLine } from "../../core/text.ts";
import { type Reader, withTypedCommands } from "../../core/typed-command.ts";
import { launchLines, saidLines } from "./failure-lines.ts";
import { checkLines, listed, nextLines, routeLines, saidToLines } from "./job-lines.ts";

const MOST_COMMITS = 20;
const MOST_SAID = 200;

/** The lines below its head. */
export function endedLines(record: EndedJob, launch: LaunchFacts | null, reader: Reader): string[] {
  const lines = [...gitFolderLines(record), `  work     ${workOfJob(record)}`];
  for (const { sha, subject } of record.evidence?.commits.slice(0, MOST_COMMITS) ?? []) {
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

function workOfJob(record: EndedJob): string {
  return record.startedAt === null ? "no change: it never started" : endedWork(record, localMinute);
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

function nextOfEnded(record: EndedJob): readonly string[] {
  const { id, threadId } = record;
  const isGone = isCopyGone(record);
  const own = isToApply(record) && !isGone ? [`diff ${id}`, `apply ${id}`] : [];
  const goOn = `task --resume ${id}${isGone ? " --isolate" : ""} …`;
  return threadId === null ? [`logs ${id}`, ...own] : [`result ${id}`, ...own, goOn];
}

/** What is said before anything else of an ended job; null if there is nothing. */
export function firstWords({ sandboxFailure, failure }: EndedJob): string | null {
  if (sandboxFailure === undefined) return null;
  const said = inLine(sandboxFailure.said, MOST_SAID);
  const todo = failure === null ? ` ${NO_SANDBOX_HINT}` : "";
  return `! Codex could start no command: its sandbox could not be set up. It said: ${said}${todo}`;
}
