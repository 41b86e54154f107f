// Which Git folders a turn is let write into. What an earlier turn left must not lead a later one into another repository.

import { isAtOrBelow } from "../../core/below.ts";
import { isIsolated, mayWriteGitFolder, placeOf } from "../../core/job/place.ts";
import type { JobRecord } from "../../core/job/record.ts";
import { realPath } from "../../io/home.ts";
import { gitFoldersAt, gitFoldersOfCopy, passedOverGit } from "../../io/workspace.ts";

/**
 * The Git folders that the sandbox opens for the job: none if it may not commit; of a copy the one that was made in it; else
 * those of the work tree that it was ordered for, unless that is only one above a repository which was broken, or above our home.
 */
export function openGitFolders(
  home: string,
  record: Pick<JobRecord, "request" | "workspaceRoot" | "place" | "cwd">,
): readonly string[] {
  const { root } = placeOf(record);
  if (!mayWriteGitFolder(record)) return [];
  if (isIsolated(record)) return gitFoldersOfCopy(root);
  const ours = realPath(home);
  const leavesHome = isAtOrBelow(ours, record.cwd) && !isAtOrBelow(ours, root);
  return leavesHome || passedOverGit(record.cwd, root) !== null ? [] : gitFoldersAt(root);
}
