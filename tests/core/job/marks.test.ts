import assert from "node:assert/strict";
import { test } from "node:test";
import { MARK_NAME, marksOf, recordMarks, tracesOf } from "../../../plugins/codex/scripts/src/core/job/marks.ts";
import { COMPLETED, QUEUED, RUNNING, WORKER } from "../../../testing/sample-records.ts";

const OWN = `CODEX_COMPANION_JOB=${QUEUED.id}`;
const THREAD = `CODEX_THREAD_ID=${RUNNING.threadId}`;

test("marksOf names the job, and the thread if one is known", () => {
  assert.equal(MARK_NAME, "CODEX_COMPANION_JOB");
  assert.deepEqual(marksOf("a", null), ["CODEX_COMPANION_JOB=a"]);
  assert.deepEqual(marksOf("a", "t"), ["CODEX_COMPANION_JOB=a", "CODEX_THREAD_ID=t"]);
});

test("recordMarks of each status", () => {
  assert.deepEqual(recordMarks(QUEUED), [OWN]);
  assert.deepEqual(recordMarks(RUNNING), [OWN, THREAD]);
  assert.deepEqual(recordMarks({ ...RUNNING, threadId: null }), [OWN]);
  assert.deepEqual(recordMarks(COMPLETED), [OWN, THREAD]);
});

test("tracesOf adds the worker to the marks, if there is one", () => {
  assert.deepEqual(tracesOf(QUEUED), { marks: [OWN], roots: [], spare: [] });
  assert.deepEqual(tracesOf(RUNNING), { marks: [OWN, THREAD], roots: [WORKER], spare: [] });
});
