// Many jobs, a row for each.

import { basename } from "node:path";
import { formatDuration } from "../../core/duration.ts";
import { isEnded, type JobRecord, statusOf } from "../../core/job/record.ts";
import { inLine } from "../../core/text.ts";
import { elapsedMs, groupMark } from "./status-words.ts";
import { table } from "./table.ts";

const SUMMARY_WIDTH = 40;
const FOLDER_WIDTH = 20;

/** What is said if there is none. */
export function noJobs(of: "client" | "workspace" | "home", workspaceRoot: string, sessionId: string | null): string {
  if (of === "home") return "No codex jobs.";
  const here = `in "${inLine(workspaceRoot)}"`;
  if (of === "workspace") return `No codex jobs ${here}.`;
  return sessionId === null
    ? `No codex jobs of this client ${here}.`
    : "No codex jobs of this client. See status --everywhere for those of others.";
}

/** If jobs of other folders are among them, each row says in which it is. */
export function jobTable(jobs: readonly JobRecord[], now: string, workspaceRoot: string, width: number): string {
  const isHere = (job: JobRecord) => job.workspaceRoot === workspaceRoot;
  const folder = (cell: string) => (jobs.every(isHere) ? [] : [cell]);
  const rows = jobs.map((job) => [
    job.id,
    job.kind,
    inLine(statusOf(job)),
    isEnded(job) ? (job.failure?.kind ?? "-") : job.phase,
    formatDuration(elapsedMs(job, now)),
    ...folder(isHere(job) ? "." : inLine(basename(job.workspaceRoot), FOLDER_WIDTH)),
    groupMark(job) + inLine(job.summary, SUMMARY_WIDTH),
    isEnded(job) ? `result ${job.id}` : `status ${job.id} --wait`,
  ]);
  const header = ["JOB", "KIND", "STATUS", "PHASE", "ELAPSED", ...folder("FOLDER"), "SUMMARY", "NEXT"];
  return table(header, rows, width);
}
