// The reliability report: of our own ended jobs, or of the records of another system in a file.

import type { EndedJob } from "../../core/job/record.ts";
import { GATE_MEMORY } from "../../core/reliability/gate.ts";
import { importedRun, recordTimeMs } from "../../core/reliability/imported.ts";
import type { LedgerAttempt } from "../../core/reliability/ledger-line.ts";
import { explain, type Finding } from "../../core/reliability/mode-rules.ts";
import { OWN_RULES } from "../../core/reliability/own.ts";
import { recentRuns } from "../../core/reliability/recent.ts";
import { type BadLines, buildReport, type OpenIncident, type Report } from "../../core/reliability/report.ts";
import type { Sizes } from "../../core/reliability/slice.ts";
import type { Context } from "../scope/context.ts";
import { countedRuns } from "./counted-runs.ts";
import { gatesOver, runsSinceReset } from "./gate.ts";
import { ledgerLineOf, mendedLedger } from "./ledger.ts";
import { listIncidents } from "./list-incidents.ts";
import { readRecordsFile } from "./records-file.ts";

/** The report on our own jobs. */
export function reportJobs(context: Context, { last, window }: Sizes): Report {
  const lines = mendedLedger(context);
  const runs = countedRuns(context, lines);
  const gates = gatesOver(context, runsSinceReset(context, lines));
  const badLines: BadLines = { count: 0, lines: [] };
  return buildReport({ runs, last, window, read: runs.length, gates, incidents: incidentsOf(context), badLines });
}

function incidentsOf(context: Context): readonly OpenIncident[] {
  const open = listIncidents(context, null);
  return open.map(({ fingerprint, kind, jobs, hint }) => ({ fingerprint, kind, jobs: jobs.length, hint }));
}

/** The report on a file of records, read as a stream. Throws if the file cannot be read. */
export function reportRecords(context: Context, path: string, { last, window }: Sizes): Report {
  const recent = recentRuns(Math.max(last, window, GATE_MEMORY), importedRun);
  const badLines = readRecordsFile(path, (record) => recent.add(recordTimeMs(record), record));
  const runs = recent.list();
  const gates = gatesOver(context, runs);
  return buildReport({ runs, last, window, read: recent.seen, gates, incidents: [], badLines });
}

/** Why a job has the modes that it has: every rule, for the job as a whole, and the attempts that it rests on. */
export interface JobFindings {
  readonly findings: readonly Finding[];
  readonly attempts: readonly LedgerAttempt[];
}

/** What the rules find in a job. */
export function jobFindings(context: Context, record: EndedJob): JobFindings {
  const line = ledgerLineOf(context, record);
  return { findings: explain(OWN_RULES, line), attempts: line.attempts };
}
