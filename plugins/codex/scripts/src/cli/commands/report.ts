// report: how runs fail.

import { resolve } from "node:path";
import { resetGate } from "../../app/reliability/gate.ts";
import { reportJobs, reportRecords } from "../../app/reliability/report.ts";
import { writeOwnPage } from "../../app/reliability/report-page.ts";
import type { Context } from "../../app/scope/context.ts";
import type { Report } from "../../core/reliability/report.ts";
import { type Sizes, USUAL_SIZES } from "../../core/reliability/slice.ts";
import { type Arguments, forbidTogether } from "../arguments.ts";
import type { Command } from "../command.ts";
import { CommandError, EXIT, usageError } from "../errors.ts";
import { fileProblem } from "../file-problem.ts";
import type { Output } from "../output.ts";
import { PAGE_START, reportPage } from "../render/html/page.ts";
import { reportText } from "../render/report.ts";
import { showAttempts } from "./report-attempts.ts";
import { explainImported, explainOne } from "./report-explain.ts";

const { last: LAST, window: WINDOW } = USUAL_SIZES;
const LAST_ATTEMPTS = 50;
/** Flags that do not go with the first one of each line. */
const APART = [
  ["reset-gate", "last", "window", "records", "html", "explain", "attempts"],
  ["explain", "last", "window", "html", "attempts"],
  ["attempts", "window", "records", "html"],
] as const;
export const command: Command = {
  help: `Usage: codex-companion report [--last N] [--window N] [--records FILE] [--html FILE]
       codex-companion report --attempts [--last N] | --explain JOB [--records FILE] | --reset-gate

Shows how runs fail: which failure mode dominates, whether it is getting worse, and which routes are hit. Of the jobs of
this state home, or of session records in a file.

  --last N         the runs to look at (default ${LAST})
  --window N       the newest of them, shown beside (default ${WINDOW})
  --records FILE   session records, one JSON object a line, instead of the jobs
  --html FILE      also write the report as one page; only the page of an earlier report is replaced
  --attempts       instead: the attempts that were launched (with --last N; default ${LAST_ATTEMPTS}), the newest last, with what was
                   launched and how it ended, and in which column good and bad ones part
  --explain JOB    instead: why a job has the failure modes that it has; with --records, JOB is a record's id or its line
  --reset-gate     the runs until now count no more for the gate

Examples:
  codex-companion report
  codex-companion report --last 200 --html report.html
  codex-companion report --explain ID
`,
  flags: {
    last: { type: "string" },
    window: { type: "string" },
    records: { type: "string" },
    html: { type: "string" },
    attempts: { type: "boolean" },
    explain: { type: "string" },
    "reset-gate": { type: "boolean" },
  },
  async run(parsed, context, output) {
    if (parsed.words.length > 0) throw usageError(`Could not use "${parsed.words[0]}": report takes no words.`);
    for (const [one, ...others] of APART) forbidTogether(parsed, ...others.map((other) => [one, other] as const));
    if (parsed.has("reset-gate")) return reset(context, output);
    if (parsed.has("attempts")) return showAttempts(parsed.count("last", 1) ?? LAST_ATTEMPTS, context, output);
    const [job, records] = [parsed.text("explain"), parsed.text("records")];
    if (job === null) return show(parsed, context, output);
    return records === null ? explainOne(job, context, output) : explainImported(records, job, context, output);
  },
};

function reset(context: Context, output: Output): number {
  resetGate(context);
  output.answer({ reset: true });
  output.say("The gate was reset: the runs until now count no more for it.");
  return EXIT.ok;
}

function show(parsed: Arguments, context: Context, output: Output): number {
  const sizes = { last: parsed.count("last", 1) ?? LAST, window: parsed.count("window", 1) ?? WINDOW };
  const records = parsed.text("records");
  const report = records === null ? reportJobs(context, sizes) : ofRecords(records, context, sizes);
  const page = parsed.text("html");
  if (page !== null) writePage(page, context, report);
  output.answer(report);
  if (output.json) return EXIT.ok;
  output.say(reportText(report, output, output.reader));
  if (page !== null) output.say(`\nWritten to ${page}`);
  return EXIT.ok;
}

function ofRecords(file: string, context: Context, sizes: Sizes): Report {
  try {
    return reportRecords(context, resolve(context.cwd, file), sizes);
  } catch (error) {
    throw fileProblem(error, `Could not read the records "${file}"`, "Give the path of a file that can be read.");
  }
}

/** A page of ours is replaced, anything else is not: whoever may call us may not thereby overwrite files. */
function writePage(file: string, context: Context, report: Report): void {
  const what = `Could not write "${file}"`;
  try {
    if (writeOwnPage(resolve(context.cwd, file), reportPage(report), PAGE_START)) return;
  } catch (error) {
    throw fileProblem(error, what, "Give the path of a file in a folder that exists.");
  }
  const hint = "Remove it, or give the path of a file that is not there yet.";
  throw new CommandError("file_exists", `${what}: it is there, and it is no page of an earlier report.`, hint);
}
