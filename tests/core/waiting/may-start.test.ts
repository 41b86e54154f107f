// Whether a waiting job may start: each fact alone, their order, and that no order of launches overruns a ceiling.
import assert from "node:assert/strict";
import { test } from "node:test";
import { failure } from "../../../plugins/codex/scripts/src/core/failure/kinds.ts";
import { aheadOf, inOrder, positionOf } from "../../../plugins/codex/scripts/src/core/waiting/line.ts";
import { mayStart } from "../../../plugins/codex/scripts/src/core/waiting/may-start.ts";
import type { Dependency, StartFacts } from "../../../plugins/codex/scripts/src/core/waiting/start-facts.ts";
import { type Random, seededRandom } from "../../../testing/random.ts";
import { CAUSES } from "./causes.ts";

const NOW = Date.parse("2026-03-01T10:00:00.000Z");
const LATER = "2026-03-01T10:10:00.000Z";
const LOGIN = failure("auth_unavailable", "Codex is not logged in.");
const CLOSED = failure("gate_closed", "The gate blocks.");
const FREE: StartFacts = {
  nowMs: NOW,
  after: [],
  notBeforeMs: null,
  lane: null,
  gate: null,
  parks: false,
  inThread: [],
  problem: null,
  slots: [],
  queues: true,
};
const LANE = { fingerprint: "0123456789ab", opensAt: LATER, refusal: LOGIN };
const GATE = { mode: "abandoned_loop", limit: 0.4, runs: 12, refusal: CLOSED } as const;
const HOME = { ceiling: "home", most: 3, taken: 3, ahead: 0 } as const;
const WAIT_SLOT = { kind: "wait", cause: CAUSES.slot, opensAt: null } as const;
const START = { kind: "start" } as const;

test("mayStart decides on each fact", () => {
  const dependencyFailed = (message: string, hint: string) => ({
    kind: "fail",
    failure: failure("dependency_failed", message, hint),
  });
  const on = (...states: readonly Dependency["state"][]) => states.map((state, at) => ({ id: `job-${at}`, state }));
  const see = "See how job job-1 ended (`result job-1`), then start this task again.";
  const cases: readonly (readonly [string, Partial<StartFacts>, object])[] = [
    ["nothing in its way", {}, START],
    ["all before it completed", { after: on("completed", "completed") }, START],
    [
      "some before it run",
      { after: on("active", "completed", "active") },
      { kind: "wait", cause: { reason: "after", detail: { jobs: ["job-0", "job-2"] } }, opensAt: null },
    ],
    [
      "one before it failed, though others run",
      { after: on("active", "failed") },
      dependencyFailed("Job job-1, which this job was to come after, failed.", see),
    ],
    [
      "one before it was cancelled",
      { after: on("completed", "cancelled") },
      dependencyFailed("Job job-1, which this job was to come after, was cancelled.", see),
    ],
    [
      "one that was to be continued has no thread",
      { after: on("completed", "threadless") },
      dependencyFailed(
        "Job job-1, which this job was to continue, ended without a thread.",
        "See how job job-1 ended (`result job-1`), then start this task again without --resume.",
      ),
    ],
    [
      "others come first in its thread",
      { inThread: ["job-1", "job-2"] },
      {
        kind: "wait",
        cause: { reason: "after", detail: { jobs: ["job-1", "job-2"], sameThread: true } },
        opensAt: null,
      },
    ],
    [
      "another comes first in its thread, and it does not wait",
      { inThread: ["job-1"], queues: false },
      {
        kind: "fail",
        failure: failure(
          "no_slot",
          "Could not start a task: job job-1 uses the thread that it is to continue, and Codex takes one job at a time in a thread.",
          "Wait for it (`status job-1 --wait`), cancel it, or leave --no-queue out: then this task waits.",
        ),
      },
    ],
    [
      "one before it is gone",
      { after: on("missing") },
      dependencyFailed(
        "Job job-0, which this job was to come after, is not there any more.",
        "Start this task again without naming that job.",
      ),
    ],
    ["before its time", { notBeforeMs: Date.parse(LATER) }, { kind: "wait", cause: CAUSES.time, opensAt: LATER }],
    ["at its time", { notBeforeMs: NOW }, START],
    ["a closed lane", { lane: LANE }, { kind: "fail", failure: LOGIN }],
    ["a closed lane, parked", { lane: LANE, parks: true }, { kind: "wait", cause: CAUSES.lane, opensAt: LATER }],
    ["a blocking gate", { gate: GATE }, { kind: "fail", failure: CLOSED }],
    ["a blocking gate, parked", { gate: GATE, parks: true }, { kind: "wait", cause: CAUSES.gate, opensAt: null }],
    ["forbidden", { problem: LOGIN, parks: true }, { kind: "fail", failure: LOGIN }],
    ["no slot", { slots: [HOME] }, WAIT_SLOT],
    ["more taken than there are", { slots: [{ ...HOME, taken: 9 }] }, WAIT_SLOT],
    ["a slot, and nobody ahead", { slots: [{ ...HOME, taken: 2 }] }, START],
    ["a slot, but an older job waits for it", { slots: [{ ...HOME, taken: 2, ahead: 1 }] }, WAIT_SLOT],
    [
      "no slot in the workspace",
      {
        slots: [
          { ...HOME, taken: 0 },
          { ceiling: "workspace", most: 1, taken: 1, ahead: 0 },
        ],
      },
      { kind: "wait", cause: { reason: "slot", detail: { ceiling: "workspace", most: 1 } }, opensAt: null },
    ],
    [
      "no slot, not queued",
      { slots: [HOME], queues: false },
      {
        kind: "fail",
        failure: failure(
          "no_slot",
          "Could not start a task: 3 may run at once, and no slot is free.",
          "Leave --no-queue out: then this task waits. Or: Wait until a job has ended (`status --everywhere`), or raise the limit in the policy.",
        ),
      },
    ],
  ];
  for (const [what, facts, decision] of cases) assert.deepEqual(mayStart({ ...FREE, ...facts }), decision, what);
});

