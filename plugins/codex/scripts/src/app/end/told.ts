// That a command itself told the end of a job, or is about to, to the client in which it runs.

import { isEnded, isUntold, type JobRecord } from "../../core/job/record.ts";
import { markPrinted } from "../../io/job-files.ts";
import { updateJob } from "../../io/job-store.ts";
import type { Context } from "../scope/context.ts";
import { isOwn } from "../scope/own-jobs.ts";

/** To be called before a call in the foreground prints the end: a hook is about to see it, and the monitor can wait for that. */
export function noteAboutToPrint(context: Context, record: JobRecord): void {
  if (context.sessionId !== null && isEnded(record)) markPrinted(context.home, record.id);
}

/** To be called after it was printed. Outside any client, and of another client's job, nobody who waits has heard it. */
export function noteToldByCall(context: Context, record: JobRecord): void {
  const { home, sessionId } = context;
  if (sessionId === null || !isOwn(context, record) || !isEnded(record) || !isUntold(record)) return;
  updateJob(home, record.id, { type: "told", channel: "cancel", sessionId, at: context.now() });
}
