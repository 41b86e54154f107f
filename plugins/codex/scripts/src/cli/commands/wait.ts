// Waiting for one job, with signs of life on stderr.

import type { Context } from "../../app/context.ts";
import { observe } from "../../app/observe.ts";
import { readProgress } from "../../app/progress.ts";
import { isEnded, type JobRecord } from "../../core/job/record.ts";
import { CommandError, EXIT } from "../errors.ts";
import type { Output } from "../output.ts";
import { progressNotes } from "../progress-notes.ts";
import { jobBlock, jobSentinel } from "../render/job.ts";

/** Waits until the job has ended or the time is up, and says how it stands. */
export async function waitForJob(
  context: Context,
  output: Output,
  record: JobRecord,
  timeoutMs: number | null,
): Promise<number> {
  const notes = progressNotes(output, record);
  const observation = await observe(context, record, {
    ...(timeoutMs === null ? {} : { timeoutMs }),
    onEvents: notes.onEvents,
  });
  notes.end();
  if (observation.kind === "gone") {
    throw new CommandError(
      "unreadable",
      `Could not wait for job "${record.id}": ${observation.reason}.`,
      "See `status --all`.",
    );
  }
  const { record: latest } = observation;
  const progress = isEnded(latest) ? null : readProgress(context, latest);
  output.answer({ workspaceRoot: latest.workspaceRoot, job: latest, timedOut: observation.kind === "time_up" });
  output.say(`${jobBlock(latest, progress, context.now())}\n${jobSentinel(latest, "running")}`);
  return latest.status === "failed" || latest.status === "cancelled" ? EXIT.jobFailed : EXIT.ok;
}
