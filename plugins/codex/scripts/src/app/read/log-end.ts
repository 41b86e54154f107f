// The end of a job's event log, for whoever shows it again and again.

import type { JsonObject } from "../../core/json.ts";
import { readLastEvents } from "../../io/job-files.ts";
import type { Context } from "../scope/context.ts";

const MOST_BYTES = 256_000;

/** The events of the last 256 kB, oldest first; none if there is no log, or it cannot be read. */
export function readLogEnd({ home }: Context, id: string): readonly JsonObject[] {
  return readLastEvents(home, id, MOST_BYTES);
}
