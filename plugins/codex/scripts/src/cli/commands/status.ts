// status: how jobs stand.

import { interruptedApply } from "../../app/copies/interrupted-apply.ts";
import { isStuck } from "../../app/end/reconcile.ts";
import { readLaunchFacts } from "../../app/read/launch-facts.ts";
import { listJobs } from "../../app/read/list-jobs.ts";
import { placed } from "../../app/read/list-waiting.ts";
import { type Progress, readProgress, silenceOf } from "../../app/read/progress.ts";
import { firedGates } from "../../app/reliability/gate.ts";
import { listIncidents } from "../../app/reliability/list-incidents.ts";
import type { Context } from "../../app/scope/context.ts";
import { workspaceRootOf } from "../../app/scope/own-jobs.ts";
import { formatDuration } from "../../core/duration.ts";
import { isEnded, isOfStopGate, type JobRecord } from "../../core/job/record.ts";
import { gateWarning } from "../../core/reliability/report-words.ts";
import { inLine } from "../../core/text.ts";
import { withTypedCommands } from "../../core/typed-command.ts";
import { type Arguments, groupReference, jobReferences } from "../arguments.ts";
import type { Command } from "../command.ts";
import { EXIT, usageError } from "../errors.ts";
import { SCOPE_FLAGS, scopeOf } from "../list-scope.ts";
import type { Output } from "../output.ts";
import { interruptedAnswer, interruptedText } from "../render/apply.ts";
import { incidentLine } from "../render/incident.ts";
import { jobBlock } from "../render/job.ts";
import { jobList, shownOf } from "../render/job-list.ts";
import { noJobs } from "../render/job-table.ts";
import { jobOrThrow } from "./job.ts";

const STUCK = {
  kind: "disk_full",
  message:
    "Nobody runs this job any more, and its end cannot be recorded: the disk that holds the state home is full. Free some space, then ask again.",
} as const;

export const command: Command = {
  help: `Usage: codex-companion status [JOB…|GROUP] [--wait [--any]] [--timeout-ms N] [--all] [--everywhere] [--cwd DIR] [--json]

Shows the open incidents and the running, waiting and recent jobs of this client, in every folder, or the jobs that are
named in detail. Outside Claude Code: those of this workspace.

  JOB            a job's id, or a prefix that fits only one; from any folder
  GROUP          the id of a group of jobs, or a prefix of it: its jobs side by side
  --wait         return when the jobs have ended (exit 1 if one failed or was cancelled, or the group failed)
  --any          with --wait: return when one of them has ended
  --timeout-ms   with --wait: return after N milliseconds, though it still runs
  --all          the jobs of every client in this workspace, canary jobs too
  --everywhere   the jobs of every client in every folder

Examples:
  codex-companion status
  codex-companion status ID --wait
  codex-companion status --everywhere --json
`,
  flags: {
    wait: { type: "boolean" },
    any: { type: "boolean" },
    "timeout-ms": { type: "string" },
    ...SCOPE_FLAGS,
  },
  async run(parsed, context, output) {
    const references = jobReferences(parsed);
    for (const flag of ["timeout-ms", "any"])
      if (parsed.has(flag) && !parsed.has("wait")) throw usageError(`Could not use --${flag}: it needs --wait.`);
    const named = references.map(groupReference).find((each) => each !== null) ?? null;
    if (named !== null) return aboutGroup(named, references, parsed, context, output);
    if (parsed.has("wait")) return wait(references, parsed, context, output);
    const [reference, ...others] = references;
    if (reference === undefined) return showAll(parsed, context, output);
    return others.length === 0 ? showOne(reference, context, output) : showSeveral(references, context, output);
  },
};

async function aboutGroup(
  named: string,
  references: readonly string[],
  parsed: Arguments,
  context: Context,
  output: Output,
): Promise<number> {
  const { groupOrThrow, showGroup, waitForGroup } = await import("./group.ts");
  if (references.length > 1 || parsed.has("any"))
    throw usageError(`Could not use group "${named}" with other jobs or --any.`, `See \`status ${named}\`.`);
  const group = await groupOrThrow(context, named);
  if (!parsed.has("wait")) return showGroup(context, output, group);
  return waitForGroup(context, output, group, parsed.count("timeout-ms", 0));
}

