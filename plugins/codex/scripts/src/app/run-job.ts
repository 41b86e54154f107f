// The worker's life once it has claimed its job: take the baseline, run the turn, clear up, gather the evidence, judge, end.

import { INITIAL_TURN } from "../core/codex/turn.ts";
import { failure } from "../core/failure/kinds.ts";
import { type EventLine, eventLine } from "../core/job/event-line.ts";
import { marksOf } from "../core/job/marks.ts";
import type { Attempt, ProcessIdentity, RunningJob } from "../core/job/record.ts";
import type { JobEvent } from "../core/job/transition.ts";
import { basisOf } from "../core/outcome/basis.ts";
import { judge, type RunEnd, type Verdict } from "../core/outcome/verdict.ts";
import type { Evidence } from "../core/outcome/work.ts";
import { redact, redactAll, secretValues } from "../core/redact.ts";
import { runCheck } from "../io/check.ts";
import { locateCodex } from "../io/codex/locate.ts";
import { appendEvent, readAbsentMountPoints, readPrompt, writeResult } from "../io/job-files.ts";
import { updateJob } from "../io/job-store.ts";
import { removeMountPoints } from "../io/mount-points.ts";
import { findJobProcesses } from "../io/process/find.ts";
import { identityOf } from "../io/process/identity.ts";
import { type KillResult, killJobProcesses } from "../io/process/kill.ts";
import { findWorkspace, isFolder } from "../io/workspace.ts";
import type { Context } from "./context.ts";
import { publishEnd } from "./end-job.ts";
import { gatherEvidence, takeBaseline } from "./evidence.ts";
import { locationFailure } from "./preflight.ts";
import { type CodexRun, runCodex } from "./run-codex.ts";

/** Signals to the worker, and where its diagnostics go. */
export interface WorkerPorts {
  /** Settles with the signal's name when the worker is asked to stop. */
  readonly stop: Promise<string>;
  readonly log: (text: string) => void;
}

const DEFAULT_NETWORK_LIMIT_MS = 5 * 60_000;
const DEFAULT_VERIFY_LIMIT_MS = 10 * 60_000;
const MOST_STDERR = 8_000;
const KILL_GRACE_MS = 1_500;

/** Runs a job that this process has claimed to its end. */
export async function runJob(context: Context, record: RunningJob, ports: WorkerPorts): Promise<void> {
  const { id, worker: self } = record;
  const run = await runTurn(context, record, self, ports);
  ports.log(`end: ${run.end.type}\n`);
  const { wasNeeded } = await clearUp(record, run.threadId);
  removeMountPoints(readAbsentMountPoints(context.home, id));
  const early = wasNeeded ? null : await run.evidence;
  const evidence = early ? early.evidence : await gatherEvidence(context, record, run.turn);
  const { end: runEnd, turn } = run;
  const { finalMessage, lastRetry } = turn;
  const facts = { runEnd, evidence, finalMessage, lastRetry, stderrTail: run.stderrTail };
  const passed = judge(facts).failure === null;
  const checked = passed ? await withCheck(context, record, evidence, ports) : evidence;
  const verdict = judge({ ...facts, evidence: checked });
  if (finalMessage !== "") writeResult(context.home, id, finalMessage);
  publish(context, record, self, run, checked, redactAll(verdict, secretValues(context.env)));
}

/** Ends whatever of the job is still alive but this worker, which is spared itself, and whose session is followed. */
function clearUp({ id, worker }: RunningJob, threadId: string | null): Promise<KillResult> {
  const marks = marksOf(id, threadId);
  return killJobProcesses({ marks, roots: [worker], spare: [worker.pid], graceMs: KILL_GRACE_MS });
}

/** The evidence with what the check says that was ordered; it is taken before, so that it holds nothing of the check's own making. */
async function withCheck(
  context: Context,
  record: RunningJob,
  evidence: Evidence | null,
  ports: WorkerPorts,
): Promise<Evidence | null> {
  const { id, cwd, worker, request } = record;
  if (request.verify === null || evidence === null) return evidence;
  const secrets = secretValues(context.env);
  const note = (line: EventLine) =>
    tolerate(ports, () => appendEvent(context.home, id, context.now(), redactAll(line, secrets)));
  tolerate(ports, () => void updateJob(context.home, id, { type: "learnt", by: worker, phase: "checking", facts: {} }));
  note({ type: "check_started", command: request.verify });
  const limitMs = limitFrom(context, "CODEX_COMPANION_VERIFY_LIMIT_MS", DEFAULT_VERIFY_LIMIT_MS);
  const verify = await runCheck({ command: request.verify, cwd, env: context.env, limitMs, stop: ports.stop });
  await clearUp(record, null);
  note({ type: "check_ended", command: verify.command, exitCode: verify.exit_code });
  return { ...evidence, verify: redactAll(verify, secrets) };
}

interface WorkerRun extends CodexRun {
  readonly threadId: string | null;
  /** The end of what Codex said on stderr, without secrets. */
  readonly stderrTail: string;
  /** Gathered while Codex was closing; null where something else of the job may still have been at work then. */
  readonly evidence: Promise<{ readonly evidence: Evidence | null } | null> | null;
}

