/** Reading a job that looks alive: left alone while its owner lives or may live, settled once its owner is gone. */
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { takeBaseline } from "../../../plugins/codex/scripts/src/app/end/baseline.ts";
import { isStuck, reconcile, settle } from "../../../plugins/codex/scripts/src/app/end/reconcile.ts";
import type { JobRecord } from "../../../plugins/codex/scripts/src/core/job/record.ts";
import { eventsPath, readResult } from "../../../plugins/codex/scripts/src/io/job-files.ts";
import { jobFolder } from "../../../plugins/codex/scripts/src/io/job-store.ts";
import { useFakeSlurm } from "../../../testing/fake-slurm.ts";
import { makeTempFolder } from "../../../testing/temp.ts";
import { until } from "../../../testing/wait.ts";
import { ELSEWHERE, GONE, makeJobStage, SELF } from "../fixtures/job-stage.ts";

function endOf(record: JobRecord) {
  return [record.status, record.status === "failed" ? record.failure.kind : null];
}

test("reconcile leaves a job alone while its owner lives, or may live on another machine", async (t) => {
  const stage = await makeJobStage(t);
  const jobs = [
    stage.queued(),
    stage.queued({ fields: { launcher: ELSEWHERE } }),
    stage.running(),
    stage.running({ worker: ELSEWHERE }),
    stage.stopping(stage.running({ worker: GONE }).id, "cancel", SELF),
    stage.stopping(stage.running({ worker: GONE }).id, "cancel", ELSEWHERE),
  ];
  for (const job of jobs) {
    assert.equal(await reconcile(stage.context, job), job);
    assert.deepEqual(stage.read(job.id), job);
    assert.equal(isStuck(stage.context, job), false);
  }
});

test("reconcile ends a job whose worker is gone as lost, with what it had changed", async (t) => {
  const stage = await makeJobStage(t);
  const job = stage.running({ worker: GONE, request: { write: true, sandbox: "workspace-write" } });
  await takeBaseline(stage.context, job);
  writeFileSync(join(stage.root, "made.txt"), "x");
  assert.equal(isStuck(stage.context, job), true);
  const record = await reconcile(stage.context, job);
  assert.deepEqual(endOf(record), ["failed", "worker_lost"]);
  assert.deepEqual(record.status === "failed" && record.evidence?.files_changed, ["made.txt"]);
  assert.deepEqual(stage.read(job.id), record);
  assert.deepEqual(stage.events(job.id), ["stopping", "ended"]);
});

test("reconcile completes a job whose worker is gone if Codex had stored the completed turn", async (t) => {
  const stage = await makeJobStage(t);
  const job = stage.storeTurn(stage.running({ worker: GONE }), "completed", "All is done.");
  await takeBaseline(stage.context, job);
  assert.deepEqual(endOf(await reconcile(stage.context, job)), ["completed", null]);
  assert.equal(readResult(stage.home, job.id), "All is done.");
});

test("reconcile ends a queued job that nobody will claim any more as a failed launch", async (t) => {
  const stage = await makeJobStage(t);
  const late = { ...stage.context, now: () => new Date(Date.now() + 61_000).toISOString() };
  const expired = stage.queued();
  assert.deepEqual(endOf(await reconcile(late, expired)), ["failed", "launch_failed"]);
  const orphaned = stage.queued({ fields: { launcher: GONE } });
  assert.deepEqual(endOf(await reconcile(stage.context, orphaned)), ["failed", "launch_failed"]);
});

test("reconcile replaces whoever was ending a job and is gone, and keeps the cause", async (t) => {
  const stage = await makeJobStage(t);
  for (const [cause, end] of [
    ["cancel", ["cancelled", null]],
    ["timeout", ["failed", "timeout"]],
  ] as const) {
    const { id } = stage.running({ worker: GONE });
    assert.deepEqual(endOf(await reconcile(stage.context, stage.stopping(id, cause, GONE))), end);
    const { stopping } = stage.read(id);
    assert.deepEqual([stopping?.cause, stopping?.by], [cause, SELF]);
  }
});

