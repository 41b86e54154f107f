// What is answered if a job that had begun cannot be followed any more.

import { storedGroup } from "../app/read/group.ts";
import { processesOf } from "../app/read/processes-of.ts";
import type { Context } from "../app/scope/context.ts";
import { recordOf } from "../app/scope/own-jobs.ts";
import { type Judgement, judge } from "../core/group/judge.ts";
import type { JobRecord } from "../core/job/record.ts";
import { encodeSentinel } from "../core/sentinel.ts";
import { CommandError, EXIT, environmentError } from "./errors.ts";
import { groupSentinel } from "./render/group.ts";
import { jobSentinel } from "./render/job.ts";

/** The record was lost, for this reason: nobody can tell any more how the job ends. The sentinel names the job. */
export function lostJob(what: string, record: JobRecord, reason: string): CommandError {
  const hint = `${aliveWords(processesOf(record))} See in its folder what it has done.`;
  const sentinel = encodeSentinel({ word: "failed", id: record.id, keys: { kind: "worker_lost" } });
  return new CommandError(
    "worker_lost",
    `Could not ${what} job "${record.id}": ${reason}.`,
    hint,
    EXIT.jobFailed,
    sentinel,
  );
}

/** An error that came once the job had begun: its answer ends with how the job stands. */
export function aboutJob(error: unknown, context: Context, record: JobRecord): unknown {
  const sentinel = () => jobSentinel(recordOf(context, record.id) ?? record, "running");
  return onceBegun(error, context, `The job is ${record.id}.`, sentinel);
}

/** The judgement on a group of which not all jobs can be read. */
const UNKNOWN: Judgement = { word: "running", best: null, reason: null, jobs: [] };

/** The same of a group. */
export function aboutGroup(error: unknown, context: Context, id: string): unknown {
  const group = storedGroup(context, id);
  const sentinel = () =>
    group === null
      ? encodeSentinel({ word: "failed", id: null, keys: { group: id } })
      : groupSentinel(group, group.jobs.length < group.size ? UNKNOWN : judge(group), "running");
  return onceBegun(error, context, `The group is ${id}.`, sentinel);
}

function onceBegun(error: unknown, { home }: Context, which: string, sentinel: () => string): unknown {
  const known = error instanceof CommandError ? error : environmentError(error, home);
  if (known === null || known.lastWords !== null) return error;
  return new CommandError(known.kind, known.message, `${known.hint} ${which}`, EXIT.jobFailed, sentinel());
}

function aliveWords(left: readonly string[] | null): string {
  if (left === null) return "Whether it is still at work is not known.";
  return left.length === 0 ? "Nothing of it is running any more." : `It may still be at work: ${left.join(", ")}.`;
}
