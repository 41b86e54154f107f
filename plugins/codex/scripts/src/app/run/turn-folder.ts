// Whether a turn can be run in the folder of its job. What an earlier turn left in a copy must not lead a later one out of it.

import { isAtOrBelow } from "../../core/below.ts";
import { type Failure, failure } from "../../core/failure/kinds.ts";
import { isIsolated, placeOf } from "../../core/job/place.ts";
import type { RunningJob } from "../../core/job/record.ts";
import { realPath } from "../../io/home.ts";
import { canEnter, gitFoldersOfCopy, whyGitFolderClosed } from "../../io/workspace.ts";
import { folderFailure } from "../dispatch/preflight.ts";

/** Why no turn can be run there; null: one can. */
export function folderProblem(record: Pick<RunningJob, "cwd" | "workspaceRoot" | "place">): Failure | null {
  const { cwd } = record;
  if (!canEnter(cwd)) return folderFailure(cwd);
  if (!isIsolated(record)) return null;
  const { root } = placeOf(record);
  return gitFoldersOfCopy(root).length > 0 && isAtOrBelow(root, realPath(cwd)) ? null : replacedFailure(root);
}

function replacedFailure(root: string): Failure {
  const closed = whyGitFolderClosed(root);
  const why =
    closed === null
      ? "is not there any more as it was made, or its folder is a link now. Codex could get into another repository"
      : `${closed}: Git could say nothing of what Codex does there`;
  return failure(
    "payload_invalid",
    `Could not start Codex in the copy "${root}": its Git folder ${why}.`,
    "See what is left in the copy, then start a new job with --isolate.",
  );
}
