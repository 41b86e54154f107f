// Why a job has the failure modes that it has, as text.

import type { JobFindings } from "../../app/report.ts";
import type { EndedJob } from "../../core/job/record.ts";
import type { Finding } from "../../core/reliability/rules.ts";
import { inLine } from "../../core/text.ts";

/** Every rule: those that fit with the fact that made them fit, the others with what they ask for. */
export function explanationText(record: EndedJob, { findings, attempts }: JobFindings): string {
  const words = attempts.map(({ failure }) => inLine(failure ?? "good")).join(", ");
  return [
    `codex job ${record.id}: ${record.status}`,
    `  task     ${inLine(record.summary)}`,
    ...(attempts.length > 1 ? [`  attempts ${attempts.length}: ${words}`] : []),
    "",
    ...findings.map(findingLine),
  ].join("\n");
}

function findingLine({ mode, says, reason }: Finding): string {
  return reason === null
    ? `  no   ${mode.padEnd(16)}  only if ${says}`
    : `  YES  ${mode.padEnd(16)}  ${inLine(reason)}`;
}
