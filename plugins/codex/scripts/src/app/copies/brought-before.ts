// What of a copy was brought in before: a job that continued another one in the same copy has only the rest to bring.

import type { CopyContent } from "../../core/job/applied.ts";
import { copyNameOf, placeOf } from "../../core/job/place.ts";
import { isEnded, type JobRecord } from "../../core/job/record.ts";
import { jobsInCopy } from "../read/copy-users.ts";
import type { Context } from "../scope/context.ts";

/** The last time that work in the copy was brought in: of which job, what the copy held, and whether its commits came as such. */
export interface BroughtBefore extends CopyContent {
  readonly job: string;
  readonly asCommits: boolean;
}

/** By the records of the other jobs that worked in the copy from the same start; null: none of them was applied. */
export function broughtBefore(context: Context, record: JobRecord): BroughtBefore | null {
  const name = copyNameOf(record);
  if (name === null) return null;
  const others = jobsInCopy(context, record.workspaceRoot, name).filter(
    (other) => other.id !== record.id && placeOf(other).start === placeOf(record).start,
  );
  const applied = others.flatMap((other) =>
    isEnded(other) && other.applied !== undefined ? [{ job: other.id, ...other.applied }] : [],
  );
  const latest = applied.toSorted((a, b) => (a.at < b.at ? -1 : 1)).at(-1);
  if (latest?.copy === undefined) return null; // An earlier version did not note it.
  return { job: latest.job, ...latest.copy, asCommits: latest.as === "commits" };
}
