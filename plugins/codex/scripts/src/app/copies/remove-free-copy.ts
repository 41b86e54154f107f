// Removes a copy, unless a job has come into it since its diffs were kept. A job looks for its copy only once its record is
// published. So the copy is taken out of sight first, and then the records are read once more: a job that they do not show yet
// will find no copy before its turn, and end as `cwd_missing`; for one that they show, the copy comes back. No work is lost
// either way.

import { isEnded, type JobRecord } from "../../core/job/record.ts";
import { removeCopyUnless } from "../../io/copies.ts";
import { activeJobIn, jobsInCopy } from "../read/copy-users.ts";
import type { Context } from "../scope/context.ts";

/** Removes the copy of this name; `known` are the jobs whose diffs were kept. Or says why it stays, as the end of a sentence. */
export function removeFreeCopy(
  context: Context,
  name: string,
  known: readonly JobRecord[],
): ReturnType<typeof removeCopyUnless> {
  const ids = new Set(known.map(({ id }) => id));
  return removeCopyUnless(context.home, name, () => whyInUse(context, name, known[0]?.workspaceRoot, ids));
}

function whyInUse(
  context: Context,
  name: string,
  workspaceRoot: string | undefined,
  known: ReadonlySet<string>,
): string | null {
  const active = activeJobIn(context, name);
  if (active !== null) return worksInIt(active);
  const all = workspaceRoot === undefined ? [] : jobsInCopy(context, workspaceRoot, name);
  const late = all.find((record) => !known.has(record.id) || !isEnded(record));
  if (late === undefined) return null;
  return isEnded(late) ? `job ${late.id} has worked in the same copy meanwhile` : worksInIt(late.id);
}

/** That a job works there, as the end of a sentence. */
export function worksInIt(id: string): string {
  return `job ${id} works in the same copy`;
}
