// Into whose Git folder `--allow-commit` lets a task write. Who broke a repository does not get the one above it, neither by being
// continued nor by a new task in the same folder.

import { isIsolated, placeOf } from "../../core/job/place.ts";
import type { JobRecord } from "../../core/job/record.ts";
import { isReachableFolder, passedOverGit } from "../../io/workspace.ts";
import type { Context } from "../scope/context.ts";
import { workTreeOf } from "../scope/own-jobs.ts";

/** Why the context's folder is in another repository than it was, as a whole sentence without its stop; null: it is not. `job` is what is continued. */
export function whyOtherRepository(context: Context, job: JobRecord | null): string | null {
  const { cwd } = context;
  if (!isReachableFolder(cwd)) return null;
  const root = workTreeOf(context);
  const why = whyMoved(cwd, root, job) ?? whyPassedOver(cwd, root);
  return why && `${why}, so that "${cwd}" is a part of "${root}" now, which is another repository`;
}

function whyMoved(cwd: string, root: string, job: JobRecord | null): string | null {
  if (job === null || isIsolated(job) || cwd !== job.cwd || root === placeOf(job).root) return null;
  return `job ${job.id} worked in "${placeOf(job).root}"`;
}

function whyPassedOver(cwd: string, root: string): string | null {
  const broken = passedOverGit(cwd, root);
  return broken === null ? null : `"${broken}" is no Git folder`;
}
