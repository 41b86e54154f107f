// Sends Codex the plainest prompt, in the way of every task, and tells whether it was answered.

import { type Failure, failure, isFailureKind } from "../../core/failure/kinds.ts";
import { type Check, failed, passed } from "../../core/preflight.ts";
import type { Context } from "../scope/context.ts";
import { runCanary } from "./canary.ts";
import type { WorkerCommand } from "./worker-command.ts";

/** Whether the prompt was sent, and by which job. */
export interface Answered extends Check {
  readonly asked: boolean;
  readonly jobId: string | null;
}

/** If nobody asked: no provider is known to answer. */
export const NOT_ASKED: Answered = {
  ok: false,
  detail: "no provider was asked; codex-companion setup --prompt sends a small prompt",
  failure: null,
  asked: false,
  jobId: null,
};

/** The answer to one canary, without variations. */
export async function askCodex(context: Context, worker: WorkerCommand): Promise<Answered> {
  const [row] = await runCanary(context, worker, [], () => {});
  if (row === undefined) return NOT_ASKED;
  const { classifier, message, job_id: jobId, duration_ms } = row;
  const check =
    classifier === null
      ? passed(`a small prompt was answered within ${(duration_ms / 1_000).toFixed(1)} s`)
      : failed(unanswered(classifier, message));
  return { ...check, asked: jobId !== null, jobId };
}

/** A word that is no kind is the status of a job that has not ended in time, or was cancelled. */
function unanswered(classifier: string, message: string | null): Failure {
  const isKind = isFailureKind(classifier);
  const why = isKind && message !== null ? message : `its job is ${classifier}`;
  return failure(
    isKind ? classifier : "timeout",
    `Codex did not answer a small prompt (${classifier}): ${why}`,
    "See what it depends on with codex-companion canary; docs/runbook.md has a heading for each kind.",
  );
}
