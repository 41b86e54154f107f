// Removes the copy of an isolated job. Its record, its result and what it changed stay; so the copy stays if that could not be kept,
// and could be still.

import { copyNameOf, placeOf } from "../../core/job/place.ts";
import { isEnded, type JobRecord } from "../../core/job/record.ts";
import { notYetWords } from "../../core/job/status-words.ts";
import { noteInLog } from "../../io/job-files.ts";
import { updateJob } from "../../io/job-store.ts";
import { openFolders } from "../../io/remove-tree.ts";
import { isFolder } from "../../io/workspace.ts";
import { activeJobIn, jobsInCopy } from "../read/copy-users.ts";
import type { Context } from "../scope/context.ts";
import { keepDiffs, type Unkept } from "./keep-diffs.ts";
import { removeFreeCopy, worksInIt } from "./remove-free-copy.ts";

/**
 * What came of it: removed, with why its diff could not be kept, if so; there was no copy any more; or why it stays, with what to
 * do, if that is known.
 */
export type Discarded =
  | { readonly kind: "removed"; readonly unkept: string | null }
  | { readonly kind: "gone" }
  | { readonly kind: "refused"; readonly why: string; readonly todo?: string };

/** Discards the copy that the job worked in. */
export async function discardCopy(context: Context, record: JobRecord): Promise<Discarded> {
  const name = copyNameOf(record);
  if (name === null) return { kind: "refused", why: "it has no copy: it is not isolated" };
  if (!isEnded(record)) return { kind: "refused", why: notYetWords(record) };
  const other = activeJobIn(context, name);
  if (other !== null) return { kind: "refused", why: worksInIt(other) };
  const others = jobsInCopy(context, record.workspaceRoot, name).filter(({ id }) => id !== record.id);
  const known = [record, ...others.filter(isEnded)];
  openFolders(placeOf(record).root); // What the job has closed belongs to its diff too.
  const unkept = await keepDiffs(context, known);
  const needed = unkept.find(({ lost }) => lost === null);
  if (needed !== undefined && isFolder(placeOf(record).root)) return stays(record, needed);
  const removed = removeFreeCopy(context, name, known);
  if (typeof removed === "object") return { kind: "refused", why: removed.why };
  noteDiscarded(context, record, name);
  return removed === "removed" ? { kind: "removed", unkept: unkept[0]?.why ?? null } : { kind: "gone" };
}

function stays(record: JobRecord, { id, why }: Unkept): Discarded {
  const whose = id === record.id ? "its diff" : `the diff of job ${id}, which worked in it too,`;
  const todo = `Mend that, and discard it again. To remove it without its diff, remove the folder "${placeOf(record).root}".`;
  return { kind: "refused", why: `${whose} could not be kept: ${why}`, todo };
}

function noteDiscarded(context: Context, { workspaceRoot }: JobRecord, name: string): void {
  for (const { id } of jobsInCopy(context, workspaceRoot, name)) {
    const at = context.now();
    const { kind } = updateJob(context.home, id, { type: "discarded", at });
    if (kind === "changed") noteInLog(context.home, id, at, { type: "discarded" });
  }
}
