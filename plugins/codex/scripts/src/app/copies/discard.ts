// Removes the copy of an isolated job. Its record, its result and what it changed stay.

import { copyNameOf } from "../../core/job/place.ts";
import { isEnded, type JobRecord } from "../../core/job/record.ts";
import { notYetWords } from "../../core/job/status-words.ts";
import { noteInLog } from "../../io/job-files.ts";
import { updateJob } from "../../io/job-store.ts";
import { writePatch } from "../../io/patch-file.ts";
import { activeJobIn, jobsInCopy } from "../read/copy-users.ts";
import type { Context } from "../scope/context.ts";
import { changesOf } from "./changes.ts";
import { removeFreeCopy, worksInIt } from "./remove-free-copy.ts";

/** What came of it: removed, with whether its patch could be kept; there was no copy any more; or why it stays. */
export type Discarded =
  | { readonly kind: "removed"; readonly isPatchKept: boolean }
  | { readonly kind: "gone" }
  | { readonly kind: "refused"; readonly why: string };

/** Discards the copy that the job worked in. */
export async function discardCopy(context: Context, record: JobRecord): Promise<Discarded> {
  const name = copyNameOf(record);
  if (name === null) return { kind: "refused", why: "it has no copy: it is not isolated" };
  if (!isEnded(record)) return { kind: "refused", why: notYetWords(record) };
  const other = activeJobIn(context, name);
  if (other !== null) return { kind: "refused", why: worksInIt(other) };
  const known = [record, ...jobsInCopy(context, record.workspaceRoot, name)];
  const changes = await changesOf(context, record);
  if ("patch" in changes) writePatch(context.home, record.id, changes.patch);
  const removed = removeFreeCopy(context, name, known);
  if (typeof removed === "object") return { kind: "refused", why: removed.why };
  noteDiscarded(context, record, name);
  return removed === "removed" ? { kind: "removed", isPatchKept: "patch" in changes } : { kind: "gone" };
}

function noteDiscarded(context: Context, { workspaceRoot }: JobRecord, name: string): void {
  for (const { id } of jobsInCopy(context, workspaceRoot, name)) {
    const at = context.now();
    const { kind } = updateJob(context.home, id, { type: "discarded", at });
    if (kind === "changed") noteInLog(context.home, id, at, { type: "discarded" });
  }
}
