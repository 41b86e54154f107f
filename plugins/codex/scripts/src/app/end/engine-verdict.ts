// The verdict on a job whose worker is gone or was stopped, with what its engine has to say of that.

import type { Failure } from "../../core/failure/kinds.ts";
import type { JobRecord } from "../../core/job/record.ts";
import type { Verdict } from "../../core/outcome/verdict.ts";
import { engineEnds, engineFailure } from "../../io/executor/engine.ts";
import { readWorkerLogEnd } from "../../io/job-files.ts";
import type { Context } from "../scope/context.ts";

const TIMED_OUT = 124;

/** The verdict on a job whose worker is gone. */
export function verdictOnGone(record: JobRecord, verdict: Verdict): Verdict {
  return withReason(verdict, () => engineFailure(record));
}

/** The verdict of a worker that was stopped: its engine may have done that. */
export function verdictOnStopped(context: Context, record: JobRecord, verdict: Verdict): Verdict {
  return withReason(verdict, () => engineEnds(record, readWorkerLogEnd(context.home, record.id)));
}

function withReason(verdict: Verdict, ask: () => Failure | null): Verdict {
  const named = verdict.failure?.kind === "worker_lost" ? ask() : null;
  if (named === null) return verdict;
  const code = named.kind === "timeout" ? { raw_exit_code: TIMED_OUT, exit_code: TIMED_OUT, signal: null } : {};
  return { ...verdict, failure: named, exit: { ...verdict.exit, ...code, reason: named.message } };
}
