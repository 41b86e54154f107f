// Hands a recorded job to an engine, which starts its worker when it sees fit. The launcher waits for the submission, not
// for the worker.

import { MARK_NAME } from "../../core/job/marks.ts";
import type { JobRecord, QueuedJob } from "../../core/job/record.ts";
import { environmentForNode } from "../../core/slurm/executor-policy.ts";
import { waitingFor } from "../../core/waiting/waiting.ts";
import { WORKER_KIND_NAME, workerKind } from "../../core/worker-kind.ts";
import { engineWord } from "../../io/executor/engine.ts";
import { executorOf } from "../../io/executor/executor-of.ts";
import { workerLogPath } from "../../io/job-files.ts";
import { updateJob } from "../../io/job-store.ts";
import { recordAfter } from "../end/end-job.ts";
import type { Context } from "../scope/context.ts";
import type { NamedExecutor } from "./named-executor.ts";
import type { WorkerCommand } from "./worker-command.ts";

const SUBMITTED = "submitted";

/** The job as it stands once the engine has it, or why the engine did not take it. */
export async function submitJob(
  context: Context,
  record: QueuedJob,
  { ref: { name }, settings, env }: NamedExecutor,
  worker: WorkerCommand,
): Promise<JobRecord | string> {
  const launched = await executorOf(record, settings).launch({
    file: worker.file,
    args: [...worker.args, "--home", context.home, "--job", record.id],
    env: {
      ...environmentForNode(context.env, env),
      CODEX_COMPANION_HOME: context.home,
      [MARK_NAME]: record.id,
      [WORKER_KIND_NAME]: workerKind(context.env, true),
    },
    cwd: context.home,
    logFile: workerLogPath(context.home, record.id),
  });
  const spawned = await launched.spawned;
  if (!spawned.isStarted) return spawned.message;
  const executor = { name, kind: "slurm", ref: launched.ref } as const;
  const word = engineWord({ id: record.id, executor }) ?? SUBMITTED;
  const waiting = waitingFor({ reason: "executor", detail: { name, word } }, null, context.now(), null);
  const result = updateJob(context.home, record.id, { type: "submitted", ref: launched.ref ?? "", waiting });
  return recordAfter(result) ?? record;
}
