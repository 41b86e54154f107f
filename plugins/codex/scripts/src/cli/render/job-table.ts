// Many jobs, a row for each; below it what a running one is doing, or why one failed.

import { basename } from "node:path";
import type { Progress } from "../../app/read/progress.ts";
import { cutToColumns } from "../../core/columns.ts";
import { formatDuration } from "../../core/duration.ts";
import { standingWords } from "../../core/job/doing-words.ts";
import { isEnded, type JobRecord, statusOf } from "../../core/job/record.ts";
import { elapsedMs, groupMark } from "../../core/job/status-words.ts";
import type { Look, Tone } from "../../core/look.ts";
import { inLine } from "../../core/text.ts";
import { type Reader, typedCommand } from "../../core/typed-command.ts";
import { type Column, type Row, table } from "./table.ts";

const FOLDER_WIDTH = 14;
/** More of a text is never shown, however wide the terminal is. */
const MOST = 200;

/** What is said if there is none. */
export function noJobs(
  of: "client" | "workspace" | "home",
  workspaceRoot: string,
  sessionId: string | null,
  reader: Reader,
): string {
  if (of === "home") return "No codex jobs.";
  const here = `in "${inLine(workspaceRoot)}"`;
  if (of === "workspace") return `No codex jobs ${here}.`;
  return sessionId === null
    ? `No codex jobs of this client ${here}.`
    : `No codex jobs of this client. See ${typedCommand(reader, "status --everywhere")} for those of others.`;
}

/** What the table is made from, besides the jobs. `progress`: of those that run, by id. */
export interface ListView {
  readonly now: string;
  readonly workspaceRoot: string;
  readonly progress: ReadonlyMap<string, Progress>;
}

/** If jobs of other folders are among them, each row says in which it is. */
export function jobTable(jobs: readonly JobRecord[], view: ListView, look: Look): string {
  const isHere = (job: JobRecord) => job.workspaceRoot === view.workspaceRoot;
  const inFolder = <T>(cell: T): readonly T[] => (jobs.every(isHere) ? [] : [cell]);
  const columns: readonly Column[] = [
    ...[{ title: "JOB" }, { title: "STATUS" }, { title: "TIME" }],
    ...inFolder({ title: "FOLDER", least: 6 }),
    { title: "TASK", least: 12 },
  ];
  const rows = jobs.map((job): Row => {
    const below = belowWords(job, view.progress.get(job.id));
    const time = formatDuration(elapsedMs(job, view.now));
    const folder = isHere(job) ? "." : cutToColumns(inLine(basename(job.workspaceRoot)), FOLDER_WIDTH);
    const cells = [job.id, statusCell(job, look), time, ...inFolder(folder), taskWords(job)];
    return { cells, ...(below === null ? {} : { below }) };
  });
  return table(columns, rows, look);
}

/** Which kind of job it is, if that is no task and its summary does not say so. */
function taskWords(job: JobRecord): string {
  const { kind, summary } = job;
  const words = inLine(summary, MOST);
  const isSaid = kind === "task" || words.toLowerCase().startsWith(kind.replaceAll("-", " "));
  return groupMark(job) + (isSaid ? words : `${kind}: ${words}`);
}

function statusCell(job: JobRecord, look: Look) {
  const tone = toneOf(job);
  const word = job.stopping === null || isEnded(job) ? inLine(statusOf(job)) : "stopping";
  return { text: `${look.mark(tone)}${word}`, tone };
}

function toneOf({ status }: JobRecord): Tone {
  if (status === "completed") return "good";
  if (status === "failed") return "bad";
  return status === "running" ? "active" : "faint";
}

/** `plan 2/5 · running npm test`; of a failed job the kind and the message. */
function belowWords(job: JobRecord, progress: Progress | undefined): string | null {
  if (job.status === "failed") return `${job.failure.kind}: ${inLine(job.failure.message, MOST)}`;
  if (isEnded(job) || progress === undefined) return null;
  return standingWords({ ...progress, doing: progress.doing ?? inLine(job.phase) });
}
