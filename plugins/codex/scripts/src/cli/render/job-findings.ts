// Why a job, or an imported record, has the failure modes that it has, as text.

import type { RecordFindings } from "../../app/reliability/explain-record.ts";
import type { JobFindings } from "../../app/reliability/report.ts";
import { localMinute } from "../../app/scope/local-time.ts";
import type { LaunchFacts } from "../../core/explain/launch.ts";
import type { EndedJob } from "../../core/job/record.ts";
import type { Finding } from "../../core/reliability/mode-rules.ts";
import { inLine } from "../../core/text.ts";
import type { Reader } from "../../core/typed-command.ts";
import { launchLines } from "./failure-lines.ts";

/** Every rule: those that fit with the fact that made them fit, the others with what they ask for. */
export function findingsText(
  record: EndedJob,
  { findings, attempts }: JobFindings,
  launch: LaunchFacts,
  reader: Reader,
): string {
  const words = attempts.map(({ failure }) => inLine(failure ?? "good")).join(", ");
  return [
    `codex job ${record.id}: ${record.status}`,
    `  task     ${inLine(record.summary)}`,
    ...(attempts.length > 1 ? [`  attempts ${attempts.length}: ${words}`] : []),
    ...failureLines(record, launch, reader),
    "",
    ...findings.map(findingLine),
  ].join("\n");
}

/** The same of a record of another system. */
export function recordFindingsText(reference: string, found: RecordFindings): string {
  const { line, at, route, raw, evidence, findings } = found;
  return [
    `record ${inLine(reference)}: line ${line}`,
    ...(at === null ? [] : [`  ended    ${localMinute(at)}`]),
    ...(route === null ? [] : [`  route    ${inLine(route)}`]),
    `  success  ${successWord(raw)} by exit code, ${successWord(evidence)} by evidence`,
    "",
    ...findings.map(findingLine),
  ].join("\n");
}

function successWord(success: boolean | null): string {
  return success === null ? "not known" : success ? "yes" : "no";
}

function failureLines({ id, failure }: EndedJob, launch: LaunchFacts, reader: Reader): readonly string[] {
  if (failure === null) return [];
  return [`  failure  ${failure.kind}: ${inLine(failure.message)}`, ...launchLines(id, failure, launch, reader)];
}

function findingLine({ mode, says, reason }: Finding): string {
  return reason === null
    ? `  no   ${mode.padEnd(16)}  only if ${says}`
    : `  YES  ${mode.padEnd(16)}  ${inLine(reason)}`;
}