async function runTurn(
  context: Context,
  record: RunningJob,
  self: ProcessIdentity,
  ports: WorkerPorts,
): Promise<WorkerRun> {
  if (!isFolder(record.cwd)) {
    const words = `Could not start Codex in "${record.cwd}": the folder does not exist.`;
    return notStarted({ failure: failure("cwd_missing", words), raw_exit_code: 1 });
  }
  const location = locateCodex(context.env, record.cwd);
  if (location.kind !== "found") return notStarted(locationFailure(location));
  const prompt = readPrompt(context.home, record.id);
  if (prompt === null)
    return notStarted({ failure: failure("launch_failed", "The stored prompt is gone."), raw_exit_code: 1 });
  const secrets = secretValues(context.env);
  const note = (line: EventLine) =>
    tolerate(ports, () => appendEvent(context.home, record.id, context.now(), redactAll(line, secrets)));
  const apply = (event: JobEvent) => tolerate(ports, () => void updateJob(context.home, record.id, event));
  let threadId: string | null = null;
  let stderrTail = "";
  let early: WorkerRun["evidence"] = null;
  const { request } = record;
  const run = await runCodex(
    {
      program: location.path,
      cwd: record.cwd,
      env: context.env,
      request,
      title: record.title,
      prompt,
      gitFolders: request.allowCommit ? findWorkspace(record.cwd).gitFolders : [],
      prepare: () => takeBaseline(context, record),
      isAlone: (thread, codexPid) => isAlone(marksOf(record.id, thread), [self, identityOf(codexPid)]),
      stop: ports.stop,
      networkLimitMs: limitFrom(context, "CODEX_COMPANION_NETWORK_LIMIT_MS", DEFAULT_NETWORK_LIMIT_MS),
    },
    {
      onLearnt(phase, facts) {
        threadId = facts.threadId ?? threadId;
        apply({ type: "learnt", by: self, phase, facts });
        if (facts.threadId) note({ type: "thread", threadId: facts.threadId, ...facts.resolved });
      },
      onNotification(notification) {
        const line = eventLine(notification);
        if (line !== null) note(line);
      },
      onRefused: (method) => note({ type: "refused", method }),
      onStderr(text) {
        const redacted = redact(text, secrets);
        stderrTail = (stderrTail + redacted).slice(-MOST_STDERR);
        ports.log(redacted);
      },
      onEnd(end) {
        if (end.type !== "timeout") return;
        apply({ type: "stopping", cause: "timeout", by: self, at: context.now() });
      },
      onQuiet(turn) {
        early = gatherEvidence(context, record, turn).then((evidence) => ({ evidence }));
        early.catch(() => {}); // Awaited once Codex is closed.
      },
    },
  );
  return { ...run, threadId, stderrTail, evidence: early };
}

/** True where nothing lives of the job but these, which lead to all the rest. */
function isAlone(marks: readonly string[], those: readonly (ProcessIdentity | null)[]): boolean {
  const roots = those.filter((root) => root !== null);
  return findJobProcesses({ marks, roots, spare: roots.map(({ pid }) => pid) }).length === 0;
}

function publish(
  context: Context,
  record: RunningJob,
  self: ProcessIdentity,
  run: CodexRun,
  evidence: Evidence | null,
  verdict: Verdict,
): void {
  const attempt: Attempt = {
    number: record.attempts.length + 1,
    startedAt: record.startedAt,
    completedAt: context.now(),
    raw_exit_code: verdict.exit.raw_exit_code,
    signal: verdict.exit.signal,
    kind: verdict.failure?.kind ?? null,
  };
  const facts = {
    by: self,
    evidence,
    usage: run.turn.usage,
    plan: run.turn.plan,
    attempts: [...record.attempts, attempt],
  };
  const judged =
    verdict.failure === null
      ? ({ status: "completed" } as const)
      : ({ status: "failed", failure: verdict.failure } as const);
  const end = { ...facts, outcome: judged, exit: verdict.exit };
  const timedOut = run.end.type === "timeout" ? publishEnd(context, record.id, { ...end, cause: "timeout" }) : null;
  if (timedOut?.kind === "changed") return;
  const grounds = { basis: basisOf(run.end), resetAt: null };
  const own = publishEnd(context, record.id, { ...end, cause: "turn" }, grounds); // Also where the timeout's stopping could not be written.
  if (own.kind !== "refused" || own.refusal !== "stopping") return;
  // Somebody else's cause was recorded first. A cancel is finished here; whoever took us for lost finishes by himself.
  const exit = { ...verdict.exit, raw_exit_code: 130, exit_code: 130, normalized: false, reason: "cancelled" };
  publishEnd(context, record.id, { ...facts, cause: "cancel", outcome: { status: "cancelled" }, exit });
}

function notStarted(end: Omit<Extract<RunEnd, { type: "not_started" }>, "type">): WorkerRun {
  return { end: { type: "not_started", ...end }, turn: INITIAL_TURN, threadId: null, stderrTail: "", evidence: null };
}

/** What the worker writes on its way may fail (a full disk) without ending the turn; the end itself must be written. */
function tolerate(ports: WorkerPorts, write: () => void): void {
  try {
    write();
  } catch (error) {
    ports.log(`not written: ${error instanceof Error ? error.message : String(error)}\n`);
  }
}

/** A limit in ms, as a variable may set it. */
function limitFrom(context: Context, variable: string, defaultMs: number): number {
  const own = Number(context.env[variable] ?? "");
  return Number.isInteger(own) && own > 0 ? own : defaultMs;
}
