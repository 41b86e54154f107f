// The check that was ordered with a task. The evidence is taken before it, so that it holds nothing of the check's own
// making; in a copy, once more after it. The check runs code that Codex or the repository wrote. So it runs in the sandbox
// that the turn had. It runs outside, as the user, only if the user's own policy says so.

import { checkPlace } from "../../core/allowed.ts";
import { sandboxPolicy } from "../../core/codex/sandbox.ts";
import type { RunningJob } from "../../core/job/record.ts";
import type { JsonObject } from "../../core/json.ts";
import { sandboxNote } from "../../core/outcome/check-note.ts";
import type { Evidence, Verification } from "../../core/outcome/work.ts";
import { type CheckRequest, runCheck, tailKeeper } from "../../io/check.ts";
import { locateCodex } from "../../io/codex/locate-codex.ts";
import { runSandboxedCheck } from "../../io/codex/sandboxed-check.ts";
import { readPolicies } from "../../io/policy-files.ts";
import type { Context } from "../scope/context.ts";
import { limitFrom } from "../scope/limits.ts";
import { clearUp } from "./clear-up.ts";
import type { JobLimit } from "./job-limit.ts";
import type { WorkerNotes } from "./worker-notes.ts";

const DEFAULT_LIMIT_MS = 10 * 60_000;
const NO_SETTINGS = { writableRoots: [], networkAccess: false, excludeTmpdirEnvVar: true, excludeSlashTmp: true };

/** Where the checks of a job run, and what prepares it. To be asked before its turn, which may change the repository's policy. */
export function checkPlaceOf(context: Context, record: RunningJob): "sandbox" | "outside" {
  if (record.request.verify === null && record.request.prepare === undefined) return "sandbox";
  const files = readPolicies(context.home, record.workspaceRoot);
  const policies = files.flatMap((file) => ("policy" in file ? [file.policy] : []));
  return policies.length === files.length && checkPlace(policies) === "outside" ? "outside" : "sandbox";
}

/** How a check is confined. `sandbox` is what the turn had; null: it came to no turn, and nothing may be written. */
export interface Confinement {
  readonly place: "sandbox" | "outside";
  readonly sandbox: JsonObject | null;
}

/**
 * The evidence with what the check says. Without a check it stays as it was. So it does if the job's own limit cuts the
 * check short; that is recorded then. `CODEX_COMPANION_VERIFY_LIMIT_MS` limits the check besides.
 */
export async function withCheck(
  context: Context,
  record: RunningJob,
  evidence: Evidence | null,
  confinement: Confinement,
  limit: JobLimit,
  stop: Promise<string>,
  notes: WorkerNotes,
): Promise<Evidence | null> {
  const { cwd, worker, request } = record;
  const command = request.verify;
  if (command === null || evidence === null) return evidence;
  notes.apply({ type: "learnt", by: worker, phase: "checking", facts: {} });
  notes.note({ type: "check_started", command });
  const ownMs = limitFrom(context, "CODEX_COMPANION_VERIFY_LIMIT_MS", DEFAULT_LIMIT_MS);
  const limitMs = Math.min(ownMs, limit.leftMs() ?? ownMs);
  const verify = await check({ command, cwd, env: context.env, limitMs, stop }, confinement);
  const isCutShort = verify.exit_code === 124 && limit.isOver();
  if (isCutShort) notes.apply({ type: "stopping", cause: "timeout", by: worker, at: context.now() });
  await clearUp(context, record, null);
  notes.note({ type: "check_ended", command, exitCode: verify.exit_code });
  return isCutShort ? evidence : { ...evidence, verify: notes.clean(verify) };
}

async function check(request: CheckRequest, confinement: Confinement): Promise<Verification> {
  if (confinement.place === "outside") return runCheck(request);
  const location = locateCodex(request.env, request.cwd);
  if (location.kind !== "found") {
    return {
      command: request.command,
      exit_code: 127,
      tail: "The check could not be run: Codex is not there any more.\n",
    };
  }
  const sandbox = confinement.sandbox ?? sandboxPolicy("read-only", NO_SETTINGS, []);
  const verify = await runSandboxedCheck({ ...request, program: location.path, sandbox });
  const note = sandboxNote(verify, sandbox);
  return note === null ? verify : { ...verify, tail: withNote(verify.tail, note) };
}

function withNote(tail: string, note: string): string {
  const output = tailKeeper();
  output.keep(tail);
  output.note(note);
  return output.tail();
}
