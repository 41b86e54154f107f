// The reliability report: of our own ended jobs, or of the records of another system in a file.

import type { EndedJob } from "../../core/job/record.ts";
import { GATE_MEMORY, type Gate } from "../../core/reliability/gate.ts";
import { importedRun, recordTimeMs } from "../../core/reliability/imported.ts";
import type { LedgerAttempt } from "../../core/reliability/ledger-line.ts";
import { explain, type Finding } from "../../core/reliability/mode-rules.ts";
import { isRun, OWN_RULES, ownRun } from "../../core/reliability/own.ts";
import { recentRuns } from "../../core/reliability/recent.ts";
import { type BadLines, buildReport, type OpenIncident, type Report } from "../../core/reliability/report.ts";
import { type Run, refusedRun, routeName } from "../../core/reliability/run.ts";
import { readRefusals } from "../../io/incident-store.ts";
import type { Context } from "../scope/context.ts";
import { gateOver, runsSinceReset } from "./gate.ts";
import { ledgerLineOf, mendedLedger } from "./ledger.ts";
import { listIncidents } from "./list-incidents.ts";
import { readRecordsFile } from "./records-file.ts";

/** How many runs are looked at, and how many of them make the window. */
export interface ReportSizes {
  readonly last: number;
  readonly window: number;
}

/** The report on our own jobs; canaries and what the user's own limits refused are left out. */
export function reportJobs(context: Context, { last, window }: ReportSizes): Report {
  const lines = mendedLedger(context);
  const ended = lines.filter(isRun).map(ownRun);
  const runs = [...ended, ...refusedRuns(context)].toSorted((a, b) => (a.atMs ?? 0) - (b.atMs ?? 0));
  const gate = gateOver(context, runsSinceReset(context, lines));
  const badLines: BadLines = { count: 0, lines: [] };
  return buildReport({ runs, last, window, read: runs.length, gate, incidents: incidentsOf(context), badLines });
}

/** Tasks that were refused before they were jobs. They say nothing of a model: the gate does not count them. */
function refusedRuns(context: Context): readonly Run[] {
  return readRefusals(context.home).map(({ at, route }) =>
    refusedRun(at, route && routeName([route.model ?? "default model", route.effort, route.sandbox])),
  );
}

function incidentsOf(context: Context): readonly OpenIncident[] {
  const open = listIncidents(context, null);
  return open.map(({ fingerprint, kind, jobs, hint }) => ({ fingerprint, kind, jobs: jobs.length, hint }));
}

/** The report on a file of records, read as a stream. Throws if the file cannot be read. */
export function reportRecords(context: Context, path: string, { last, window }: ReportSizes): Report {
  const recent = recentRuns(Math.max(last, window, GATE_MEMORY), importedRun);
  const badLines = readRecordsFile(path, (record) => recent.add(recordTimeMs(record), record));
  const runs = recent.list();
  const gate: Gate = gateOver(context, runs);
  return buildReport({ runs, last, window, read: recent.seen, gate, incidents: [], badLines });
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
