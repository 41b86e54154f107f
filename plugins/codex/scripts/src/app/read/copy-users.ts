// Which jobs work in a copy: the one that it was made for, and those that continue that.

import { type CopyState, copyStateOf, isDiscarded } from "../../core/job/copy-state.ts";
import { copyNameOf, isIsolated, placeOf } from "../../core/job/place.ts";
import { isEnded, type JobRecord } from "../../core/job/record.ts";
import { listCopies } from "../../io/copies.ts";
import { listHints } from "../../io/job-hints.ts";
import { listJobIds, readEarlier, readJob } from "../../io/job-store.ts";
import { isReachableFolder } from "../../io/workspace.ts";
import type { Context } from "../scope/context.ts";
import { recordOf } from "../scope/own-jobs.ts";

/** A copy that is there, with the jobs that worked in it, oldest first. */
export interface CopyUse {
  /** The id of the job that it was made for. */
  readonly name: string;
  readonly records: readonly JobRecord[];
  readonly state: CopyState;
}

/** The id of a job that has not ended, as far as is known, and works in the copy of this name; null: there is none. */
export function activeJobIn(context: Context, name: string): string | null {
  return listHints(context.home, "active").find((id) => activeCopy(context, id) === name) ?? null;
}

/** The name of the copy that a job of the active list works in. If its record cannot be read it may still run; its place never changes. */
function activeCopy({ home }: Context, id: string): string | null {
  const read = readJob(home, id);
  if (read.kind === "found") return isEnded(read.record) ? null : copyNameOf(read.record);
  const earlier = read.kind === "unreadable" ? readEarlier(home, id) : null;
  return earlier && copyNameOf(earlier);
}

/** True for an isolated job whose copy is not there: pruned, removed, or discarded, whatever lies in its place. */
export function isCopyGone(record: JobRecord): boolean {
  return isIsolated(record) && (isDiscarded(record) || !isReachableFolder(placeOf(record).root));
}

/** True if the copy that was made for this job is there. */
export function hasCopy({ home }: Context, id: string): boolean {
  return listCopies(home).includes(id);
}

/** The records of all that worked in the copy of this name, oldest first: none was made before the job that it is named for. */
export function jobsInCopy(context: Context, workspaceRoot: string, name: string): readonly JobRecord[] {
  const ids = listHints(context.home, { workspaceRoot }).filter((id) => id >= name);
  return ids.flatMap((id) => recordOf(context, id) ?? []).filter((record) => copyNameOf(record) === name);
}

/** The state of the copy of this name, by the jobs of that workspace. */
export function copyState(context: Context, workspaceRoot: string, name: string): CopyState {
  return copyStateOf(jobsInCopy(context, workspaceRoot, name));
}

/** All copies. Reads every record, if there is a copy at all; one of a job whose record cannot be read is in use. */
export function copiesInUse(context: Context): readonly CopyUse[] {
  const names = listCopies(context.home);
  if (names.length === 0) return [];
  const ids = new Set(listJobIds(context.home));
  const records = [...ids].flatMap((id) => recordOf(context, id) ?? []);
  const active = new Set(listHints(context.home, "active").map((id) => activeCopy(context, id)));
  return names.map((name) => {
    const own = records.filter((record) => copyNameOf(record) === name);
    const isUnread = active.has(name) || (own.length === 0 && ids.has(name));
    return { name, records: own, state: isUnread ? "in_use" : copyStateOf(own) };
  });
}
