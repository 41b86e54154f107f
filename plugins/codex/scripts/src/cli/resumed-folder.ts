// Where a task runs that continues a job: in that job's folder, also in its copy, as long as that is there.

import { folderInWorkspace } from "../app/copies/keep-place.ts";
import { isCopyGone } from "../app/read/copy-users.ts";
import type { Context } from "../app/scope/context.ts";
import { isDiscarded } from "../core/job/copy-state.ts";
import { isIsolated } from "../core/job/place.ts";
import type { JobRecord } from "../core/job/record.ts";
import { shellQuote } from "../core/shell.ts";
import type { Arguments } from "./arguments.ts";
import { CommandError, EXIT } from "./errors.ts";

/** The folder; `job` is null if it continues none of this home. Throws if it was in a copy that is gone. */
export function resumedFolder(parsed: Arguments, context: Context, job: JobRecord | null): string {
  if (job === null || parsed.has("cwd")) return context.cwd;
  if (!isIsolated(job)) return job.cwd;
  const isGone = isCopyGone(job);
  const isNew = isGone || parsed.has("from") || parsed.has("submodules");
  if (isNew && parsed.has("isolate")) return folderInWorkspace(job);
  if (isGone) throw goneError(job);
  return job.cwd;
}

function goneError(job: JobRecord): CommandError {
  const how = isDiscarded(job) ? "was discarded" : "is gone";
  const here = `--cwd ${shellQuote(job.workspaceRoot)}`;
  return new CommandError(
    "cwd_missing",
    `Could not go on with job "${job.id}": its copy ${how}.`,
    `To go on in the workspace, add ${here}; in a new copy of it, add --isolate.`,
    EXIT.environment,
  );
}
