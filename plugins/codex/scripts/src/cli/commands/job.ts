// The job that a command is about.

import { findJob } from "../../app/read/find-job.ts";
import type { Wanted } from "../../app/read/newest-fitting.ts";
import type { Context } from "../../app/scope/context.ts";
import { isGroupReference } from "../../core/group/membership.ts";
import type { JobRecord } from "../../core/job/record.ts";
import { CommandError } from "../errors.ts";

/** Finds it, without a reference in this workspace or else in any folder, or throws the answer why there is none. */
export async function jobOrThrow(
  context: Context,
  reference: string | null,
  wanted: Wanted = "any",
): Promise<JobRecord> {
  if (reference !== null && isGroupReference(reference))
    throw await (await import("./group.ts")).oneJobOnly(context, reference);
  const found = await findJob(context, reference, wanted, "anywhere");
  if (found.kind === "found") return found.record;
  if (found.kind === "none") throw new CommandError("no_such_job", found.message, found.hint);
  const message = `Could not read job "${found.id}": ${found.reason}.`;
  throw new CommandError(
    "unreadable",
    message,
    "Its files are kept as they are; see the folder jobs in the state home.",
  );
}
