// Whether the turn of a prepared job ever began. If not, all that its copy holds was made by the command of `--prepare`, also where
// a kill kept the copy's new start from being recorded.

import type { JobRecord } from "../../core/job/record.ts";
import { readBaseline } from "../../io/job-files.ts";
import type { Context } from "../scope/context.ts";

/** True if it did not, or not yet: nothing in the copy is work of the job. */
export function isNeverBegun({ home }: Context, { id, request }: JobRecord): boolean {
  return request.prepare !== undefined && readBaseline(home, id) === null;
}
