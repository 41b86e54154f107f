import assert from "node:assert/strict";
import { test } from "node:test";
import { decodeRecord } from "../../../plugins/codex/scripts/src/core/job/decode.ts";
import { tracesOf } from "../../../plugins/codex/scripts/src/core/job/marks.ts";
import { executorOf } from "../../../plugins/codex/scripts/src/io/executor/executor-of.ts";
import { local } from "../../../plugins/codex/scripts/src/io/executor/local.ts";
import { COMPLETED, QUEUED, RUNNING, WORKER } from "../../../testing/sample-records.ts";

const CLUSTER = { name: "night-cluster", kind: "another", ref: "4711" };

test("a job runs on this machine unless its record names another executor", () => {
  assert.equal(executorOf(QUEUED), local);
  assert.equal(executorOf({ ...QUEUED, executor: { name: "here", kind: "local", ref: null } }), local);
});

test("nobody moves a job whose executor is a later program's, and its worker is not taken for gone", async () => {
  for (const active of [QUEUED, RUNNING]) {
    const decoded = decodeRecord(JSON.stringify({ ...active, executor: CLUSTER }));
    assert.ok("record" in decoded);
    const { record } = decoded;
    assert.ok(record.status === "foreign");
    assert.deepEqual([record.word, record.executor], [active.status, CLUSTER]);
    const executor = executorOf(record);
    assert.deepEqual([executor.liveness(WORKER), executor.askToEnd(WORKER)], ["unknown", false]);
    assert.throws(() => executor.lookAtLeft(tracesOf(record)), /does not know/u);
    assert.equal((await executor.endAll({ ...tracesOf(record), graceMs: 0 })).wasNeeded, false);
  }
});

test("an ended job keeps the name of its executor", () => {
  assert.deepEqual(decodeRecord(JSON.stringify({ ...COMPLETED, executor: CLUSTER })), {
    record: { ...COMPLETED, executor: CLUSTER },
  });
});
