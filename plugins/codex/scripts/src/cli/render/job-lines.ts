// Lines about a job that it has whether it has ended or not.

import { resumeCommand } from "../../core/codex/resume-command.ts";
import { hasStarted, isEnded, type JobRecord } from "../../core/job/record.ts";
import { routeWords } from "../../core/lane.ts";
import { lastRound, roundPhrase } from "../../core/outcome/rounds.ts";
import { inLine } from "../../core/text.ts";
import { type Reader, typedCommand } from "../../core/typed-command.ts";
import { wrapList } from "./wrap.ts";

const WIDTH = 76;
const MOST_LISTED = 20;

/** What can be typed next; no command is broken. */
export function nextLines(commands: readonly string[], reader: Reader): string {
  const typed = commands.map((words) => typedCommand(reader, words));
  return wrapList("  next     ", typed, WIDTH);
}

/** How often something was said to its turn. */
export function saidToLines({ said }: JobRecord): readonly string[] {
  if (said === undefined) return [];
  return [`  said     steered ${said === 1 ? "once" : said === 2 ? "twice" : `${said} times`} while its turn ran`];
}

/** How the check stands. Of a job that may have several: after a failed one, also as long as it is being mended. */
export function checkLines(record: JobRecord): readonly string[] {
  const round = lastRound(record);
  const check = isEnded(record) ? record.evidence?.verify : undefined;
  const exitCode = check?.exit_code ?? record.rounds?.at(-1)?.exit_code;
  if (exitCode === undefined) return [];
  const how = exitCode === 0 ? `passed${roundPhrase(round)}` : `failed${roundPhrase(round)} (exit code ${exitCode})`;
  return [`  check    ${how}: ${inLine(check?.command ?? record.request.verify ?? "")}`];
}

/** On which route it runs or ran, with how many tokens so far (null: not known), and in which thread. */
export function routeLines(record: JobRecord, tokens: number | null): string[] {
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

/** The first of some names. */
export function listed(names: readonly string[]): string {
  const more = names.length - MOST_LISTED;
  return names.slice(0, MOST_LISTED).join(", ") + (more > 0 ? ` and ${more} more` : "");
}
