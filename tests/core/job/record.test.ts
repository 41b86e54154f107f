import assert from "node:assert/strict";
import { test } from "node:test";
import { isEnded, isOfStopGate, isSameProcess, isUntold } from "../../../plugins/codex/scripts/src/core/job/record.ts";
import { COMPLETED, FAILED, STATE_NAMES, STATES, WORKER } from "../../../testing/sample-records.ts";

test("isEnded is true of completed, failed and cancelled", () => {
  const ended = STATE_NAMES.filter((state) => isEnded(STATES[state]));
  assert.deepEqual(ended, ["completed", "failed", "cancelled"]);
});

test("isUntold is true of an ended job of some client that nobody was told of", () => {
  const untold = STATE_NAMES.filter((state) => isUntold({ ...STATES[state], told: [] }));
  assert.deepEqual(untold, ["completed", "failed", "cancelled"]);
  assert.equal(isUntold(COMPLETED), false);
  assert.equal(isUntold({ ...FAILED, told: [], sessionId: null }), false);
});

test("a review of the stop gate is nobody's news, other reviews are", () => {
  const size = { base: null, head: null, files: 1, insertions: 1, deletions: 0 };
  const reviewing = (kind: "snapshot" | "branch") => {
    const review = { target: { kind, ...size }, checkFindings: false };
    return { ...COMPLETED, told: [], request: { ...COMPLETED.request, review } };
  };
  const jobs = [reviewing("snapshot"), reviewing("branch")];
  assert.deepEqual(jobs.map(isOfStopGate), [true, false]);
  assert.deepEqual(jobs.map(isUntold), [false, true]);
});

test("isSameProcess compares everything that tells processes apart", () => {
  const others = [
    { ...WORKER, pid: 1 },
    { ...WORKER, startedAt: "1" },
    { ...WORKER, bootId: "boot-2" },
    { ...WORKER, host: "attic" },
    { ...WORKER, pidNamespace: "1" },
  ];
  assert.deepEqual(
    [{ ...WORKER }, ...others].map((other) => isSameProcess(WORKER, other)),
    [true, ...others.map(() => false)],
  );
});
