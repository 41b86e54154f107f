// The rows of the dispatch table: the launch and the exit from the log, the outcome from the record.
import assert from "node:assert/strict";
import { test } from "node:test";
import { attemptRows } from "../../../plugins/codex/scripts/src/core/reliability/attempt-rows.ts";
import { CANCELLED, COMPLETED, FAILED, RUNNING } from "../../../testing/sample-records.ts";

const { id } = RUNNING;
const PREPARED = {
  type: "runner_prepare",
  at: "2026-03-01T10:00:01.000Z",
  ...{ dispatch_id: `${id}.1`, worker_kind: "app-server", queue_id: "session-1", cwd: "/house" },
  ...{ argv: ["/codex", "app-server"], codex_path: "/codex", env_fingerprint: { PATH: "0123" }, prompt_bytes: 35 },
  route: { model: "model-a", effort: "high", sandbox: "read-only" },
};
const EXITED = {
  type: "runner_exit",
  ...{ dispatch_id: `${id}.1`, exit_code: 1, signal: "SIGKILL", duration_ms: 42, stderr_tail: "boom" },
};
const second = (event: object) => ({ ...event, dispatch_id: `${id}.2` });
const outcomes = (...args: Parameters<typeof attemptRows>) =>
  attemptRows(...args).map(({ classifier, outcome }) => [classifier, outcome]);

test("attemptRows has every column of a failed attempt", () => {
  const { type: _, route, ...launched } = PREPARED;
  assert.deepEqual(attemptRows(FAILED, [PREPARED, EXITED]), [
    {
      ...launched,
      route: Object.values(route).join(" · "),
      executor: "local",
      ...{ exit_code: 1, signal: "SIGKILL", duration_ms: 42, stderr_tail: "boom" },
      ...{ classifier: "overloaded", outcome: "bad" },
    },
  ]);
});

test("attemptRows names the executor of a job that ran elsewhere", () => {
  const record = { ...FAILED, executor: { name: "night", kind: "slurm", ref: "42" } } as const;
  assert.equal(attemptRows(record, [PREPARED])[0]?.executor, "night");
});

test("attemptRows takes the outcome from the record, also of what no log tells", () => {
  const [attempt] = FAILED.attempts;
  assert.ok(attempt);
  const launches = [PREPARED, EXITED, second(PREPARED)];
  assert.deepEqual(outcomes(COMPLETED, [PREPARED, EXITED]), [[null, "good"]]);
  assert.deepEqual(
    outcomes({ ...COMPLETED, attempts: [attempt, { ...attempt, number: 2, kind: null }] }, [
      ...launches,
      second(EXITED),
    ]),
    [
      ["overloaded", "bad"],
      [null, "good"],
    ],
  );
  assert.deepEqual(outcomes({ ...RUNNING, attempts: [attempt] }, launches), [
    ["overloaded", "bad"],
    [null, null],
  ]);
  const lost = { ...FAILED.failure, kind: "worker_lost" } as const;
  assert.deepEqual(outcomes({ ...FAILED, failure: lost }, launches).at(-1), ["worker_lost", "bad"]);
  assert.deepEqual(outcomes({ ...CANCELLED, attempts: [attempt] }, [PREPARED, EXITED]), [["cancelled", null]]);
  assert.deepEqual(attemptRows(FAILED, [EXITED]), [], "an exit without a launch is no row");
});

test("attemptRows survives an event without fields", () => {
  const [row] = attemptRows(RUNNING, [{ type: "runner_prepare" }]);
  assert.deepEqual(
    [row?.dispatch_id, row?.cwd, row?.argv, row?.route, row?.stderr_tail, row?.outcome],
    [id, null, [], null, "", null],
  );
});
