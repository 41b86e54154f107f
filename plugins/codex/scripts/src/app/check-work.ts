// The check that was ordered with a task. The evidence is taken before it, so that it holds nothing of the check's own making.

import type { RunningJob } from "../core/job/record.ts";
import type { Evidence } from "../core/outcome/work.ts";
import { runCheck } from "../io/check.ts";
import { clearUp } from "./clear-up.ts";
import type { Context } from "./context.ts";
import { limitFrom, type WorkerNotes } from "./worker-notes.ts";

const DEFAULT_LIMIT_MS = 10 * 60_000;

/** The evidence with what the check says; as it was where none was ordered. `CODEX_COMPANION_VERIFY_LIMIT_MS` limits it. */
export async function withCheck(
  context: Context,
  record: RunningJob,
  evidence: Evidence | null,
  stop: Promise<string>,
  notes: WorkerNotes,
): Promise<Evidence | null> {
  const { cwd, worker, request } = record;
  const command = request.verify;
  if (command === null || evidence === null) return evidence;
  notes.apply({ type: "learnt", by: worker, phase: "checking", facts: {} });
  notes.note({ type: "check_started", command });
  const limitMs = limitFrom(context, "CODEX_COMPANION_VERIFY_LIMIT_MS", DEFAULT_LIMIT_MS);
  const verify = await runCheck({ command, cwd, env: context.env, limitMs, stop });
  await clearUp(context, record, null);
  notes.note({ type: "check_ended", command, exitCode: verify.exit_code });
  return { ...evidence, verify: notes.clean(verify) };
}
