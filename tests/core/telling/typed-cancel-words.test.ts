// What the model is told of a cancel that the user typed: by the record as it stands, never more than that.
import assert from "node:assert/strict";
import { test } from "node:test";
import { typedCancelWords } from "../../../plugins/codex/scripts/src/core/telling/typed-cancel-words.ts";
import { CANCELLED, COMPLETED, RUNNING, stoppingFor } from "../../../testing/sample-records.ts";

test("typedCancelWords says that a cancelled job was stopped by the user", () => {
  assert.equal(
    typedCancelWords(CANCELLED),
    `codex job ${CANCELLED.id}: cancelled, ended at 2026-03-01T10:05:00Z: the user stopped it by typing /codex:cancel. Task: "Mend the leaking tap in the kitchen".`,
  );
});

test("typedCancelWords says that a job had come to another end by itself", () => {
  assert.equal(
    typedCancelWords(COMPLETED),
    `codex job ${COMPLETED.id}: complete, ended at 2026-03-01T10:05:00Z, when the user tried to stop it by typing /codex:cancel. Task: "Mend the leaking tap in the kitchen".`,
  );
});

test("typedCancelWords says that a job is still being ended", () => {
  assert.equal(
    typedCancelWords({ ...RUNNING, stopping: stoppingFor("cancel") }),
    `codex job ${RUNNING.id}: running, but the user stopped it by typing /codex:cancel, and it is still being ended. Task: "Mend the leaking tap in the kitchen".`,
  );
});

test("typedCancelWords says nothing of a job that nobody is ending", () => {
  assert.equal(typedCancelWords({ ...RUNNING, stopping: null }), null);
});
