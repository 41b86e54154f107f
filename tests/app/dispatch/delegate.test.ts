/** Handing a task to a worker: refused before there is a job, or a job that a worker has, or one that says why none has. */
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { delegate } from "../../../plugins/codex/scripts/src/app/dispatch/delegate.ts";
import type { NamedExecutor } from "../../../plugins/codex/scripts/src/app/dispatch/named-executor.ts";
import type { Order } from "../../../plugins/codex/scripts/src/app/dispatch/new-record.ts";
import type { WorkerCommand } from "../../../plugins/codex/scripts/src/app/dispatch/worker-command.ts";
import { publishEnd } from "../../../plugins/codex/scripts/src/app/end/end-job.ts";
import { failure } from "../../../plugins/codex/scripts/src/core/failure/kinds.ts";
import { isEnded, type JobRecord } from "../../../plugins/codex/scripts/src/core/job/record.ts";
import { sha256 } from "../../../plugins/codex/scripts/src/core/sha256.ts";
import { readResult, readStoredPrompt } from "../../../plugins/codex/scripts/src/io/job-files.ts";
import { listJobIds, updateJob } from "../../../plugins/codex/scripts/src/io/job-store.ts";
import { useFakeSlurm } from "../../../testing/fake-slurm.ts";
import { queuedJob } from "../../../testing/plain-jobs.ts";
import { STRANGER } from "../../../testing/sample-records.ts";
import { makeTempFolder } from "../../../testing/temp.ts";
import { until } from "../../../testing/wait.ts";
import { type JobStage, makeJobStage, SELF } from "../fixtures/job-stage.ts";

const BUILT = "../../../plugins/codex/scripts/dist/cli/worker.js";
const WORKER: WorkerCommand = { file: process.execPath, args: [fileURLToPath(new URL(BUILT, import.meta.url))] };
/** A worker that ends before it claims anything. */
const IDLER: WorkerCommand = { file: process.execPath, args: ["-e", "process.exit(3)", "--"] };

const { promptBytes: _bytes, promptSha256: _sha, ...REQUEST } = queuedJob("", {}).request;
const TASK: Order = { kind: "task", prompt: "Say something.", request: REQUEST };

async function jobOf({ context }: JobStage, order: Order, worker = WORKER, meanwhile = () => {}): Promise<JobRecord> {
  const delegation = await delegate(context, order, worker, meanwhile);
  return delegation.kind === "job" ? delegation.record : assert.fail(delegation.failure.message);
}

test("delegate gives a job that a worker has claimed, and the worker runs it", async (t) => {
  const stage = await makeJobStage(t, { turns: [[{ do: "say", text: "Something." }]] });
  const seen: (string | undefined)[] = [];
  const record = await jobOf(stage, TASK, WORKER, () => {
    const [id = ""] = listJobIds(stage.home);
    seen.push(id, stage.read(id).launcher.startedAt);
  });
  assert.deepEqual(seen, [record.id, SELF.startedAt], "the record stands while the worker starts");
  assert.notEqual(record.status, "queued");
  const ended = await until(() => isEnded(stage.read(record.id)) && stage.read(record.id), { what: "the end" });
  assert.deepEqual([ended.status, readResult(stage.home, record.id)], ["completed", "Something."]);
  assert.equal(readStoredPrompt(stage.home, record.id), TASK.prompt);
  const { promptBytes, promptSha256 } = ended.request;
  assert.deepEqual([promptBytes, promptSha256], [14, sha256(TASK.prompt)]);
});

test("delegate ends a job that no worker has claimed as a failed launch", async (t) => {
  const stage = await makeJobStage(t);
  const record = await jobOf(stage, TASK, IDLER);
  assert.ok(record.status === "failed");
  assert.deepEqual([record.failure.kind, record.startedAt], ["launch_failed", null]);
  assert.match(record.failure.message, /^The worker ended before it claimed the job/);
  assert.deepEqual(stage.read(record.id), record);
  assert.deepEqual(stage.events(record.id), ["ended"]);
});

test("delegate is refused by a worker that ends the job instead of claiming it, but not by one that was lost", async (t) => {
  const stage = await makeJobStage(t);
  const end = { cause: "turn", exit: null, evidence: null } as const;
  const failsAs = (kind: "no_slot" | "worker_lost") => ({ status: "failed", failure: failure(kind, "no") }) as const;
  const refused = await delegate(stage.context, TASK, IDLER, () => {
    const [id = ""] = listJobIds(stage.home);
    publishEnd(stage.context, id, { ...end, by: STRANGER, claims: true, outcome: failsAs("no_slot") });
  });
  assert.equal(refused.kind === "refused" && refused.failure.kind, "no_slot");
  const lost = await jobOf(stage, TASK, IDLER, () => {
    const id = listJobIds(stage.home).at(-1) ?? "";
    const at = stage.context.now();
    const waiting = { reason: "time", detail: null, since: at, opensAt: null } as const;
    updateJob(stage.home, id, { type: "claimed", worker: STRANGER, at, waiting });
    updateJob(stage.home, id, { type: "stopping", cause: "worker_lost", by: SELF, at });
    publishEnd(stage.context, id, { ...end, cause: "worker_lost", by: SELF, outcome: failsAs("worker_lost") });
  });
  assert.equal(lost.status === "failed" && lost.failure.kind, "worker_lost");
});

