// What was said last on a job's stderr, and where it stands: for the failures that name no cause of their own.

import type { Failure } from "../../core/failure/kinds.ts";
import { lastWords } from "../../core/failure/stderr.ts";
import type { JobRecord } from "../../core/job/record.ts";
import { redact, secretValues } from "../../core/redact.ts";
import {
  eventsPath,
  readableFiles,
  readResult,
  readStoredPrompt,
  readWorkerLogEnd,
  workerLogPath,
} from "../../io/job-files.ts";
import type { Context } from "../scope/context.ts";

// The worker's own notes of how each turn ended, which part the attempts.
const NOTE = /^end: \w+$/m;
const THE_LOG = "the job's log (`logs`)";

/** The last lines of Codex, or else of the worker, without the prompt, the model's words and secrets; none if nothing can be read. */
export function saidLast({ home, env }: Context, { id }: JobRecord): readonly string[] {
  const secrets = secretValues(env);
  try {
    const log = readWorkerLogEnd(home, id);
    if (log.trim() === "") return [];
    const foreign = [readStoredPrompt(home, id) ?? "", readResult(home, id) ?? ""];
    const clean = foreign.map((text) => redact(text, secrets));
    const attempts = redact(log, secrets).split(NOTE);
    return attempts.map((text) => lastWords(text, clean)).findLast((said) => said.length > 0) ?? [];
  } catch {
    return []; // The end itself must be told.
  }
}

/** The hint of a failure; one that sends its reader to the log names the file, if it is there. */
export function withLogFile({ home }: Context, { id }: JobRecord, { kind, hint }: Failure): string {
  const isOfWorker = kind !== "no_result";
  if (isOfWorker && !readableFiles(home, id).includes("worker.log")) return hint;
  return hint.replace(THE_LOG, () => (isOfWorker ? workerLogPath(home, id) : eventsPath(home, id)));
}
