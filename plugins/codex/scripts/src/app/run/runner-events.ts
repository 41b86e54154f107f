// Writes the runner events of one attempt into the job's event log.

import { decodeConfigured } from "../../core/codex/configuration.ts";
import { sandboxMode } from "../../core/codex/sandbox.ts";
import { environmentFingerprint } from "../../core/environment-fingerprint.ts";
import type { RetryDecision } from "../../core/failure/retry.ts";
import { withoutEchoes } from "../../core/failure/stderr.ts";
import type { RunningJob } from "../../core/job/record.ts";
import { requestNow } from "../../core/job/request.ts";
import { CONFIGURED_WRITE } from "../../core/lane.ts";
import type { RunEnd, Verdict } from "../../core/outcome/verdict.ts";
import type { Exit } from "../../core/outcome/work.ts";
import { classifiedLine, type Dispatch, exitLine, type KnownRoute, prepareLine } from "../../core/runner-event.ts";
import { toldWorkerKind } from "../../core/worker-kind.ts";
import type { Location } from "../../io/codex/locate-codex.ts";
import { eventsPath, workerLogPath } from "../../io/job-files.ts";
import { monotonicMs } from "../../io/monotonic.ts";
import { codexFiles, readStoredConfig } from "../../io/preflight-cache.ts";
import type { Workspace } from "../../io/workspace.ts";
import { fingerprinted } from "../reliability/incidents.ts";
import type { Context } from "../scope/context.ts";
import type { CodexRun } from "./run-codex.ts";
import type { WorkerNotes } from "./worker-notes.ts";

/** What is told of one attempt: at its launch, what was known before it, and what after its end. */
export interface RunnerEvents {
  launched(): void;
  exited(run: CodexRun, exit: Exit, foreign: readonly string[]): void;
}

/** What of an attempt's plan is told. */
export interface AttemptFacts {
  readonly number: number;
  readonly limitMs: number | null;
  /** What this attempt records beyond the one before it. */
  readonly diagnostics: readonly string[];
}

/** Where a job is to run, and with which Codex. */
export interface RunTarget {
  readonly exists: boolean;
  readonly workspace: Workspace;
  readonly location: Location;
}

/** What stands if nobody has chosen: Codex's own default. */
const DEFAULT = "default";

/** The events of an attempt that is about to be launched. */
export function runnerEvents(
  context: Context,
  record: RunningJob,
  { number, limitMs, diagnostics }: AttemptFacts,
  { exists, workspace, location }: RunTarget,
  notes: WorkerNotes,
): RunnerEvents {
  const { cwd, request } = record;
  const startedAtMs = monotonicMs();
  const codex_path = location.kind === "missing" ? null : location.path;
  const dispatch = dispatchOf(context, record, number);
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
          route: routeOf(context, record, codex_path),
          ...(diagnostics.length === 0 ? {} : { diagnostics }),
        }),
      );
    },
    exited({ end, stdout, stderr }, { raw_exit_code, signal }, foreign) {
      notes.note(
        exitLine(dispatch, {
          status: statusOf(end),
          exit_code: raw_exit_code,
          signal,
          duration_ms: Math.round(monotonicMs() - startedAtMs),
          stdout_bytes: stdout.bytes,
          stderr_bytes: stderr.bytes,
          stdout_tail: notes.clean(stdout.tail),
          stderr_tail: withoutEchoes(notes.clean(stderr.tail), foreign),
          artifacts: [workerLogPath(context.home, record.id), eventsPath(context.home, record.id)],
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
  notes.note(classifiedLine(dispatchOf(context, record, number), named, { basis, rule }, decision));
}

/** The route as far as it is known before Codex says: what was asked for, else what a probe found configured. */
function routeOf({ home, env }: Context, record: RunningJob, path: string | null): KnownRoute {
  const { cwd } = record;
  const request = requestNow(record);
  const probe = path === null ? null : readStoredConfig(home, path, cwd, env);
  const configured = decodeConfigured(probe ?? {});
  const own = request.resumeOf === null ? DEFAULT : "as in its thread";
  const sandbox = request.sandbox ?? (request.write ? CONFIGURED_WRITE : "read-only");
  return {
    model: request.model ?? (request.resumeOf === null ? configured.model : null) ?? own,
    effort: request.effort ?? (request.resumeOf === null ? configured.effort : null) ?? own,
    sandbox: probe === null ? sandbox : sandboxMode(request, configured.sandbox),
  };
}

function dispatchOf({ env }: Context, { id, sessionId, workspaceRoot }: RunningJob, number: number): Dispatch {
  return { dispatch_id: `${id}.${number}`, worker_kind: toldWorkerKind(env), queue_id: sessionId ?? workspaceRoot };
}

function statusOf(end: RunEnd): string {
  return end.type === "turn" ? end.end.status : end.type;
}
