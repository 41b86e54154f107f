// The command that was ordered to make the copy of an isolated job ready, before its turn. It runs code of the repository: so
// it runs in the sandbox that the turn will have, but with the network, unless a policy forbids that, and without the Git
// folder. It runs outside, as the user, where checks do. What it makes is not the job's work: the copy begins after it.

import { decodeConfigured } from "../../core/codex/configuration.ts";
import { sandboxMode, sandboxPolicy } from "../../core/codex/sandbox.ts";
import { failure } from "../../core/failure/kinds.ts";
import { isIsolated, type Place, placeOf } from "../../core/job/place.ts";
import type { RunningJob } from "../../core/job/record.ts";
import { requestNow } from "../../core/job/request.ts";
import type { JsonObject } from "../../core/json.ts";
import type { RunEnd } from "../../core/outcome/verdict.ts";
import type { Verification } from "../../core/outcome/work.ts";
import { oneLine } from "../../core/text.ts";
import { runCheck } from "../../io/check.ts";
import { locateCodex } from "../../io/codex/locate-codex.ts";
import { runSandboxedCheck } from "../../io/codex/sandboxed-check.ts";
import { moveStart } from "../../io/git-copy-start.ts";
import { readPolicies } from "../../io/policy-files.ts";
import { faultOf } from "../../io/regular-file.ts";
import { isReachableFolder } from "../../io/workspace.ts";
import { gitPlace } from "../end/git-place.ts";
import type { Context } from "../scope/context.ts";
import { limitFrom } from "../scope/limits.ts";
import { clearUp } from "./clear-up.ts";
import { copyTrustOf } from "./copy-trust.ts";
import type { JobLimit } from "./job-limit.ts";
import type { WorkerNotes } from "./worker-notes.ts";

const DEFAULT_LIMIT_MS = 10 * 60_000;
const NAME = "The command of --prepare";
const MOST_LINES = 3;

/** The job with the place that it begins at now, or why no turn may be run. */
export type Prepared = { readonly record: RunningJob } | { readonly blocked: RunEnd };

/** Makes the copy ready, if that was ordered. `CODEX_COMPANION_PREPARE_LIMIT_MS` limits the command besides the job's own limit. */
export async function prepareCopy(
  context: Context,
  record: RunningJob,
  where: "sandbox" | "outside",
  limit: JobLimit,
  stop: Promise<string>,
  notes: WorkerNotes,
): Promise<Prepared> {
  const command = record.request.prepare;
  // A folder that is gone, and a Codex that is, are told by the attempt.
  if (command === undefined || !isIsolated(record) || !isReachableFolder(record.cwd)) return { record };
  notes.apply({ type: "learnt", by: record.worker, phase: "preparing", facts: {} });
  notes.note({ type: "prepare_started", command });
  const ownMs = limitFrom(context, "CODEX_COMPANION_PREPARE_LIMIT_MS", DEFAULT_LIMIT_MS);
  let signal: string | null = null;
  void stop.then((name) => {
    signal = name;
  });
  const run = await runCommand(context, record, command, where, Math.min(ownMs, limit.leftMs() ?? ownMs), stop);
  await clearUp(context, record, null);
  if (signal !== null) return { blocked: { type: "stopped", signal } };
  const moved = run.exit_code === 0 ? await beginAfter(context, record) : null;
  const { exit_code: exitCode, tail } = run;
  const facts = exitCode === 0 ? { changed: moved?.changed ?? null } : { tail };
  notes.note({ type: "prepare_ended", command, exitCode, ...facts });
  if (exitCode !== 0) return blocked(`ended with exit code ${exitCode}: ${oneLine(command, 200)}.${lastLines(tail)}`);
  if (moved === null)
    return blocked(`left a copy that Git cannot read or write, or moved its branch: ${oneLine(command, 200)}.`);
  const place: Place = { ...placeOf(record), start: moved.start };
  notes.apply({ type: "learnt", by: record.worker, facts: { place } });
  return { record: { ...record, place } };
}

function blocked(why: string): Prepared {
  return {
    blocked: { type: "not_started", failure: failure("prepare_failed", `${NAME} ${why}`), raw_exit_code: 1 },
  };
}

function lastLines(tail: string): string {
  const lines = tail.trim().split("\n").slice(-MOST_LINES);
  return lines.join("") === "" ? "" : ` Its last lines: ${lines.map((line) => oneLine(line, 200)).join(" | ")}`;
}

async function runCommand(
  context: Context,
  record: RunningJob,
  command: string,
  where: "sandbox" | "outside",
  limitMs: number,
  stop: Promise<string>,
): Promise<Verification> {
  const { env } = context;
  const request = { command, cwd: record.cwd, env, limitMs, stop, name: NAME };
  if (where === "outside") return runCheck(request);
  const location = locateCodex(env, record.cwd);
  if (location.kind !== "found")
    return { command, exit_code: 127, tail: "Codex, whose sandbox it needs, is not there.\n" };
  const sandbox = (configuration: JsonObject) => sandboxFor(context, record, configuration);
  const configuredIn = copyTrustOf(record).trust?.folders[0];
  const own = configuredIn === undefined ? {} : { configuredIn };
  return runSandboxedCheck({ ...request, program: location.path, sandbox, ...own });
}

/** What the turn will have, with the network and without the Git folder. */
function sandboxFor(context: Context, record: RunningJob, configuration: JsonObject): JsonObject {
  const { mode: configured, settings } = decodeConfigured(configuration).sandbox;
  const mode = sandboxMode(requestNow(record), { mode: configured, settings });
  const networkAccess = settings.networkAccess || mayUseNetwork(context, record);
  return sandboxPolicy(mode, { ...settings, networkAccess }, [], record.request);
}

function mayUseNetwork({ home }: Context, { workspaceRoot }: RunningJob): boolean {
  const files = readPolicies(home, workspaceRoot);
  return files.every((file) => "policy" in file && file.policy.network !== false);
}

/** Null also if the command has closed the copy's Git folder to writing. */
async function beginAfter(context: Context, record: RunningJob) {
  const { root, start, branch } = placeOf(record);
  if (start === null || branch === null) return null;
  try {
    return await moveStart(gitPlace(context, root), { branch, start, madeAtMs: Date.parse(context.now()) });
  } catch (error) {
    if (faultOf(error) === null) throw error;
    return null;
  }
}
