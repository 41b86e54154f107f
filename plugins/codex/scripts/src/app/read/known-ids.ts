// The ids that may be meant where a job is named, for completion in a shell.

import { listHints } from "../../io/job-hints.ts";
import type { Context } from "../scope/context.ts";
import { workspaceRootOf } from "../scope/own-jobs.ts";

const MOST = 50;

/** The ids of this workspace's newest jobs, newest first, 50 at most. No record is read: one of them may have been removed. */
export function knownIds(context: Context): readonly string[] {
  const ids = listHints(context.home, { workspaceRoot: workspaceRootOf(context) });
  return ids.slice(-MOST).toReversed();
}
