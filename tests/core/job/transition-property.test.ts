// What holds for every sequence of events whatever, tried on many that are made from seeds.
import assert from "node:assert/strict";
import { test } from "node:test";
import { failure } from "../../../plugins/codex/scripts/src/core/failure/kinds.ts";
import { copyPlace } from "../../../plugins/codex/scripts/src/core/job/place.ts";
import { isEnded, isSameProcess, type JobRecord } from "../../../plugins/codex/scripts/src/core/job/record.ts";
import { type JobEvent, transition } from "../../../plugins/codex/scripts/src/core/job/transition.ts";
import type { Waiting } from "../../../plugins/codex/scripts/src/core/waiting/waiting.ts";
import { type Random, seededRandom } from "../../../testing/random.ts";
import { ACTOR, LAUNCHER, QUEUED, STRANGER, WORKER } from "../../../testing/sample-records.ts";

const SEQUENCES = 4_000;
const LENGTH = 14;

function waitingAt(since: string): Waiting {
  return { reason: "time", detail: null, since, opensAt: null };
}

function randomEvent(random: Random): JobEvent {
  const by = random.pick([LAUNCHER, WORKER, ACTOR, STRANGER]);
  const at = random.pick(["2026-03-01T10:00:10.000Z", "2026-03-01T10:00:40.000Z"]);
  const cause = random.pick(["cancel", "timeout", "worker_lost"]);
  switch (
    random.pick([
      "claimed",
      "queueing",
      "submitted",
      "waits",
      "started",
      "learnt",
      "stopping",
      "replacing",
      "ended",
      "ended",
      "ended",
      "bound",
      "told",
      "applied",
      "discarded",
    ])
  ) {
    case "claimed":
      return { type: "claimed", worker: random.pick([WORKER, STRANGER]), at };
    case "queueing":
      return { type: "claimed", worker: random.pick([WORKER, STRANGER]), at, waiting: waitingAt(at) };
    case "submitted":
      return { type: "submitted", ref: `${random.integer(9)}`, waiting: waitingAt(at) };
    case "waits":
      return { type: "waits", by, waiting: waitingAt(at) };
    case "started":
      return { type: "started", by, at };
    case "learnt":
      return { type: "learnt", by, phase: "working", facts: { threadId: `thread-${random.integer(9)}` } };
    case "stopping":
      return { type: "stopping", cause, by, at };
    case "replacing":
      return { type: "stopping", cause, by, at, replaces: random.pick([LAUNCHER, WORKER, ACTOR, STRANGER]) };
    case "bound":
      return { type: "bound", agentId: `agent-${random.integer(3)}` };
    case "applied":
      return { type: "applied", applied: { as: "changes", at, branch: null, commits: [] } };
    case "discarded":
      return { type: "discarded", at };
    case "told":
      return { type: "told", channel: "hook", sessionId: null, at };
    default: {
      const outcomes = [
        { status: "completed" },
        { status: "cancelled" },
        { status: "failed", failure: failure("timeout", "Too slow.") },
      ] as const;
      const common = { type: "ended", by, at, exit: null, evidence: null } as const;
      const claims = random.next() < 0.2;
      return { ...common, claims, cause: random.pick(["turn", "turn", cause]), outcome: random.pick(outcomes) };
    }
  }
}

/** Everything but what `bound`, `told`, `applied` and `discarded` may change. */
function outcomeOf(record: JobRecord): object {
  const { agentId, told, applied, discardedAt, ...outcome } = { applied: null, discardedAt: null, ...record };
  return outcome;
}

function freeze<T>(value: T): T {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(freeze);
  }
  return value;
}

/** Checks one accepted step. */
function checkStep(before: JobRecord, event: JobEvent, after: JobRecord): void {
  assert.equal(after.id, before.id);
  if (event.type === "bound" || event.type === "told" || isEnded(before)) {
    assert.deepEqual(outcomeOf(after), outcomeOf(before));
  }
  if (before.stopping !== null) assert.equal(after.stopping?.cause, before.stopping.cause);
  if (isEnded(before) || !isEnded(after)) return;
  assert.ok(event.type === "ended");
  assert.equal(after.status, event.outcome.status);
  if (after.status === "cancelled") assert.equal(before.stopping?.cause, "cancel");
  if (after.status !== "completed") return;
  assert.ok(before.status === "running");
  const isOwner = isSameProcess(event.by, before.worker);
  const isActor = before.stopping?.cause === "worker_lost" && isSameProcess(event.by, before.stopping.by);
  assert.ok(isOwner || isActor, "only the owner, or whoever found it gone, says that a job completed");
  assert.ok(before.stopping === null || before.stopping.cause === "worker_lost");
}

test(`transition keeps its promises over ${SEQUENCES} random sequences of ${LENGTH} events`, () => {
  const reached = new Set<string>();
  for (let seed = 0; seed < SEQUENCES; seed++) {
    const random = seededRandom(seed);
    let record: JobRecord = freeze<JobRecord>({ ...QUEUED, place: copyPlace("/copy", "1111", "codex/x") });
    for (let step = 0; step < LENGTH; step++) {
      const event = freeze(randomEvent(random));
      const result = transition(record, event);
      if (!result.accepted) continue;
      checkStep(record, event, result.record);
      record = freeze(result.record);
      reached.add(record.status);
    }
  }
  assert.deepEqual([...reached].sort(), ["cancelled", "completed", "failed", "queued", "running", "waiting"]);
});