async function wait(
  references: readonly string[],
  parsed: Arguments,
  context: Context,
  output: Output,
): Promise<number> {
  const { waitForJob, waitForJobs } = await import("./wait.ts");
  const timeoutMs = parsed.count("timeout-ms", 0);
  const [reference = null, ...others] = references;
  if (others.length === 0) return waitForJob(context, output, await jobOrThrow(context, reference), timeoutMs);
  const records = await jobsOrThrow(context, references);
  return waitForJobs(context, output, records, parsed.has("any") ? "any" : "all", timeoutMs);
}

async function showOne(reference: string, context: Context, output: Output): Promise<number> {
  const record = await jobOrThrow(context, reference);
  const progress = isEnded(record) ? null : await readProgress(context, record);
  const problem = isStuck(context, record) ? STUCK : null;
  const interrupted = sayInterrupted(context, record.workspaceRoot, output);
  output.answer({
    workspaceRoot: record.workspaceRoot,
    job: record,
    ...interrupted,
    ...(problem && { problem }),
    ...(progress && heard(progress)),
  });
  output.say(jobBlock(record, progress, context.now(), output.reader, readLaunchFacts(context, record)));
  if (problem !== null) output.say(`! ${problem.message}`);
  return EXIT.ok;
}

/** Says first that an apply was cut short there; gives the same for the answer. */
function sayInterrupted(context: Context, root: string, output: Output): object {
  const interrupted = interruptedApply(context, root);
  if (interrupted !== null) output.say(interruptedText(interrupted, output.reader));
  return interruptedAnswer(interrupted);
}

function heard({ position, ...progress }: Progress): object {
  return { progress, ...(position === undefined ? {} : { position }) };
}

async function showSeveral(references: readonly string[], context: Context, output: Output): Promise<number> {
  const jobs = await jobsOrThrow(context, references);
  output.answer({ workspaceRoot: workspaceRootOf(context), jobs });
  const blocks = jobs.map(async (job) =>
    jobBlock(job, isEnded(job) ? null : await readProgress(context, job), context.now(), output.reader),
  );
  output.say((await Promise.all(blocks)).join("\n\n"));
  return EXIT.ok;
}

async function jobsOrThrow(context: Context, references: readonly string[]): Promise<readonly JobRecord[]> {
  const jobs: JobRecord[] = [];
  for (const reference of references) jobs.push(await jobOrThrow(context, reference));
  return jobs.filter((job, at) => jobs.findIndex(({ id }) => id === job.id) === at);
}

async function showAll(parsed: Arguments, context: Context, output: Output): Promise<number> {
  const scope = scopeOf(parsed);
  const listing = await listJobs(context, scope);
  const { workspaceRoot, running, waiting, recent, unreadable } = listing;
  const latestFinished = recent.find((record) => !isOfStopGate(record)) ?? null;
  const incidents = listIncidents(context, workspaceRoot);
  const { sessionId } = context;
  const fired = firedGates(context);
  const more = {
    ...(fired.length === 0 ? {} : { gate: fired[0], gates: fired }),
    ...sayInterrupted(context, workspaceRoot, output),
  };
  output.answer({ workspaceRoot, sessionId, incidents, running, waiting, recent, latestFinished, unreadable, ...more });
  if (output.json) return EXIT.ok;
  for (const incident of incidents) output.say(incidentLine(incident, output.columns));
  const shown = new Set(shownOf(listing));
  const progress = new Map<string, Progress>();
  for (const job of running.filter((each) => shown.has(each))) progress.set(job.id, await readProgress(context, job));
  const isEmpty = running.length + waiting.length + recent.length === 0;
  if (isEmpty) output.say(noJobs(scope.of, workspaceRoot, sessionId, output.reader));
  else
    output.say(
      jobList(listing, await placed(context, waiting), { now: context.now(), workspaceRoot, progress }, output),
    );
  for (const job of running) {
    const { stalled, silentMs } = progress.get(job.id) ?? silenceOf(context, job);
    if (stalled) output.say(`! ${job.id} has been silent for ${formatDuration(silentMs)}; it may be stuck.`);
  }
  for (const { id, reason } of unreadable) output.say(`! ${id} cannot be read: ${inLine(reason)}.`);
  for (const each of fired) output.say(`! ${withTypedCommands(output.reader, gateWarning(each))}`);
  return EXIT.ok;
}
