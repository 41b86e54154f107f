// The place of a job that continues an isolated one: the same copy.

import { placeOf } from "../../core/job/place.ts";
import type { JobRecord } from "../../core/job/record.ts";
import type { PlaceMaker } from "../dispatch/job-place.ts";

/** Makes nothing: the place is that of `job`, and stays if the new job cannot be recorded. */
export function keepPlace(job: JobRecord): PlaceMaker {
  const { cwd, workspaceRoot } = job;
  return async () => ({ place: placeOf(job), cwd, workspaceRoot, undo() {} });
}