test("delegate names a worker's program that cannot be started", async (t) => {
  const stage = await makeJobStage(t);
  const record = await jobOf(stage, TASK, { file: join(stage.root, "absent"), args: [] });
  assert.equal(record.status === "failed" && record.failure.kind, "launch_failed");
});

test("delegate finishes a cancel that came before any claim", async (t) => {
  const stage = await makeJobStage(t);
  const record = await jobOf(stage, TASK, IDLER, () => {
    const [id = ""] = listJobIds(stage.home);
    stage.stopping(id, "cancel");
  });
  assert.deepEqual([record.status, stage.read(record.id)], ["cancelled", record]);
});

test("delegate ends on its engine what somebody has ended while it was submitted", async (t) => {
  const [stage, slurm] = [await makeJobStage(t), useFakeSlurm(t, await makeTempFolder(t))];
  mkdirSync(stage.home, { recursive: true, mode: 0o700 });
  slurm.answer("sbatch", "42\n");
  const ref = { name: "night", kind: "slurm", ref: null } as const;
  const executor: NamedExecutor = { kind: "slurm", settings: { partition: null, options: [] }, env: [], ref };
  const record = await jobOf(stage, { ...TASK, executor }, IDLER, () => {
    const [id = ""] = listJobIds(stage.home);
    const isGone = `grep -q . '${join(slurm.bin, "../slurm-told/scancel.calls")}' 2>/dev/null`;
    const squeue = `#!/bin/sh\n${isGone} || echo '42|PENDING|None||codex-${id}'\n`;
    writeFileSync(join(slurm.bin, "squeue"), squeue, { mode: 0o755 });
    stage.stopping(id, "cancel");
    const cancelled = { status: "cancelled" } as const;
    publishEnd(stage.context, id, { cause: "cancel", by: SELF, outcome: cancelled, exit: null, evidence: null });
  });
  assert.deepEqual([record.status, record.executor?.ref], ["cancelled", "42"]);
  assert.ok(slurm.calls("scancel").length > 0);
});

test("delegate refuses a prompt that Codex cannot take, and records no job", async (t) => {
  const stage = await makeJobStage(t);
  for (const [prompt, why] of [
    [" \n", "the prompt is empty"],
    ["a\uD800b", "the prompt is not well-formed text"],
    ["x".repeat(1_048_577), "the prompt has 1048577 characters, and Codex takes 1048576"],
  ] as const) {
    const refused = await delegate(stage.context, { ...TASK, prompt }, IDLER);
    assert.ok(refused.kind === "refused");
    const { kind, message } = refused.failure;
    assert.deepEqual([kind, message], ["payload_invalid", `Could not start a task: ${why}.`]);
  }
  const widest = await delegate(stage.context, { ...TASK, prompt: "\u{1F600}".repeat(1_048_576) }, IDLER);
  assert.equal(widest.kind, "job", "characters are counted, not their halves");
  assert.equal(listJobIds(stage.home).length, 1);
});

test("delegate passes on why a task is not admitted, and records no job", async (t) => {
  const stage = await makeJobStage(t);
  const context = { ...stage.context, cwd: join(stage.root, "absent") };
  const refused = await delegate(context, TASK, IDLER);
  assert.equal(refused.kind === "refused" && refused.failure.kind, "cwd_missing");
  assert.deepEqual(listJobIds(stage.home), []);
});

test("delegate refuses a task that does not queue if no slot is free, and records no job", async (t) => {
  const stage = await makeJobStage(t);
  mkdirSync(stage.home, { recursive: true, mode: 0o700 });
  writeFileSync(join(stage.home, "policy.json"), JSON.stringify({ maxConcurrent: 1 }));
  const { id } = stage.running();
  const start = { after: [], notBefore: null, parks: false, queues: false, isUnwatched: false, ignoresGate: false };
  const refused = await delegate(stage.context, { ...TASK, request: { ...TASK.request, start } }, IDLER);
  assert.ok(refused.kind === "refused");
  assert.equal(refused.failure.kind, "no_slot");
  assert.match(refused.failure.message, /: 1 may run at once, and no slot is free\.$/);
  assert.deepEqual(listJobIds(stage.home), [id]);
});

test("delegate shows no secret of the environment in a job's title", async (t) => {
  const stage = await makeJobStage(t);
  const secret = "quiet-River-under-Stone-77";
  const context = { ...stage.context, env: { ...stage.context.env, OPENAI_API_KEY: secret } };
  const prompt = `Log in with ${secret}.\nThen go.`;
  const delegation = await delegate(context, { ...TASK, prompt }, IDLER);
  assert.ok(delegation.kind === "job");
  const { title, summary, id } = delegation.record;
  for (const shown of [title, summary]) assert.match(shown, /^Log in with (?!quiet)\S+\. Then go\.$/);
  assert.equal(readStoredPrompt(stage.home, id), prompt);
});
