import assert from "node:assert/strict";
import { test } from "node:test";
import { type Failure, failure } from "../../../plugins/codex/scripts/src/core/failure/kinds.ts";
import { copyPlace } from "../../../plugins/codex/scripts/src/core/job/place.ts";
import { isEnded, type JobRecord, type StopCause } from "../../../plugins/codex/scripts/src/core/job/record.ts";
import {
  type EndedEvent,
  type JobEvent,
  type TransitionResult,
  transition,
} from "../../../plugins/codex/scripts/src/core/job/transition.ts";
import type { Waiting } from "../../../plugins/codex/scripts/src/core/waiting/waiting.ts";
import {
  ACTOR,
  COMPLETED,
  FAILED,
  LAUNCHER,
  QUEUED,
  RUNNING,
  STATE_NAMES,
  STATES,
  STRANGER,
  type State,
  SUBMITTED,
  SUBMITTING,
  WAITING,
  WORKER,
} from "../../../testing/sample-records.ts";

const AT = "2026-03-01T10:00:25.000Z";
const LATE = "2026-03-01T10:00:30.001Z";
const FAILURE: Failure = failure("overloaded", "Too much to do.");

function ended(fields: Pick<EndedEvent, "by" | "cause" | "outcome">): EndedEvent {
  return { type: "ended", at: AT, exit: null, evidence: null, ...fields };
}

function verdictOf(result: TransitionResult): string {
  return result.accepted ? "ok" : result.refusal;
}

const stopping = (cause: StopCause, replaces?: typeof ACTOR): JobEvent => {
  const event = { type: "stopping", cause, by: STRANGER, at: AT } as const;
  return replaces === undefined ? event : { ...event, replaces };
};
const SLOT: Waiting = {
  reason: "slot",
  detail: { ceiling: "home", most: 3 },
  since: "2026-03-01T10:00:01.000Z",
  opensAt: null,
};
const TIME: Waiting = { reason: "time", detail: null, since: AT, opensAt: LATE };
const EVENTS: Readonly<Record<string, JobEvent>> = {
  "claimed in time": { type: "claimed", worker: WORKER, at: "2026-03-01T10:00:30.000Z" },
  "claimed late": { type: "claimed", worker: WORKER, at: LATE },
  "claimed, to wait": { type: "claimed", worker: WORKER, at: AT, waiting: SLOT },
  submitted: { type: "submitted", ref: "42", waiting: TIME },
  "waits, by worker": { type: "waits", by: WORKER, waiting: TIME },
  "waits, by worker, nothing new": { type: "waits", by: WORKER, waiting: SLOT },
  "waits, by launcher": { type: "waits", by: LAUNCHER, waiting: TIME },
  "started by worker": { type: "started", by: WORKER, at: AT },
  "started by actor": { type: "started", by: ACTOR, at: AT },
  "learnt by worker": { type: "learnt", by: WORKER, facts: {} },
  "learnt by launcher": { type: "learnt", by: LAUNCHER, facts: {} },
  "learnt by actor": { type: "learnt", by: ACTOR, facts: {} },
  "stopping, cancel": stopping("cancel"),
  "stopping, timeout": stopping("timeout"),
  "stopping, worker_lost": stopping("worker_lost"),
  "stopping in the actor's place": stopping("cancel", ACTOR),
  "stopping in a stranger's place": stopping("cancel", WORKER),
  "bound anew": { type: "bound", agentId: "agent-2" },
  "bound again": { type: "bound", agentId: "agent-1" },
  told: { type: "told", channel: "hook", sessionId: null, at: AT },
  applied: { type: "applied", applied: { as: "changes", at: AT, branch: "main", commits: [] } },
  discarded: { type: "discarded", at: AT },
};

