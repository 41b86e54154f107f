// Which Git folders a turn is let write into. What an earlier turn left must not lead a later one into another repository.

import { isIsolated, mayWriteGitFolder, placeOf } from "../../core/job/place.ts";
import type { JobRecord } from "../../core/job/record.ts";
import { gitFolderOfCopy, gitFoldersAt } from "../../io/workspace.ts";

/**
 * The Git folders that the sandbox opens for the job: none if it may not commit; of a copy the one that was made in it; else
 * those of the workspace that it was ordered for. No folder above is asked if that one has lost its repository.
 */
export function openGitFolders(record: Pick<JobRecord, "request" | "workspaceRoot" | "place">): readonly string[] {
  if (!mayWriteGitFolder(record)) return [];
  if (!isIsolated(record)) return gitFoldersAt(record.workspaceRoot);
  const own = gitFolderOfCopy(placeOf(record).root);
  return own === null ? [] : [own];
}