test("mayStart looks at the facts in their order", () => {
  let facts: StartFacts = {
    ...FREE,
    after: [{ id: "job-0", state: "active" }],
    notBeforeMs: NOW + 1,
    lane: LANE,
    gate: GATE,
    parks: true,
    problem: LOGIN,
    slots: [HOME],
  };
  const steps: readonly (readonly [Partial<StartFacts>, string])[] = [
    [{ after: [] }, "after"],
    [{ notBeforeMs: NOW }, "time"],
    [{ lane: null }, "lane"],
    [{ gate: null }, "gate"],
    [{ problem: null }, "auth_unavailable"],
    [{ slots: [] }, "slot"],
    [{}, "start"],
  ];
  for (const [next, expected] of steps) {
    const decision = mayStart(facts);
    const word =
      decision.kind === "wait" ? decision.cause.reason : decision.kind === "fail" ? decision.failure.kind : "start";
    assert.equal(word, expected);
    facts = { ...facts, ...next };
  }
});

test("the line is the oldest first, and a job that waits for something else lets younger ones pass", () => {
  const jobs = [
    { id: "mm000003-aaaaa", waiting: CAUSES.slot },
    { id: "mm000001-zzzzz", waiting: CAUSES.after },
    { id: "mm000002-mmmmm", waiting: CAUSES.slot },
    { id: "mm000000-aaaaa", waiting: null },
  ];
  const ids = ["mm000000-aaaaa", "mm000001-zzzzz", "mm000002-mmmmm", "mm000003-aaaaa"];
  assert.deepEqual(
    inOrder(jobs).map(({ id }) => id),
    ids,
  );
  assert.deepEqual(
    ids.map((id) => positionOf(id, jobs)),
    [1, 2, 3, 4],
  );
  assert.equal(positionOf("mm000009-aaaaa", jobs), null);
  assert.deepEqual(
    ids.map((id) => aheadOf(id, jobs)),
    [0, 0, 0, 1],
  );
  assert.equal(aheadOf("mm000009-aaaaa", jobs), 2);
});

/** One world of 30 jobs on so many slots, asked in any order; what started, in its order. */
function play(most: number, random: Random): readonly string[] {
  const waiting = new Set(ALL);
  const running = new Set<string>();
  const started: string[] = [];
  for (let step = 0; started.length < ALL.length; step += 1) {
    assert.ok(step < 5_000, "a job waits for ever");
    const asking = [...waiting][random.integer(waiting.size)] ?? "";
    const jobs = [...waiting].map((id) => ({ id, waiting: CAUSES.slot }));
    const slots = [{ ceiling: "home", most, taken: running.size, ahead: aheadOf(asking, jobs) } as const];
    if (mayStart({ ...FREE, slots }).kind === "start") {
      // Whoever starts leaves a slot for each older job that still waits.
      const older = jobs.filter(({ id }) => id < asking).length;
      assert.ok(older + running.size < most, `${asking} took the slot of an older job`);
      waiting.delete(asking);
      running.add(asking);
      started.push(asking);
    }
    const [ended] = running;
    if (ended !== undefined && random.next() < 0.3) running.delete(ended);
  }
  return started;
}

const ALL = Array.from({ length: 30 }, (_each, at) => `mm0000${String(at).padStart(2, "0")}-aaaaa`);

test("asked in any order, jobs never overrun the ceiling or pass older ones, and all of them start", () => {
  const random = seededRandom(5);
  for (let world = 0; world < 50; world += 1) {
    const most = 1 + (world % 4);
    const started = play(most, random);
    assert.deepEqual(started.toSorted(), ALL);
    if (most === 1) assert.deepEqual(started, ALL);
  }
});
