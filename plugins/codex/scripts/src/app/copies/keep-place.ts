// The place of a job that continues an isolated one: the same copy.

import { join, relative } from "node:path";
import { placeOf } from "../../core/job/place.ts";
import type { JobRecord } from "../../core/job/record.ts";
import { isFolder } from "../../io/workspace.ts";
import type { PlaceMaker } from "../dispatch/job-place.ts";

/** Makes nothing: the place is that of `job`, and stays if the new job cannot be recorded. */
export function keepPlace(job: JobRecord): PlaceMaker {
  const { cwd, workspaceRoot } = job;
  return async () => ({ place: placeOf(job), cwd, workspaceRoot, undo() {} });
}

/** The folder of an isolated job in the workspace that its copy was made of; the root of that if it is not there. */
export function folderInWorkspace(job: JobRecord): string {
  const folder = join(job.workspaceRoot, relative(placeOf(job).root, job.cwd));
  return isFolder(folder) ? folder : job.workspaceRoot;
}
