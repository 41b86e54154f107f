// What was launched for a job last, from the end of its event log, which is quick to read.

import { type LaunchFacts, launchFacts } from "../../core/explain/launch.ts";
import type { JobRecord } from "../../core/job/record.ts";
import { readableFiles, readLastEvents } from "../../io/job-files.ts";
import { jobFolder } from "../../io/job-store.ts";
import type { Context } from "../scope/context.ts";

// Enough for the events of the last attempt's end, and mostly of its launch.
const LAST_BYTES = 131_072;

/** Reads them. */
export function readLaunchFacts({ home }: Context, record: JobRecord): LaunchFacts {
  const { id } = record;
  return launchFacts(record, readLastEvents(home, id, LAST_BYTES), jobFolder(home, id), readableFiles(home, id));
}
