// report --explain: why one job, or one record of a file, has the failure modes that it has.

import { resolve } from "node:path";
import { readLaunchFacts } from "../../app/read/launch-facts.ts";
import { explainRecord } from "../../app/reliability/explain-record.ts";
import { jobFindings } from "../../app/reliability/report.ts";
import type { Context } from "../../app/scope/context.ts";
import { isEnded } from "../../core/job/record.ts";
import { CommandError, EXIT } from "../errors.ts";
import { fileProblem } from "../file-problem.ts";
import type { Output } from "../output.ts";
import { findingsText, recordFindingsText } from "../render/job-findings.ts";
import { jobOrThrow } from "./job.ts";

/** Explains a job that has ended. */
export async function explainOne(reference: string, context: Context, output: Output): Promise<number> {
  const record = await jobOrThrow(context, reference);
  if (!isEnded(record)) {
    const message = `Could not explain job "${record.id}": it has not ended.`;
    throw new CommandError("no_such_job", message, `See \`explain ${record.id}\`, or \`status ${record.id} --wait\`.`);
  }
  const found = jobFindings(context, record);
  const launch = readLaunchFacts(context, record);
  output.answer({ job: record.id, status: record.status, failure: record.failure, launch, ...found });
  output.say(findingsText(record, found, launch, output.reader));
  return EXIT.ok;
}

/** Explains a record of a file, which is named by its id or by its line. */
export function explainImported(file: string, reference: string, context: Context, output: Output): number {
  const found = readOrThrow(file, reference, context);
  if (found.kind === "not_one") throw notOne(file, reference, found.lines);
  output.answer({ record: reference, ...found.record });
  output.say(recordFindingsText(reference, found.record));
  return EXIT.ok;
}

function readOrThrow(file: string, reference: string, context: Context) {
  try {
    return explainRecord(resolve(context.cwd, file), reference);
  } catch (error) {
    throw fileProblem(error, `Could not read the records "${file}"`, "Give the path of a file that can be read.");
  }
}

function notOne(file: string, reference: string, lines: readonly number[]): CommandError {
  if (lines.length === 0) {
    const message = `Could not find record "${reference}" in "${file}": none has this id, and no record stands on such a line.`;
    return new CommandError("no_such_job", message, "Give the id of a record, or the number of its line.");
  }
  const message = `Could not choose record "${reference}" in "${file}": it is on the lines ${lines.join(", ")}.`;
  return new CommandError("no_such_job", message, "Give the number of its line.");
}
