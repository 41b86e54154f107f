/** Ending a job from outside: everything of it is killed, what it left is looked at, and only then its end is recorded. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { takeBaseline } from "../../../plugins/codex/scripts/src/app/end/baseline.ts";
import { finishStop, killAll } from "../../../plugins/codex/scripts/src/app/end/stop-job.ts";
import type { JobRecord, StopCause } from "../../../plugins/codex/scripts/src/core/job/record.ts";
import { markDiskFull, readResult } from "../../../plugins/codex/scripts/src/io/job-files.ts";
import { identityOf, livenessOf } from "../../../plugins/codex/scripts/src/io/process/identity.ts";
import { until } from "../../../testing/wait.ts";
import { GONE, type JobStage, makeJobStage, SELF } from "../fixtures/job-stage.ts";

const WRITES = { write: true, sandbox: "workspace-write" } as const;

function endOf(record: JobRecord | null) {
  assert.ok(record !== null && "exit" in record);
  return [record.status, record.failure?.kind ?? null, record.exit?.raw_exit_code ?? null];
}

/** A process of its own: a shell that can be told by its environment not to end when it is asked to. */
async function startWorker(t: TestContext, { root }: JobStage, env: Readonly<Record<string, string>> = {}) {
  const ready = join(root, "..", `ready-${randomUUID()}`);
  const script = `[ -z "$STUBBORN" ] || trap '' TERM; : > '${ready}'; while :; do sleep 0.05; done`;
  const variables = { PATH: process.env["PATH"], ...env };
  const child = spawn("/bin/sh", ["-c", script], { detached: true, stdio: "ignore", env: variables });
  const exited = once(child, "exit");
  t.after(async () => {
    child.kill("SIGKILL");
    await exited;
  });
  await until(() => existsSync(ready), { what: "the worker" });
  return identityOf(child.pid ?? 0) ?? assert.fail("no worker");
}

for (const isStubborn of [false, true]) {
  test(`finishStop kills a worker that ${isStubborn ? "does not end when asked to" : "lives"}, then ends its job`, async (t) => {
    const stage = await makeJobStage(t);
    const worker = await startWorker(t, stage, isStubborn ? { STUBBORN: "yes" } : {});
    const job = stage.running({ worker, request: WRITES });
    await takeBaseline(stage.context, job);
    writeFileSync(join(stage.root, "made.txt"), "x");
    const stopped = await finishStop(stage.context, stage.stopping(job.id, "cancel"), SELF);
    assert.deepEqual([livenessOf(worker), stopped.survivors], ["gone", []]);
    assert.deepEqual(endOf(stopped.record), ["cancelled", null, 130]);
    const record = stage.read(job.id);
    assert.deepEqual(record, stopped.record);
    assert.deepEqual(record.status === "cancelled" && record.evidence?.files_changed, ["made.txt"]);
  });
}

test("finishStop touches nothing of a job that nobody has begun to end, or that has ended", async (t) => {
  const stage = await makeJobStage(t);
  const worker = await startWorker(t, stage);
  const job = stage.running({ worker });
  assert.deepEqual(await finishStop(stage.context, job, SELF), { record: job, survivors: [] });
  assert.deepEqual([livenessOf(worker), stage.read(job.id)], ["alive", job]);
  const { record } = await finishStop(stage.context, stage.stopping(job.id, "cancel"), SELF);
  assert.ok(record !== null);
  assert.deepEqual(await finishStop(stage.context, record, SELF), { record, survivors: [] });
});

test("finishStop records no end in the name of somebody who is not the recorded actor", async (t) => {
  const stage = await makeJobStage(t);
  const job = stage.stopping(stage.running({ worker: GONE }).id, "cancel");
  const { record } = await finishStop(stage.context, job, { ...GONE, startedAt: "2" });
  assert.deepEqual([record?.status, stage.read(job.id)], ["running", job]);
});

test("finishStop ends a queued job by its cause", async (t) => {
  const stage = await makeJobStage(t);
  for (const [cause, end] of [
    ["cancel", ["cancelled", null, null]],
    ["worker_lost", ["failed", "launch_failed", null]],
  ] as const satisfies readonly (readonly [StopCause, unknown])[]) {
    const { record } = await finishStop(stage.context, stage.stopping(stage.queued().id, cause), SELF);
    assert.deepEqual(endOf(record), end);
  }
});

test("finishStop judges the job of a worker that is gone by its cause and by the turn that Codex stored", async (t) => {
  const stage = await makeJobStage(t);
  const lose = async (cause: StopCause, stored: string | null, verify: string | null = null) => {
    const job = stage.running({ worker: GONE, request: { verify } });
    if (stored !== null) stage.storeTurn(job, stored, "The last words.");
    await takeBaseline(stage.context, job);
    const { record } = await finishStop(stage.context, stage.stopping(job.id, cause), SELF);
    return [...endOf(record), readResult(stage.home, job.id)];
  };
  assert.deepEqual(await lose("timeout", null), ["failed", "timeout", 124, null]);
  assert.deepEqual(await lose("worker_lost", null), ["failed", "worker_lost", 137, null]);
  assert.deepEqual(await lose("worker_lost", "completed"), ["completed", null, 0, "The last words."]);
  assert.deepEqual(await lose("worker_lost", "failed"), ["failed", "worker_lost", 137, "The last words."]);
  // Nobody made the check that was ordered.
  assert.deepEqual(await lose("worker_lost", "completed", "true"), ["failed", "worker_lost", 137, "The last words."]);
});

test("finishStop does not believe a completed turn if the state before it is not known", async (t) => {
  const stage = await makeJobStage(t);
  const job = stage.storeTurn(stage.running({ worker: GONE }), "completed", "Done.");
  const { record } = await finishStop(stage.context, stage.stopping(job.id, "worker_lost"), SELF);
  assert.deepEqual(endOf(record).slice(0, 2), ["failed", "worker_lost"]);
});

test("finishStop names the full disk if the worker left word of it", async (t) => {
  const stage = await makeJobStage(t);
  const job = stage.running({ worker: GONE });
  markDiskFull(stage.home, job.id);
  const { record } = await finishStop(stage.context, stage.stopping(job.id, "worker_lost"), SELF);
  assert.deepEqual(endOf(record).slice(0, 2), ["failed", "disk_full"]);
});

test("killAll ends what carries the mark of a job, and nothing else", async (t) => {
  const stage = await makeJobStage(t);
  const bystander = await startWorker(t, stage);
  const job = stage.running({ worker: GONE });
  const marked = await startWorker(t, stage, { CODEX_COMPANION_JOB: job.id });
  assert.deepEqual(await killAll(job), []);
  assert.deepEqual([livenessOf(marked), livenessOf(bystander)], ["gone", "alive"]);
});
