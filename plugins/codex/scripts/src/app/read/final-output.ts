// What Codex said last, and where the job's log is.

import type { JobRecord } from "../../core/job/record.ts";
import { redact, secretValues } from "../../core/redact.ts";
import { eventsPath, readResult } from "../../io/job-files.ts";
import { unlessFaulty } from "../../io/regular-file.ts";
import type { Context } from "../scope/context.ts";

/** The stored final output of a job, without secrets, null if there is none; `fault` says why it cannot be read. What is stored stays as it was. */
export interface FinalOutput {
  readonly text: string | null;
  readonly fault: string | null;
}

/** Reads the final output of a job. */
export function findFinalOutput(context: Context, record: JobRecord): FinalOutput {
  return unlessFaulty<FinalOutput>(
    () => {
      const output = readResult(context.home, record.id);
      return { text: output === null ? null : redact(output, secretValues(context.env)), fault: null };
    },
    (fault) => ({ text: null, fault: `its result.md ${fault}` }),
  );
}

/** The stored final output of a job, without secrets; null if there is none, or it cannot be read. */
export function readFinalOutput(context: Context, record: JobRecord): string | null {
  return findFinalOutput(context, record).text;
}

/** The path of a job's event log. */
export function logFileOf(context: Context, record: JobRecord): string {
  return eventsPath(context.home, record.id);
}