// In the order of EVENTS.
const MOVES: Readonly<Record<State, string>> = {
  queued:
    "ok claim_expired ok nothing_new not_waiting not_waiting not_waiting not_waiting not_waiting not_running not_running not_running ok ok ok ok ok ok nothing_new ok not_ended not_ended",
  "queued cancel":
    "stopping stopping stopping nothing_new not_waiting not_waiting not_waiting not_waiting not_waiting not_running not_running not_running stopping stopping stopping ok stopping ok nothing_new ok not_ended not_ended",
  "queued timeout":
    "stopping stopping stopping nothing_new not_waiting not_waiting not_waiting not_waiting not_waiting not_running not_running not_running stopping stopping stopping ok stopping ok nothing_new ok not_ended not_ended",
  "queued worker_lost":
    "stopping stopping stopping nothing_new not_waiting not_waiting not_waiting not_waiting not_waiting not_running not_running not_running stopping stopping stopping ok stopping ok nothing_new ok not_ended not_ended",
  waiting:
    "already_claimed already_claimed already_claimed nothing_new ok nothing_new not_owner ok not_owner not_running not_running not_running ok ok ok ok ok ok nothing_new ok not_ended not_ended",
  "waiting cancel":
    "already_claimed already_claimed already_claimed nothing_new stopping stopping not_owner stopping not_owner not_running not_running not_running stopping stopping stopping ok stopping ok nothing_new ok not_ended not_ended",
  "waiting worker_lost":
    "already_claimed already_claimed already_claimed nothing_new stopping stopping not_owner stopping not_owner not_running not_running not_running stopping stopping stopping ok stopping ok nothing_new ok not_ended not_ended",
  submitted:
    "ok ok ok nothing_new not_owner not_owner not_owner not_owner not_owner not_running not_running not_running ok ok ok ok ok ok nothing_new ok not_ended not_ended",
  "submitted cancel":
    "stopping stopping stopping nothing_new not_owner not_owner not_owner not_owner not_owner not_running not_running not_running stopping stopping stopping ok stopping ok nothing_new ok not_ended not_ended",
  running:
    "already_claimed already_claimed already_claimed nothing_new not_waiting not_waiting not_waiting not_waiting not_waiting ok not_owner not_owner ok ok ok ok ok ok nothing_new ok not_ended not_ended",
  "running cancel":
    "already_claimed already_claimed already_claimed nothing_new not_waiting not_waiting not_waiting not_waiting not_waiting ok not_owner not_owner stopping stopping stopping ok stopping ok nothing_new ok not_ended not_ended",
  "running timeout":
    "already_claimed already_claimed already_claimed nothing_new not_waiting not_waiting not_waiting not_waiting not_waiting ok not_owner not_owner stopping stopping stopping ok stopping ok nothing_new ok not_ended not_ended",
  "running worker_lost":
    "already_claimed already_claimed already_claimed nothing_new not_waiting not_waiting not_waiting not_waiting not_waiting ok not_owner not_owner stopping stopping stopping ok stopping ok nothing_new ok not_ended not_ended",
  completed:
    "ended ended ended nothing_new ended ended ended ended ended ended ended ended ended ended ended ended ended ok nothing_new ok not_isolated not_isolated",
  failed:
    "ended ended ended nothing_new ended ended ended ended ended ended ended ended ended ended ended ended ended ok nothing_new ok not_isolated not_isolated",
  cancelled:
    "ended ended ended nothing_new ended ended ended ended ended ended ended ended ended ended ended ended ended ok nothing_new ok not_isolated not_isolated",
};

for (const state of STATE_NAMES) {
  test(`transition of a job that is ${state}: every event but an end`, () => {
    const verdicts = Object.values(EVENTS).map((event) => verdictOf(transition(STATES[state], event)));
    assert.deepEqual(verdicts, MOVES[state].split(" "));
  });
}

function accepted(record: JobRecord, event: JobEvent): JobRecord {
  const result = transition(record, event);
  assert.ok(result.accepted, verdictOf(result));
  return result.record;
}

test("transition refuses every event for a job in a state that a later program invented", () => {
  const foreign: JobRecord = { ...RUNNING, status: "foreign", word: "hibernating", toJSON: () => ({}) };
  const verdicts = Object.values(EVENTS).map((event) => verdictOf(transition(foreign, event)));
  assert.deepEqual([...new Set(verdicts)], ["foreign"]);
});

