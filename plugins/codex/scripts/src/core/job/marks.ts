// The marks by which the last descendant of a job can be found: variables that every process it starts inherits.

import type { Traces } from "../executor.ts";
import { hasStarted, type JobRecord } from "./record.ts";

/** The name of our own mark; its value is the job's id. */
export const MARK_NAME = "CODEX_COMPANION_JOB";

/** `NAME=VALUE` entries, any of which shows that a process belongs to the job: ours, and the one that Codex sets. */
export function marksOf(id: string, threadId: string | null): readonly string[] {
  return [`${MARK_NAME}=${id}`, ...(threadId === null ? [] : [commandMark(threadId)])];
}

/** The mark of a thread's commands alone: Codex sets it for them, and carries it neither itself nor in its helpers. */
export function commandMark(threadId: string): string {
  return `CODEX_THREAD_ID=${threadId}`;
}

/** The marks of a record. */
export function recordMarks(record: JobRecord): readonly string[] {
  return marksOf(record.id, hasStarted(record) ? record.threadId : null);
}

/** By what the living processes of a record's job are known: its marks, and its worker. */
export function tracesOf(record: JobRecord): Traces {
  const worker = record.status === "queued" ? null : record.worker;
  return { marks: recordMarks(record), roots: worker === null ? [] : [worker], spare: [] };
}
