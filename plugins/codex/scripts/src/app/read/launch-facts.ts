// What was launched for a job, which rule named its failure, and where its files are: what a person needs who asks why.

import type { JobRecord } from "../../core/job/record.ts";
import { type JsonObject, stringField, stringsField } from "../../core/json.ts";
import { eventsPath, readLastEvents, workerLogPath } from "../../io/job-files.ts";
import type { Context } from "../scope/context.ts";

/** The dispatch of a job's last attempt. */
export interface LaunchFacts {
  /** The command line and the folder; empty and null if none was launched, or the log does not reach back to it. */
  readonly argv: readonly string[];
  readonly cwd: string | null;
  /** What the attempt was told to record beyond the one before it. */
  readonly diagnostics: readonly string[];
  /** The rule that named the failure and what that rests on; null if none did. */
  readonly rule: string | null;
  readonly basis: string | null;
  /** The paths of the worker's log, which holds Codex's stderr, and of the event log. */
  readonly log: string;
  readonly events: string;
}

// Enough for the events of the last attempt's end, and mostly of its launch.
const LAST_BYTES = 131_072;

/** Reads them from the end of the job's event log. */
export function readLaunchFacts({ home }: Context, { id }: JobRecord): LaunchFacts {
  const lines = readLastEvents(home, id, LAST_BYTES);
  const last = (type: string): JsonObject => lines.findLast((line) => line["type"] === type) ?? {};
  const [prepared, classified] = [last("runner_prepare"), last("runner_classified_failure")];
  return {
    argv: stringsField(prepared, "argv"),
    cwd: stringField(prepared, "cwd"),
    diagnostics: stringsField(prepared, "diagnostics"),
    rule: stringField(classified, "rule"),
    basis: stringField(classified, "basis"),
    log: workerLogPath(home, id),
    events: eventsPath(home, id),
  };
}