test("transition claimed gives the job to the worker, with nothing learnt yet", () => {
  assert.deepEqual(accepted(QUEUED, { type: "claimed", worker: WORKER, at: AT }), {
    ...QUEUED,
    status: "running",
    phase: "starting",
    worker: WORKER,
    startedAt: AT,
    codex: null,
    resolved: null,
    threadId: null,
    turnId: null,
  });
});

test("transition claimed may have the job wait first, for one thing after another, and started lets it run", () => {
  const waiting = accepted(QUEUED, { type: "claimed", worker: WORKER, at: AT, waiting: SLOT });
  assert.deepEqual(waiting, { ...QUEUED, status: "waiting", phase: "waiting", worker: WORKER, waiting: SLOT });
  assert.deepEqual(accepted(waiting, { type: "waits", by: WORKER, waiting: TIME }), { ...waiting, waiting: TIME });
  const running = accepted(waiting, { type: "started", by: WORKER, at: AT });
  assert.deepEqual(running, accepted(QUEUED, { type: "claimed", worker: WORKER, at: AT }));
});

test("transition submitted notes the engine's name, and the job waits without a worker until one claims it, however late", () => {
  const waiting = SUBMITTED.waiting ?? assert.fail();
  const submitted = accepted(SUBMITTING, { type: "submitted", ref: "42", waiting });
  assert.deepEqual(submitted, SUBMITTED);
  const late = { type: "claimed", worker: WORKER, at: "2026-03-04T10:00:00.000Z" } as const;
  const running = accepted(submitted, late);
  assert.deepEqual([running.status, running.executor], ["running", SUBMITTED.executor]);
  assert.equal("waiting" in running, false);
  assert.equal(verdictOf(transition(running, late)), "already_claimed", "never two workers");
  assert.equal(
    verdictOf(transition(SUBMITTING, late)),
    "ok",
    "its launcher may have been killed before it noted the name",
  );
});

test("transition submitted only notes the name of a job that its worker has begun, or that somebody is ending", () => {
  const event = { type: "submitted", ref: "42", waiting: TIME } as const;
  const running = accepted(SUBMITTING, { type: "claimed", worker: WORKER, at: AT });
  assert.deepEqual(accepted(running, event), { ...running, executor: SUBMITTED.executor });
  const stopped = accepted(SUBMITTING, stopping("cancel"));
  assert.deepEqual(accepted(stopped, event), { ...stopped, executor: SUBMITTED.executor });
  const ended = { ...COMPLETED, executor: { name: "night", kind: "slurm", ref: null } } as const;
  assert.deepEqual(accepted(ended, event), { ...ended, executor: SUBMITTED.executor });
  assert.equal(verdictOf(transition(QUEUED, event)), "nothing_new", "a job of this machine has no engine");
});

test("transition ended of a waiting job leaves no trace of a turn, and nothing that it waited for", () => {
  const event = ended({ by: WORKER, cause: "turn", outcome: { status: "failed", failure: FAILURE } });
  const { waiting, ...rest } = WAITING;
  const unknown = { codex: null, resolved: null, threadId: null, turnId: null, startedAt: null };
  const facts = { phase: "done", completedAt: AT, exit: null, evidence: null, usage: null, plan: null };
  assert.deepEqual(accepted(WAITING, event), { ...rest, ...unknown, ...facts, status: "failed", failure: FAILURE });
});

test("transition learnt adds facts, and a phase only if one is named", () => {
  const facts = { threadId: "thread-2" };
  assert.deepEqual(accepted(RUNNING, { type: "learnt", by: WORKER, facts }), { ...RUNNING, ...facts });
  const starting = accepted(RUNNING, { type: "learnt", by: WORKER, phase: "starting", facts: {} });
  assert.deepEqual(starting, { ...RUNNING, phase: "starting" });
});

test("transition stopping records cause and actor; a successor keeps the first cause and its time", () => {
  const first = accepted(RUNNING, { type: "stopping", cause: "timeout", by: WORKER, at: AT });
  assert.deepEqual(first, { ...RUNNING, phase: "stopping", stopping: { cause: "timeout", by: WORKER, at: AT } });
  const second = accepted(first, { type: "stopping", cause: "cancel", by: STRANGER, at: LATE, replaces: WORKER });
  assert.deepEqual(second, { ...first, stopping: { cause: "timeout", by: STRANGER, at: AT } });
});

