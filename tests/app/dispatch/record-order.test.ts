/** The record of an order that may be started. What may not, and how it is launched: `admit.test.ts`, `delegate.test.ts`. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Order } from "../../../plugins/codex/scripts/src/app/dispatch/new-record.ts";
import { recordOrder } from "../../../plugins/codex/scripts/src/app/dispatch/record-order.ts";
import { PLAIN_REQUEST } from "../../../testing/plain-jobs.ts";
import { makeJobStage } from "../fixtures/job-stage.ts";

const TASK: Order = { kind: "task", prompt: "Say something.", request: PLAIN_REQUEST };

test("recordOrder notes that the gate is ignored also of a job that is submitted, which waits in no line of ours", async (t) => {
  const { context } = await makeJobStage(t);
  const ref = { name: "night", kind: "slurm", ref: null } as const;
  const order: Order = {
    ...TASK,
    executor: { kind: "slurm", ref, settings: { partition: null, options: [] }, env: [] },
  };
  const startOf = async (ignoreGate: boolean) => {
    const recorded = await recordOrder(context, { ...order, ignoreGate });
    return "record" in recorded ? recorded.record.request.start : assert.fail(recorded.failure.message);
  };
  assert.equal(await startOf(false), undefined);
  assert.equal((await startOf(true))?.ignoresGate, true);
});
