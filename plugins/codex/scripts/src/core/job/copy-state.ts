// What may become of the copy that isolated jobs worked in, by the records of all of them.

import { workWord } from "../outcome/work.ts";
import { isIsolated } from "./place.ts";
import { type EndedJob, isEnded, type JobRecord } from "./record.ts";

/**
 * `in_use`: a job works in it, or may. `applied`: all that was done in it was brought into the workspace. `partial`: that was
 * done, but of what was in it something was not brought in. `unapplied`: it holds work that is nowhere else. `no_work`: nobody changed
 * anything in it, or it was discarded and something else lies there now. `no_job`: nobody ever worked in it, or all who did are
 * gone.
 */
export type CopyState = "in_use" | "applied" | "partial" | "unapplied" | "no_work" | "no_job";

/** The state of a copy, by the records of the jobs whose place it is. */
export function copyStateOf(records: readonly JobRecord[]): CopyState {
  const ended = records.filter(isEnded);
  if (ended.length < records.length) return "in_use";
  if (ended.length === 0) return "no_job";
  if (ended.every((record) => hasNoWork(record) || isDiscarded(record))) return "no_work";
  const appliedAt = Math.max(
    ...ended.flatMap(({ applied }) => (applied === undefined ? [] : [Date.parse(applied.at)])),
  );
  if (!ended.every((record) => hasNoWork(record) || Date.parse(record.completedAt) <= appliedAt)) return "unapplied";
  return leftIn(records).length > 0 ? "partial" : "applied";
}

/** What the last apply of a job of these did not bring in, by their records; empty if all was, or nothing was applied. */
export function leftIn(records: readonly JobRecord[]): readonly string[] {
  const applied = records.flatMap((record) => (isEnded(record) ? (record.applied ?? []) : []));
  return applied.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at)).at(-1)?.copy?.left ?? [];
}

/** True for a job whose copy was discarded, whatever lies in its place. */
export function isDiscarded(record: JobRecord): boolean {
  return isEnded(record) && record.discardedAt !== undefined;
}

/** True if work of the job lies in its copy only, so that it can be applied, if the copy is still there. */
export function isToApply(record: EndedJob): boolean {
  return isIsolated(record) && record.applied === undefined && !isDiscarded(record) && !hasNoWork(record);
}

function hasNoWork({ startedAt, evidence }: EndedJob): boolean {
  return startedAt === null || workWord(evidence) === "none";
}
