// Records to test with, one of each status, every field filled in; and the processes that act upon them. Jobs that ask for
// nothing in particular, to be stored: `plain-jobs.ts`.

import type {
  CancelledJob,
  CompletedJob,
  FailedJob,
  JobRecord,
  ProcessIdentity,
  QueuedJob,
  RunningJob,
  StopCause,
  Stopping,
  WaitingJob,
} from "../plugins/codex/scripts/src/core/job/record.ts";

/** A process of this machine. */
export function processOf(pid: number): ProcessIdentity {
  return { pid, startedAt: `${pid}00`, bootId: "boot-1", host: "workshop", pidNamespace: "4026531836" };
}

export const LAUNCHER = processOf(100);
export const WORKER = processOf(200);
/** Whoever recorded the `stopping` of a record. */
export const ACTOR = processOf(300);
export const STRANGER = processOf(400);

/** A stopping by the actor. */
export function stoppingFor(cause: StopCause): Stopping {
  return { cause, by: ACTOR, at: "2026-03-01T10:00:20.000Z" };
}

const COMMON = {
  version: 1,
  id: "mm7kwn40-a1b2c",
  kind: "task",
  title: "Mend the leaking tap",
  summary: "Mend the leaking tap in the kitchen",
  workspaceRoot: "/home/dev/house",
  cwd: "/home/dev/house/kitchen",
  sessionId: "session-1",
  agentId: "agent-1",
  request: {
    write: true,
    sandbox: "workspace-write",
    allowCommit: true,
    model: "model-a",
    effort: "high",
    timeoutMs: 600_000,
    verify: null,
    retry: null,
    resumeOf: "01a1fb9b-8a4a-7a43-9b43-235d5cb3e21c",
    promptBytes: 35,
    promptSha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
  },
  launcher: LAUNCHER,
  claimBy: "2026-03-01T10:00:30.000Z",
  createdAt: "2026-03-01T10:00:00.000Z",
  attempts: [],
  told: [],
  stopping: null,
} as const;

const LEARNT = {
  codex: { path: "/opt/codex/bin/codex", version: "0.169.0", home: "/home/dev/.codex" },
  resolved: { model: "model-a", effort: "high", sandbox: "workspace-write", provider: "openai" },
  threadId: "01a1fb9b-8a4a-7a43-9b43-235d5cb3e21c",
  turnId: "01a1fb9b-8a67-7210-b559-9648909e637b",
} as const;

const ENDED = {
  ...COMMON,
  ...LEARNT,
  phase: "done",
  worker: WORKER,
  startedAt: "2026-03-01T10:00:01.000Z",
  completedAt: "2026-03-01T10:05:00.000Z",
  exit: { raw_exit_code: 137, signal: "SIGKILL", exit_code: 0, normalized: true, reason: "It left a commit." },
  evidence: {
    repository: "/home/dev/house",
    head_before: "1111111111111111111111111111111111111111",
    head_after: "2222222222222222222222222222222222222222",
    commits: [{ sha: "2222222222222222222222222222222222222222", subject: "Mend the tap" }],
    pushed: true,
    files_changed: ["kitchen/tap.txt"],
    uncommitted: true,
    attribution: "codex_items",
    verify: { command: "npm test", exit_code: 0, tail: "ok" },
  },
  usage: { total: 120, input: 100, cachedInput: 10, output: 20, reasoningOutput: 5 },
  plan: { done: 2, total: 3 },
  attempts: [
    {
      number: 1,
      startedAt: "2026-03-01T10:00:01.000Z",
      completedAt: "2026-03-01T10:05:00.000Z",
      raw_exit_code: 137,
      signal: "SIGKILL",
      kind: null,
    },
  ],
  told: [{ channel: "hook", sessionId: "session-1", at: "2026-03-01T10:05:01.000Z" }],
} as const;

export const QUEUED: QueuedJob = { ...COMMON, status: "queued", phase: "queued" };

export const WAITING: WaitingJob = {
  ...COMMON,
  status: "waiting",
  phase: "waiting",
  worker: WORKER,
  waiting: {
    reason: "slot",
    detail: { ceiling: "home", most: 3 },
    since: "2026-03-01T10:00:01.000Z",
    opensAt: null,
  },
};

/** A queued job that is to be submitted to an engine. */
export const SUBMITTING: QueuedJob = { ...QUEUED, executor: { name: "night", kind: "slurm", ref: null } };

/** One that an engine has, and that no worker has claimed. */
export const SUBMITTED: WaitingJob = {
  ...WAITING,
  executor: { name: "night", kind: "slurm", ref: "42" },
  worker: null,
  waiting: {
    reason: "executor",
    detail: { name: "night", word: "PENDING, Priority" },
    since: "2026-03-01T10:00:01.000Z",
    opensAt: null,
  },
};

export const RUNNING: RunningJob = {
  ...COMMON,
  ...LEARNT,
  status: "running",
  phase: "working",
  worker: WORKER,
  startedAt: "2026-03-01T10:00:01.000Z",
};

export const COMPLETED: CompletedJob = { ...ENDED, status: "completed", failure: null };

export const FAILED: FailedJob = {
  ...ENDED,
  status: "failed",
  exit: { raw_exit_code: 1, signal: null, exit_code: 1, normalized: false, reason: "Selected model is at capacity." },
  attempts: ENDED.attempts.map((attempt) => ({ ...attempt, raw_exit_code: 1, signal: null, kind: "overloaded" })),
  failure: {
    kind: "overloaded",
    message: "Selected model is at capacity.",
    hint: "Wait a little.",
    fingerprint: "f00d",
    retry: "backoff",
  },
};

export const CANCELLED: CancelledJob = {
  ...ENDED,
  status: "cancelled",
  failure: null,
  stopping: stoppingFor("cancel"),
};

/** Every status, the active ones with each cause of stopping too. */
export const STATES = {
  queued: QUEUED,
  "queued cancel": { ...QUEUED, stopping: stoppingFor("cancel") },
  "queued timeout": { ...QUEUED, stopping: stoppingFor("timeout") },
  "queued worker_lost": { ...QUEUED, stopping: stoppingFor("worker_lost") },
  waiting: WAITING,
  "waiting cancel": { ...WAITING, stopping: stoppingFor("cancel") },
  "waiting worker_lost": { ...WAITING, stopping: stoppingFor("worker_lost") },
  submitted: SUBMITTED,
  "submitted cancel": { ...SUBMITTED, stopping: stoppingFor("cancel") },
  running: RUNNING,
  "running cancel": { ...RUNNING, stopping: stoppingFor("cancel") },
  "running timeout": { ...RUNNING, stopping: stoppingFor("timeout") },
  "running worker_lost": { ...RUNNING, stopping: stoppingFor("worker_lost") },
  completed: COMPLETED,
  failed: FAILED,
  cancelled: CANCELLED,
} as const satisfies Record<string, JobRecord>;
export type State = keyof typeof STATES;
export const STATE_NAMES = Object.keys(STATES) as readonly State[];
