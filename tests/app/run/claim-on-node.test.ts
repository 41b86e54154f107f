/** A worker on a node: the preflight is asked there, and what it finds ends the job before Codex is started. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { claimOnNode } from "../../../plugins/codex/scripts/src/app/run/claim-on-node.ts";
import type { WaitingJob } from "../../../plugins/codex/scripts/src/core/job/record.ts";
import { type JobStage, makeJobStage, SELF } from "../fixtures/job-stage.ts";

const EXECUTOR = { name: "night", kind: "slurm", ref: null } as const;

function submitted(stage: JobStage): WaitingJob {
  const { id } = stage.queued({ fields: { executor: EXECUTOR } });
  const detail = { name: "night", word: "PENDING" };
  const waiting = { reason: "executor", detail, since: stage.context.now(), opensAt: null } as const;
  const record = stage.apply(id, { type: "submitted", ref: "42", waiting });
  return record.status === "waiting" ? record : assert.fail(record.status);
}

test("claimOnNode claims a job that may run on this node, before its launcher has noted the engine's name or after", async (t) => {
  const stage = await makeJobStage(t);
  for (const job of [submitted(stage), stage.queued({ fields: { executor: EXECUTOR } })]) {
    const claimed = await claimOnNode(stage.context, job);
    assert.ok(typeof claimed === "object", String(claimed));
    assert.deepEqual([claimed.status, claimed.worker], ["running", SELF]);
  }
});

test("claimOnNode notes the engine's name for its job if its launcher has not, and never another one", async (t) => {
  const stage = await makeJobStage(t);
  const context = { ...stage.context, env: { ...stage.context.env, SLURM_JOB_ID: "43" } };
  for (const [job, ref] of [
    [submitted(stage), "42"],
    [stage.queued({ fields: { executor: EXECUTOR } }), "43"],
  ] as const) {
    await claimOnNode(context, job);
    const { status, executor } = stage.read(job.id);
    assert.deepEqual([status, executor?.ref], ["running", ref]);
  }
});

test("claimOnNode ends a job for what the preflight finds on the node", async (t) => {
  const stage = await makeJobStage(t);
  const job = submitted(stage);
  const env = { ...stage.context.env, CODEX_COMPANION_CODEX: "/absent/codex" };
  assert.equal(await claimOnNode({ ...stage.context, env }, job), "codex_missing");
  const record = stage.read(job.id);
  assert.ok(record.status === "failed");
  assert.deepEqual([record.failure.kind, record.startedAt, record.evidence], ["codex_missing", null, null]);
});

test("claimOnNode takes no job that somebody is ending, or that another worker has", async (t) => {
  const stage = await makeJobStage(t);
  const cancelled = submitted(stage);
  stage.stopping(cancelled.id, "cancel");
  assert.equal(await claimOnNode(stage.context, cancelled), "stopping");
  const job = submitted(stage);
  await claimOnNode(stage.context, job);
  assert.equal(await claimOnNode(stage.context, job), "already_claimed");
});
