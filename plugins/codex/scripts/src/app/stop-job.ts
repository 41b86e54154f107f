// Ends a job from outside, once `stopping` is recorded: kill, verify, gather the evidence, and only then the end.
// Used by cancel, by whoever finds a worker gone, and by whoever finds a stopping whose actor is gone.

import { UNSEEN_TURN } from "../core/codex/turn.ts";
import { failure } from "../core/failure/kinds.ts";
import { recordMarks } from "../core/job/marks.ts";
import type { JobRecord, ProcessIdentity, RunningJob } from "../core/job/record.ts";
import type { EndedEvent } from "../core/job/transition.ts";
import { type Evidence, workWord } from "../core/outcome/work.ts";
import { readStoredTurn } from "../io/codex/threads.ts";
import { removeGitWitness } from "../io/git-witness.ts";
import { readAbsentMountPoints, readBefore, readPlaces, readResult, writeResult } from "../io/job-files.ts";
import { removeMountPoints } from "../io/mount-points.ts";
import { killJobProcesses } from "../io/process/kill.ts";
import { findWorkspace } from "../io/workspace.ts";
import type { Context } from "./context.ts";
import { publishEnd, recordAfter } from "./end-job.ts";
import { gatherEvidence } from "./evidence.ts";

/** What stopping led to; `survivors` are processes of the job that could not be ended. */
export interface Stopped {
  readonly record: JobRecord | null;
  readonly survivors: readonly number[];
}

const KILL_GRACE_MS = 1_000;
const STORED_TURN_LIMIT_MS = 3_000;

/** Finishes a recorded stopping that is ours. */
export async function finishStop(context: Context, record: JobRecord, by: ProcessIdentity): Promise<Stopped> {
  const survivors = await killAll(record);
  if (survivors.length === 0) removeMountPoints(readAbsentMountPoints(context.home, record.id));
  const cause = record.status === "queued" || record.status === "running" ? record.stopping?.cause : undefined;
  if (cause === undefined) return { record, survivors };
  const recovered = cause === "worker_lost" && record.status === "running" ? await recover(context, record) : false;
  const evidence = record.status === "running" ? await gatherEvidence(context, record, UNSEEN_TURN) : null;
  removeGitWitness(context.env, record.id, readPlaces(context.home, record.id)?.witness ?? null);
  const result = publishEnd(context, record.id, { by, cause, evidence, ...ending(record, cause, evidence, recovered) });
  return { record: recordAfter(result), survivors };
}

/** Ends every process of a job; gives those that could not be ended. */
export async function killAll(record: JobRecord): Promise<readonly number[]> {
  const worker = record.status === "queued" ? null : record.worker;
  const { survivors } = await killJobProcesses({
    marks: recordMarks(record),
    roots: worker === null ? [] : [worker],
    spare: [],
    graceMs: KILL_GRACE_MS,
  });
  return survivors;
}

/** True where the turn that Codex stored had completed; its message is then kept as the result. */
async function recover(context: Context, record: RunningJob): Promise<boolean> {
  const { codex, threadId, turnId } = record;
  if (codex === null || threadId === null || turnId === null || !hasBaseline(context, record)) return false;
  if (record.request.verify !== null) return false; // Whether the work passes was never found out.
  const stored = await readStoredTurn(
    codex,
    context.env,
    record.workspaceRoot,
    { threadId, turnId },
    STORED_TURN_LIMIT_MS,
  );
  if (stored === null || stored.status !== "completed") return false;
  if (stored.message !== "" && readResult(context.home, record.id) === null)
    writeResult(context.home, record.id, stored.message);
  return true;
}

function hasBaseline(context: Context, record: RunningJob): boolean {
  return readBefore(context.home, record.id) !== null || findWorkspace(record.workspaceRoot).gitFolders.length === 0;
}

function ending(
  record: JobRecord,
  cause: NonNullable<RunningJob["stopping"]>["cause"],
  evidence: Evidence | null,
  recovered: boolean,
): Pick<EndedEvent, "outcome" | "exit"> {
  const exit = (code: number, reason: string) => ({
    raw_exit_code: code,
    signal: null,
    exit_code: code,
    normalized: false,
    reason,
  });
  if (cause === "cancel")
    return { outcome: { status: "cancelled" }, exit: record.status === "queued" ? null : exit(130, "cancelled") };
  if (record.status === "queued") {
    const words = "No worker claimed the job in time.";
    return { outcome: { status: "failed", failure: failure("launch_failed", words) }, exit: null };
  }
  if (cause === "timeout") {
    const words = "The job did not end within its limit, and its worker died while it was being stopped.";
    return { outcome: { status: "failed", failure: failure("timeout", words) }, exit: exit(124, words) };
  }
  if (recovered)
    return {
      outcome: { status: "completed" },
      exit: exit(0, "the worker was lost after Codex had stored the completed turn"),
    };
  const left = workWord(evidence) === "commits" ? " It left commits behind." : "";
  const words = `The worker died before the turn had ended.${left}`;
  return { outcome: { status: "failed", failure: failure("worker_lost", words) }, exit: exit(137, words) };
}
