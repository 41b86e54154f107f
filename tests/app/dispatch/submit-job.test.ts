/** Handing a job to an engine: it waits with the engine's word, its environment in a private file and nowhere else. */
import assert from "node:assert/strict";
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import type { NamedExecutor } from "../../../plugins/codex/scripts/src/app/dispatch/named-executor.ts";
import { submitJob } from "../../../plugins/codex/scripts/src/app/dispatch/submit-job.ts";
import { useFakeSlurm } from "../../../testing/fake-slurm.ts";
import { makeTempFolder } from "../../../testing/temp.ts";
import { makeJobStage } from "../fixtures/job-stage.ts";

const NIGHT: NamedExecutor = {
  kind: "slurm",
  settings: { partition: "long", options: [] },
  env: ["OPENAI_API_KEY"],
  ref: { name: "night", kind: "slurm", ref: null },
};
const WORKER = { file: "/usr/bin/node", args: ["/opt/worker.js"] };

async function setStage(t: TestContext) {
  const stage = await makeJobStage(t);
  const slurm = useFakeSlurm(t, await makeTempFolder(t));
  const env = { ...stage.context.env, OPENAI_API_KEY: "sk-very-secret", OTHER_SECRET: "not-to-be-taken" };
  const job = stage.queued({ fields: { executor: NIGHT.ref } });
  const environment = join(stage.home, "jobs", job.id, "environment.sh");
  const log = join(stage.home, "jobs", job.id, "worker.log");
  return { ...stage, context: { ...stage.context, env }, slurm, job, environment, log };
}

test("submitJob notes the engine's name and its word, and the job waits without a worker", async (t) => {
  const { context, slurm, job, environment, log } = await setStage(t);
  slurm.answer("sbatch", "42\n");
  slurm.answer("squeue", `42|PENDING|Priority||codex-${job.id}\n`);
  const record = await submitJob(context, job, NIGHT, WORKER);
  assert.ok(typeof record === "object" && record.status === "waiting");
  assert.deepEqual([record.worker, record.executor?.ref], [null, "42"]);
  assert.deepEqual(record.waiting?.detail, { name: "night", word: "PENDING, Priority" });
  for (const path of [environment, log]) assert.equal(statSync(path).mode & 0o777, 0o600, path);
  assert.ok(slurm.calls("sbatch")[0]?.includes("--open-mode=append"));
  const taken = readFileSync(environment, "utf8");
  assert.match(taken, /^export OPENAI_API_KEY=sk-very-secret$/mu);
  assert.match(taken, new RegExp(`^export CODEX_COMPANION_JOB='?${job.id}'?$`, "mu"));
  assert.doesNotMatch(taken, /not-to-be-taken/u);
  const told = [...slurm.calls("sbatch"), slurm.script() ?? ""].join("\n");
  assert.match(told, /--partition=long/u);
  assert.doesNotMatch(told, /sk-very-secret/u, "the engine is told no secret");
});

test("submitJob says why the engine did not take a job, and leaves neither environment nor log behind", async (t) => {
  const { context, slurm, job, read, environment, log } = await setStage(t);
  slurm.answer("sbatch", "", 1);
  const why = await submitJob(context, job, NIGHT, WORKER);
  assert.match(typeof why === "string" ? why : "", /^Could not submit the job to Slurm: /u);
  assert.deepEqual([existsSync(environment), existsSync(log), read(job.id).status], [false, false, "queued"]);
});
