/** The kind of a job decides what Codex is asked for. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { threadSettingsOf, workOf } from "../../../plugins/codex/scripts/src/app/run/work-of.ts";
import type { JobKind } from "../../../plugins/codex/scripts/src/core/job/kinds.ts";
import { REVIEW_SCHEMA } from "../../../plugins/codex/scripts/src/core/review/schema.ts";
import { PLAIN_REQUEST } from "../../../testing/plain-jobs.ts";
import { TARGET } from "../../core/review/reviews.ts";

const SANDBOX = { type: "readOnly", networkAccess: false } as const;
const TURN = { prompt: "look", sandbox: SANDBOX, effort: "low" };

function ordered(kind: JobKind, model: string | null = "m") {
  const review = { target: TARGET, checkFindings: false };
  return { kind, request: { ...PLAIN_REQUEST, model, effort: model === null ? null : "low", review } };
}

test("workOf asks for a turn, a turn by the schema of a review, or Codex's own reviewer", () => {
  assert.deepEqual(workOf(ordered("task"), "look", SANDBOX), { turn: TURN });
  assert.deepEqual(workOf(ordered("canary"), "look", SANDBOX), { turn: TURN });
  const reviewing = { turn: { ...TURN, outputSchema: REVIEW_SCHEMA } };
  assert.deepEqual(workOf(ordered("adversarial-review"), "look", SANDBOX), reviewing);
  const target = { type: "baseBranch", branch: TARGET.base };
  assert.deepEqual(workOf(ordered("review"), "look", SANDBOX), { review: { target } });
  assert.throws(() => workOf({ kind: "review", request: PLAIN_REQUEST }, "look", SANDBOX), /names no target/);
});

test("workOf hands over the images with the job's own prompt only, and the schema with every turn", () => {
  const outputSchema = { file: "/s.json", schema: { type: "object" } };
  const task = ordered("task");
  const job = { ...task, request: { ...task.request, images: ["/i.png"], outputSchema } };
  const turn = { ...TURN, outputSchema: outputSchema.schema };
  assert.deepEqual(workOf(job, "look", SANDBOX), { turn: { ...turn, images: ["/i.png"] } });
  assert.deepEqual(workOf(job, "look", SANDBOX, true), { turn });
});

test("threadSettingsOf hands on model and effort where a start of work takes neither", () => {
  assert.deepEqual(threadSettingsOf(ordered("review")), {
    config: { review_model: "m", model_reasoning_effort: "low" },
  });
  assert.deepEqual(threadSettingsOf(ordered("review", null)), {});
  const task = ordered("task");
  const config = { model_verbosity: "low" };
  assert.deepEqual(threadSettingsOf({ ...task, request: { ...task.request, config } }), { config });
  for (const kind of ["task", "adversarial-review"] as const) assert.deepEqual(threadSettingsOf(ordered(kind)), {});
});
