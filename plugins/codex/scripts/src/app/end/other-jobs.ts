// Who else worked in a repository while a job ran, as the records of other jobs tell it.

import { placeOf } from "../../core/job/place.ts";
import { isEnded, type JobRecord } from "../../core/job/record.ts";
import type { OtherJobs } from "../../core/outcome/grade.ts";
import { listHints } from "../../io/job-hints.ts";
import { readJob } from "../../io/job-store.ts";
import type { Context } from "../scope/context.ts";

/** The ids of all other jobs that are under way, in whatever workspace. */
export function otherActiveJobs(context: Context, id: string): readonly string[] {
  return listHints(context.home, "active").filter((other) => other !== id);
}

/**
 * Jobs that ran in one of these work trees since this job's baseline: those that ran then, those that run now, and
 * those that were created later in the same workspace. A job that came and went in another work tree is not found.
 */
export function otherJobsMeanwhile(
  context: Context,
  { id, workspaceRoot }: JobRecord,
  since: { readonly takenAtMs: number | null; readonly otherJobs: readonly string[] },
  worktrees: ReadonlySet<string>,
): OtherJobs {
  const later = listHints(context.home, { workspaceRoot }).filter((other) => other > id);
  const ids = new Set([...since.otherJobs, ...later, ...otherActiveJobs(context, id)]);
  const records = [...ids].flatMap((other) => {
    const read = readJob(context.home, other);
    return read.kind === "found" ? [read.record] : [];
  });
  const present = records.filter(
    (record) => worktrees.has(placeOf(record).root) && hasWorkedSince(record, since.takenAtMs),
  );
  return {
    isPresent: present.some(({ request }) => request.write),
    commits: new Set(present.flatMap(accountedCommits)),
  };
}

/** Ids sort by their time of creation, so what was created later has a greater one. */
function hasWorkedSince(record: JobRecord, sinceMs: number | null): boolean {
  switch (record.status) {
    case "queued":
      return false;
    case "running":
    case "foreign":
      return true;
    default:
      return record.startedAt !== null && (sinceMs === null || Date.parse(record.completedAt) >= sinceMs);
  }
}

function accountedCommits(record: JobRecord): readonly string[] {
  const evidence = isEnded(record) ? record.evidence : null;
  return evidence?.attribution === "codex_items" ? evidence.commits.map(({ sha }) => sha) : [];
}
