// Why a job has the failure modes that it has, as text.

import type { AttemptFindings } from "../../app/report.ts";
import type { EndedJob } from "../../core/job/record.ts";
import type { Finding } from "../../core/reliability/rules.ts";
import { inLine } from "../../core/text.ts";

/** Every rule for every attempt: those that fit with the fact that made them fit, the others with what they ask for. */
export function explanationText(record: EndedJob, attempts: readonly AttemptFindings[]): string {
  const heading = `codex job ${record.id}: ${record.status}\n  task     ${inLine(record.summary)}`;
  const parts = attempts.map(({ attempt, findings }) => {
    const title = attempts.length === 1 ? "" : `\nattempt ${attempt}`;
    return `${title}\n${findings.map(findingLine).join("\n")}`;
  });
  return [heading, ...parts].join("\n");
}

function findingLine({ mode, says, reason }: Finding): string {
  return `  ${reason === null ? "no " : "YES"}  ${mode.padEnd(16)}  ${reason === null ? `not so: ${says}` : inLine(reason)}`;
}
