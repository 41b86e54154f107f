// Waiting for jobs, with signs of life on stderr.

import { readLaunchFacts } from "../../app/read/launch-facts.ts";
import { observe } from "../../app/read/observe.ts";
import { observeAll } from "../../app/read/observe-all.ts";
import { readProgress } from "../../app/read/progress.ts";
import type { Context } from "../../app/scope/context.ts";
import { workspaceRootOf } from "../../app/scope/own-jobs.ts";
import { isEnded, type JobRecord } from "../../core/job/record.ts";
import { EXIT } from "../errors.ts";
import { lostJob } from "../lost-job.ts";
import type { Output } from "../output.ts";
import { withProgressNotes } from "../progress-notes.ts";
import { jobBlock, jobSentinel } from "../render/job.ts";

/** Waits until the job has ended or the time is up, and says how it stands. */
export async function waitForJob(
  context: Context,
  output: Output,
  record: JobRecord,
  timeoutMs: number | null,
): Promise<number> {
  const timed = timeoutMs === null ? {} : { timeoutMs };
  const observation = await withProgressNotes(output, [record], (onEvents) =>
    observe(context, record, { ...timed, onEvents }),
  );
  if (observation.kind === "gone") throw lostJob("wait for", record, observation.reason);
  const { record: latest } = observation;
  const progress = isEnded(latest) ? null : await readProgress(context, latest);
  const position = progress?.position === undefined ? {} : { position: progress.position };
  const timedOut = observation.kind === "time_up";
  output.answer({ workspaceRoot: latest.workspaceRoot, job: latest, ...position, timedOut });
  output.say(
    `${jobBlock(latest, progress, context.now(), output.reader, readLaunchFacts(context, latest))}\n${jobSentinel(latest, "running")}`,
  );
  return exitCode([latest]);
}

/**
 * Waits until all of several jobs have ended, or any of them, and says how they stand: with `any` only those that have
 * ended by then. Those that failed come last, so that the last sentinel is never better than the worst end.
 */
export async function waitForJobs(
  context: Context,
  output: Output,
  records: readonly JobRecord[],
  until: "all" | "any",
  timeoutMs: number | null,
): Promise<number> {
  const latest = await withProgressNotes(output, records, () => observeAll(context, records, until, timeoutMs));
  const ended = latest.filter(isEnded);
  const shown = until === "any" && ended.length > 0 ? ended : latest;
  const isTimeUp = until === "any" ? ended.length === 0 : ended.length < latest.length;
  output.answer({ workspaceRoot: workspaceRootOf(context), jobs: shown, timedOut: isTimeUp });
  const inOrder = [
    ...shown.filter((job) => exitCode([job]) === EXIT.ok),
    ...shown.filter((job) => exitCode([job]) !== EXIT.ok),
  ];
  for (const job of inOrder) {
    const progress = isEnded(job) ? null : await readProgress(context, job);
    output.say(
      `${jobBlock(job, progress, context.now(), output.reader, readLaunchFacts(context, job))}\n${jobSentinel(job, "running")}`,
    );
  }
  return exitCode(shown);
}

function exitCode(jobs: readonly JobRecord[]): number {
  return jobs.some(({ status }) => status === "failed" || status === "cancelled") ? EXIT.jobFailed : EXIT.ok;
}