test("reconcile gives two readers of one lost job the same end", async (t) => {
  const stage = await makeJobStage(t);
  const job = stage.running({ worker: GONE });
  const [first, second] = await Promise.all([reconcile(stage.context, job), reconcile(stage.context, job)]);
  assert.deepEqual(first, second);
  assert.deepEqual(endOf(first), ["failed", "worker_lost"]);
  assert.deepEqual(stage.events(job.id), ["stopping", "ended"]);
});

test("reconcile gives an ended job back as it is", async (t) => {
  const stage = await makeJobStage(t);
  const job = stage.running({ worker: GONE });
  const ended = await reconcile(stage.context, job);
  assert.equal(await reconcile(stage.context, ended), ended);
  assert.equal(isStuck(stage.context, ended), false);
});

test("reconcile ends a lost job even if its event log cannot be read", async (t) => {
  const stage = await makeJobStage(t);
  const job = stage.running({ worker: GONE });
  mkdirSync(eventsPath(stage.home, job.id));
  assert.deepEqual(endOf(await reconcile(stage.context, job)), ["failed", "worker_lost"]);
});

test("settle says that an end cannot be recorded where reconcile throws for it", async (t) => {
  const stage = await makeJobStage(t);
  const job = stage.storeTurn(stage.running({ worker: GONE }), "completed", "All is done.");
  mkdirSync(join(jobFolder(stage.home, job.id), "result.md"));
  const settled = await settle(stage.context, job);
  assert.match("reason" in settled ? settled.reason : "", /^its end cannot be recorded: /);
  assert.equal(isStuck(stage.context, stage.read(job.id)), false, "this process is at it");
});

test("reconcile leaves a stopping job whose actor is gone to whoever its engine answers, and ends it then", async (t) => {
  const stage = await makeJobStage(t);
  const slurm = useFakeSlurm(t, await makeTempFolder(t));
  const executor = { name: "night", kind: "slurm", ref: "42" } as const;
  const { id } = stage.running({ worker: ELSEWHERE, fields: { executor } });
  const stopping = stage.stopping(id, "cancel", GONE);
  assert.equal(await reconcile(stage.context, stopping), stopping);
  assert.equal(isStuck(stage.context, stopping), false, "it is not over: nobody knows");
  assert.deepEqual(stage.events(id), [], "no look is written down");
  slurm.answer("squeue", "");
  await until(async () => (await reconcile(stage.context, stopping)).status === "cancelled", { what: "its end" });
});

test("reconcile settles a submitted job by its engine's word alone, whatever clocks and other machines say", async (t) => {
  const stage = await makeJobStage(t);
  const slurm = useFakeSlurm(t, await makeTempFolder(t));
  let now = process.hrtime.bigint();
  t.mock.method(process.hrtime, "bigint", () => {
    now += 2_000_000_000n; // Each question is asked anew.
    return now;
  });
  const executor = { name: "night", kind: "slurm", ref: null } as const;
  const detail = { name: "night", word: "PENDING" };
  const times = ["2001-01-01T00:00:00.000Z", "2999-01-01T00:00:00.000Z"];
  for (const at of times) {
    const { id } = stage.queued({ fields: { executor, createdAt: at, claimBy: at, launcher: GONE } });
    const waiting = { reason: "executor", detail, since: at, opensAt: null } as const;
    const waits = stage.apply(id, { type: "submitted", ref: "42", waiting });
    slurm.answer("squeue", `42|PENDING|Priority||codex-${id}\n`);
    const shown = await reconcile(stage.context, waits);
    assert.deepEqual(shown.status === "waiting" && shown.waiting?.detail, { name: "night", word: "PENDING, Priority" });
    const runs = stage.apply(id, { type: "claimed", worker: ELSEWHERE, at });
    slurm.answer("squeue", "", 1);
    assert.equal(await reconcile(stage.context, runs), runs, "no answer is no end");
    slurm.answer("squeue", `42|RUNNING|None|n1|codex-${id}\n`);
    assert.equal(await reconcile(stage.context, runs), runs);
    slurm.answer("squeue", "");
    slurm.answer("scontrol", `JobId=42 JobName=codex-${id} JobState=PREEMPTED Reason=None NodeList=n1\n`);
    const ended = await reconcile(stage.context, runs);
    assert.match(ended.status === "failed" ? ended.failure.message : ended.status, /had to make room for another job/u);
  }
});
