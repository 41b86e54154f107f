// A group as JSON.

import { readFinalOutput } from "../app/read/final-output.ts";
import type { Context } from "../app/scope/context.ts";
import type { Group } from "../core/group/group.ts";
import { judge } from "../core/group/judge.ts";
import type { JobRecord } from "../core/job/record.ts";
import { outputAnswer } from "./output-answer.ts";

/** The fields of a group in an answer. Each job that was to answer by a schema has its `output`. */
export function groupAnswer(context: Context, group: Group): object {
  const { word, best, reason, jobs } = judge(group);
  const workspaceRoot = group.jobs[0]?.workspaceRoot;
  const shown = jobs.map((job) => withOutput(context, job));
  return {
    workspaceRoot,
    group: group.id,
    status: word,
    size: group.size,
    best: best?.id ?? null,
    reason,
    jobs: shown,
    unreadable: group.unreadable ?? [],
  };
}

function withOutput(context: Context, job: JobRecord): object {
  return job.request.outputSchema === undefined ? job : { ...job, ...outputAnswer(job, readFinalOutput(context, job)) };
}
