// status: how jobs stand.

import type { Context } from "../../app/context.ts";
import { firedGate } from "../../app/gate.ts";
import { listIncidents } from "../../app/list-incidents.ts";
import { listJobs } from "../../app/list-jobs.ts";
import { readProgress } from "../../app/progress.ts";
import { formatDuration } from "../../core/duration.ts";
import { isEnded, type JobRecord } from "../../core/job/record.ts";
import { gateWarning } from "../../core/reliability/words.ts";
import { inLine } from "../../core/text.ts";
import { type Arguments, jobReference } from "../arguments.ts";
import type { Command } from "../command.ts";
import { EXIT, usageError } from "../errors.ts";
import type { Output } from "../output.ts";
import { incidentLine } from "../render/incident.ts";
import { jobBlock } from "../render/job.ts";
import { table } from "../render/table.ts";
import { elapsedMs } from "../render/words.ts";
import { jobOrThrow } from "./job.ts";

const SUMMARY_WIDTH = 40;
const SHOWN = 20;

export const command: Command = {
  help: `Usage: codex-companion status [JOB] [--wait] [--timeout-ms N] [--all] [--cwd DIR] [--json]

Shows the open incidents and the running and recent jobs of this workspace, or one job in detail.

  JOB            a job's id, or a prefix that fits only one; from any folder
  --wait         return when JOB has ended (exit 1 if it failed or was cancelled)
  --timeout-ms   with --wait: return after N milliseconds, though it still runs
  --all          the jobs of every client in this workspace, canary jobs too
`,
  flags: { wait: { type: "boolean" }, "timeout-ms": { type: "string" }, all: { type: "boolean" } },
  async run(parsed, context, output) {
    const reference = jobReference(parsed);
    if (parsed.has("timeout-ms") && !parsed.has("wait"))
      throw usageError("Could not use --timeout-ms: it needs --wait.");
    if (parsed.has("wait")) {
      const { waitForJob } = await import("./wait.ts");
      return waitForJob(context, output, await jobOrThrow(context, reference), parsed.count("timeout-ms", 0));
    }
    return reference === null ? showAll(parsed, context, output) : showOne(reference, context, output);
  },
};

async function showOne(reference: string, context: Context, output: Output): Promise<number> {
  const record = await jobOrThrow(context, reference);
  const progress = isEnded(record) ? null : readProgress(context, record);
  output.answer({ workspaceRoot: record.workspaceRoot, job: record, ...(progress === null ? {} : { progress }) });
  output.say(jobBlock(record, progress, context.now()));
  return EXIT.ok;
}

async function showAll(parsed: Arguments, context: Context, output: Output): Promise<number> {
  const { workspaceRoot, running, recent, unreadable } = await listJobs(context, parsed.has("all"));
  const latestFinished = recent[0] ?? null;
  const incidents = listIncidents(context, workspaceRoot);
  const { sessionId } = context;
  const fired = firedGate(context);
  const gate = fired === null ? {} : { gate: fired };
  output.answer({ workspaceRoot, sessionId, incidents, running, recent, latestFinished, unreadable, ...gate });
  if (output.json) return EXIT.ok;
  for (const incident of incidents) output.say(incidentLine(incident));
  const jobs = [...running, ...recent];
  if (jobs.length === 0)
    output.say(`No codex jobs ${parsed.has("all") ? "" : "of this client "}in "${inLine(workspaceRoot)}".`);
  else output.say(jobTable(jobs.slice(0, SHOWN), context, output.columns));
  if (jobs.length > SHOWN) output.say(`… and ${jobs.length - SHOWN} more of ${jobs.length}; --json lists them all.`);
  for (const job of running) {
    const progress = readProgress(context, job);
    if (progress.stalled)
      output.say(`! ${job.id} has been silent for ${formatDuration(progress.silentMs)}; it may be stuck.`);
  }
  for (const { id, reason } of unreadable) output.say(`! ${id} cannot be read: ${inLine(reason)}.`);
  if (fired !== null) output.say(`! ${gateWarning(fired)}`);
  return EXIT.ok;
}

function jobTable(jobs: readonly JobRecord[], context: Context, width: number): string {
  const rows = jobs.map((job) => [
    job.id,
    job.kind,
    job.status,
    isEnded(job) ? (job.failure?.kind ?? "-") : job.phase,
    formatDuration(elapsedMs(job, context.now())),
    inLine(job.summary, SUMMARY_WIDTH),
    isEnded(job) ? `result ${job.id}` : `status ${job.id} --wait`,
  ]);
  return table(["JOB", "KIND", "STATUS", "PHASE", "ELAPSED", "SUMMARY", "NEXT"], rows, width);
}