test("transition stopping takes only the same process for the one it replaces", () => {
  const actor = { ...ACTOR };
  const others = [
    { ...actor, pid: 301 },
    { ...actor, startedAt: "1" },
    { ...actor, bootId: "boot-2" },
    { ...actor, host: "attic" },
    { ...actor, pidNamespace: "1" },
  ];
  const verdicts = [actor, ...others].map((other) =>
    verdictOf(transition(STATES["running cancel"], stopping("cancel", other))),
  );
  assert.deepEqual(verdicts, ["ok", ...others.map(() => "stopping")]);
});

test("transition ended of a running job keeps what was learnt and adds what it left", () => {
  const { exit, evidence, usage, plan, attempts } = FAILED;
  const event: EndedEvent = {
    ...ended({ by: WORKER, cause: "turn", outcome: { status: "failed", failure: FAILURE } }),
    exit,
    evidence,
    usage,
    plan,
    attempts,
  };
  const facts = { phase: "done", completedAt: AT, exit, evidence, usage, plan, attempts, failure: FAILURE };
  assert.deepEqual(accepted(RUNNING, event), { ...RUNNING, ...facts, status: "failed" });
});

test("transition ended of a queued job has neither worker nor thread", () => {
  const queued = STATES["queued cancel"];
  assert.deepEqual(accepted(queued, ended({ by: ACTOR, cause: "cancel", outcome: { status: "cancelled" } })), {
    ...queued,
    status: "cancelled",
    phase: "done",
    worker: null,
    startedAt: null,
    codex: null,
    resolved: null,
    threadId: null,
    turnId: null,
    completedAt: AT,
    exit: null,
    evidence: null,
    usage: null,
    plan: null,
    attempts: [],
    failure: null,
  });
});

test("transition bound and told change nothing else, in every state", () => {
  for (const state of STATE_NAMES) {
    const record = STATES[state];
    const told = { channel: "monitor", sessionId: "session-2", at: AT };
    assert.deepEqual(accepted(record, { type: "bound", agentId: "agent-2" }), { ...record, agentId: "agent-2" });
    assert.deepEqual(accepted(record, { type: "told", ...told }), { ...record, told: [...record.told, told] });
  }
});

test("transition applied notes on an ended isolated job how its work was brought in, and changes nothing else", () => {
  const place = copyPlace("/state/copies/x", "1111111111111111111111111111111111111111", "codex/x");
  const applied = {
    as: "commits",
    at: AT,
    branch: null,
    commits: ["2222222222222222222222222222222222222222"],
  } as const;
  for (const state of STATE_NAMES) {
    const record = { ...STATES[state], place };
    const result = transition(record, { type: "applied", applied });
    const expected = isEnded(record) ? { accepted: true, record: { ...record, applied } } : null;
    assert.deepEqual(result, expected ?? { accepted: false, refusal: "not_ended" });
  }
});

test("transition discarded notes once when the copy of an ended job was discarded, and changes nothing else", () => {
  const place = copyPlace("/state/copies/x", "1111111111111111111111111111111111111111", "codex/x");
  for (const state of STATE_NAMES) {
    const record = { ...STATES[state], place };
    const result = transition(record, { type: "discarded", at: AT });
    if (!isEnded(record)) assert.deepEqual(result, { accepted: false, refusal: "not_ended" });
    else assert.deepEqual(result, { accepted: true, record: { ...record, discardedAt: AT } });
    if (!result.accepted) continue;
    const again = transition(result.record, { type: "discarded", at: "2027-01-01T00:00:00.000Z" });
    assert.deepEqual(again, { accepted: false, refusal: "nothing_new" });
  }
});

test("transition stopping of an untaken job is refused once a worker or an engine has it", () => {
  for (const state of STATE_NAMES) {
    const record = STATES[state];
    const plain = transition(record, stopping("worker_lost"));
    const isTaken = !isEnded(record) && record.status !== "queued";
    const expected = isTaken ? { accepted: false, refusal: "already_claimed" } : plain;
    assert.deepEqual(transition(record, { ...stopping("worker_lost"), isUntaken: true } as JobEvent), expected, state);
  }
});
