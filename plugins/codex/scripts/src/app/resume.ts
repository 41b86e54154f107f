// Which thread a task continues: an earlier job's, a thread by its own id, or this client's last one.

import { isEnded } from "../core/job/record.ts";
import { listJobIds } from "../io/job-store.ts";
import type { Context } from "./context.ts";
import { findJob } from "./find-job.ts";

/** A thread to continue, or why there is none. */
export type Resumption = { readonly threadId: string } | { readonly message: string; readonly hint: string };

const SHORTEST_PREFIX = 4;
const THREAD_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** True for a word with which some job's id begins: then it is a reference, though it may look like any word. */
export function beginsJobId(context: Context, word: string): boolean {
  return word.length >= SHORTEST_PREFIX && listJobIds(context.home).some((id) => id.startsWith(word));
}

/** Resolves `--resume REF`; null means the last job of this client here. Never a new thread. */
export async function resolveThread(context: Context, reference: string | null): Promise<Resumption> {
  if (reference !== null && THREAD_ID.test(reference)) return { threadId: reference };
  const found = await findJob(context, reference, reference === null ? "ended" : "any");
  if (found.kind === "none") return { message: found.message, hint: found.hint };
  if (found.kind === "unreadable")
    return { message: `Could not read job "${found.id}": ${found.reason}.`, hint: "Resume by thread id." };
  const { record } = found;
  if (!isEnded(record)) {
    return {
      message: `Could not resume job "${record.id}": it is still ${record.status}.`,
      hint: `Wait for it (status ${record.id} --wait) or cancel it first.`,
    };
  }
  if (record.threadId === null)
    return { message: `Could not resume job "${record.id}": it never had a thread.`, hint: "Start a fresh task." };
  return { threadId: record.threadId };
}
