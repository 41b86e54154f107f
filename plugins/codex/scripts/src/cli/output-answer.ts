// The answer of a task that was to be JSON by a schema, for programs.

import { isEnded, type JobRecord } from "../core/job/record.ts";
import { fitted } from "../core/output-schema.ts";

/** `output` is null until there is one, and if it is not by the schema. Nothing for a task without one. */
export function outputAnswer(record: JobRecord, rawOutput: string | null): { readonly output?: unknown } {
  const { outputSchema } = record.request;
  if (outputSchema === undefined) return {};
  const answer = isEnded(record) && rawOutput !== null ? fitted(outputSchema.schema, rawOutput) : null;
  return { output: answer !== null && "output" in answer ? answer.output : null };
}
