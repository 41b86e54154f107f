// Writes the runner events of one attempt into the job's event log.

import { environmentFingerprint } from "../core/environment-fingerprint.ts";
import type { RetryDecision } from "../core/failure/retry.ts";
import type { RunningJob } from "../core/job/record.ts";
import type { RunEnd, Verdict } from "../core/outcome/verdict.ts";
import type { Exit } from "../core/outcome/work.ts";
import { classifiedLine, type Dispatch, exitLine, prepareLine } from "../core/runner-event.ts";
import type { Location } from "../io/codex/locate.ts";
import { codexFiles } from "../io/preflight-cache.ts";
import type { Workspace } from "../io/workspace.ts";
import type { Context } from "./context.ts";
import { fingerprinted } from "./incidents.ts";
import type { CodexRun } from "./run-codex.ts";
import type { WorkerNotes } from "./worker-notes.ts";

/** What is told of one attempt: at its launch, what was known before it, and what after its end. */
export interface RunnerEvents {
  launched(): void;
  exited(run: CodexRun, exit: Exit): void;
}

/** Where a job is to run, and with which Codex. */
export interface Place {
  readonly exists: boolean;
  readonly workspace: Workspace;
  readonly location: Location;
}

const WORKER_KIND = "app-server";

/** The events of an attempt that is about to be launched. */
export function runnerEvents(
  context: Context,
  record: RunningJob,
  { number, limitMs }: { readonly number: number; readonly limitMs: number | null },
  { exists, workspace, location }: Place,
  notes: WorkerNotes,
): RunnerEvents {
  const { cwd, request } = record;
  const startedAtMs = performance.now();
  const codex_path = location.kind === "missing" ? null : location.path;
  const dispatch = dispatchOf(record, number);
  return {
    launched() {
      notes.note(
        prepareLine(dispatch, {
          cwd,
          cwd_exists: exists,
          repository: workspace.gitFolders.length === 0 ? null : workspace.root,
          argv: [codex_path ?? (location.kind === "missing" ? location.sought : ""), "app-server"],
          codex_path,
          env_fingerprint: environmentFingerprint(context.env, codexFiles(context.env)),
          prompt_bytes: request.promptBytes,
          timeout_ms: limitMs,
          route: { model: request.model, effort: request.effort, sandbox: request.sandbox },
        }),
      );
    },
    exited({ end, stdout, stderr }, { raw_exit_code, signal }) {
      notes.note(
        exitLine(dispatch, {
          status: statusOf(end),
          exit_code: raw_exit_code,
          signal,
          duration_ms: Math.round(performance.now() - startedAtMs),
          stdout_bytes: stdout.bytes,
          stderr_bytes: stderr.bytes,
          stdout_tail: notes.clean(stdout.tail),
          stderr_tail: notes.clean(stderr.tail),
          artifacts: ["worker.log", "events.jsonl"],
        }),
      );
    },
  };
}

/** Tells what a failed attempt was called, and whether it is tried again. */
export function noteClassified(
  context: Context,
  record: RunningJob,
  number: number,
  { failure, excused, basis, rule }: Verdict,
  decision: RetryDecision,
  notes: WorkerNotes,
): void {
  const cause = failure ?? excused;
  if (cause === null) return;
  const named = fingerprinted(context, record, cause);
  notes.note(classifiedLine(dispatchOf(record, number), named, { basis, rule }, decision));
}

function dispatchOf({ id, sessionId, workspaceRoot }: RunningJob, number: number): Dispatch {
  return { dispatch_id: `${id}.${number}`, worker_kind: WORKER_KIND, queue_id: sessionId ?? workspaceRoot };
}

function statusOf(end: RunEnd): string {
  return end.type === "turn" ? end.end.status : end.type;
}
