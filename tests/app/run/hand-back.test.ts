/** A failed check becomes the plan of the next turn, as long as checks are left and it tells something of the work. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { AttemptResult } from "../../../plugins/codex/scripts/src/app/run/attempt.ts";
import { handBack, noteRound } from "../../../plugins/codex/scripts/src/app/run/hand-back.ts";
import { beginJob } from "../../../plugins/codex/scripts/src/app/run/make-attempts.ts";
import type { WorkerNotes } from "../../../plugins/codex/scripts/src/app/run/worker-notes.ts";
import { createContext } from "../../../plugins/codex/scripts/src/app/scope/context.ts";
import { INITIAL_TURN } from "../../../plugins/codex/scripts/src/core/codex/turn.ts";
import type { RunningJob } from "../../../plugins/codex/scripts/src/core/job/record.ts";
import type { Evidence } from "../../../plugins/codex/scripts/src/core/outcome/work.ts";
import { COMPLETED, RUNNING } from "../../../testing/sample-records.ts";

const CONTEXT = createContext({ HOME: "/nowhere" }, "/", null);
const NEVER = new Promise<string>(() => {});
const ATTEMPT = { ...(COMPLETED.attempts[0] ?? assert.fail()), number: 1 };

/** Notes that keep what they are told. */
function keptNotes() {
  const kept: object[] = [];
  const keep = (value: object) => void kept.push(value);
  const notes: WorkerNotes = { note: keep, apply: keep, keep() {}, log() {}, endLog() {}, clean: (value) => value };
  return { notes, kept };
}

function jobWith(most: number, exitCodes: readonly number[]): RunningJob {
  const at = "2026-03-01T10:00:09.000Z";
  const rounds = exitCodes.map((exit_code, index) => ({ number: index + 1, exit_code, at }));
  return { ...RUNNING, request: { ...RUNNING.request, verify: "npm test", rounds: most }, rounds };
}

function resultOf(exit_code: number, threadId: string | null = "thread-1"): AttemptResult {
  const evidence: Evidence = {
    ...(COMPLETED.evidence ?? assert.fail()),
    verify: { command: "npm test", exit_code, tail: "1 failed" },
  };
  const exit = { raw_exit_code: 0, signal: null, exit_code: 1, normalized: false, reason: null };
  const runEnd = { type: "turn", end: { status: "completed", error: null } } as const;
  return {
    turn: { ...INITIAL_TURN, finalMessage: "Done." },
    threadId,
    route: { model: null, effort: null },
    facts: { runEnd, evidence, finalMessage: "Done.", lastRetry: null },
    leftRunning: [],
    verdict: { failure: null, basis: null, rule: null, exit, excused: null },
    sandbox: null,
    threadPath: null,
    teardown: null,
  };
}

function handedBack(record: RunningJob, result: AttemptResult) {
  const { notes, kept } = keptNotes();
  return { next: handBack({ ...beginJob(record, NEVER), attempts: [ATTEMPT] }, result, notes), kept };
}

test("handBack plans the next turn in the thread, and calls the attempt by its check", () => {
  const { next, kept } = handedBack(jobWith(3, [1]), resultOf(1));
  const { number, tries, threadId, prompt, turn } = next?.plan ?? assert.fail();
  assert.deepEqual([number, tries, threadId, turn.finalMessage], [2, 1, "thread-1", ""]);
  assert.match(prompt ?? "", /check 1 of at most 3/);
  const attempts = [{ ...ATTEMPT, kind: "verify_failed" }];
  assert.deepEqual(next?.attempts, attempts);
  assert.deepEqual(kept, [
    { type: "learnt", by: RUNNING.worker, phase: "handing the check back", facts: { attempts } },
    { type: "handed_back", attempt: 1, round: 1, of: 3, exitCode: 1 },
  ]);
});

test("handBack leaves a job as it is if its check passed, was the last or the only one, or tells nothing", () => {
  const { rounds: _, ...single } = jobWith(1, []);
  const cases: readonly (readonly [RunningJob, AttemptResult])[] = [
    [jobWith(3, [0]), resultOf(0)],
    [jobWith(3, [1, 1, 1]), resultOf(1)],
    [single, resultOf(1)],
    [jobWith(3, [127]), resultOf(127)],
    [jobWith(3, [1]), resultOf(1, null)],
  ];
  for (const [record, result] of cases) assert.deepEqual(handedBack(record, result), { next: null, kept: [] });
});

test("noteRound records each check of a job that may have several", () => {
  const { notes, kept } = keptNotes();
  const check = { command: "npm test", exit_code: 2, tail: "" };
  const { rounds } = noteRound(CONTEXT, jobWith(3, [1]), check, notes);
  assert.deepEqual(
    rounds?.map(({ number, exit_code }) => [number, exit_code]),
    [
      [1, 1],
      [2, 2],
    ],
  );
  assert.deepEqual(kept, [{ type: "learnt", by: RUNNING.worker, facts: { rounds } }]);
  const single = jobWith(1, []);
  assert.equal(noteRound(CONTEXT, single, check, notes), single);
});
