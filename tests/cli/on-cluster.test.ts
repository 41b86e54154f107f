/** Jobs that an engine has, as the commands show them. The engine is a fake whose answers are set. */
import assert from "node:assert/strict";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { ownIdentity } from "../../plugins/codex/scripts/src/io/executor/actors.ts";
import { createJob, updateJob } from "../../plugins/codex/scripts/src/io/job-store.ts";
import { type FakeRig, makeRig } from "../../testing/companion.ts";
import { installFakeSlurm } from "../../testing/fake-slurm.ts";
import { jobIds, readRecord } from "../../testing/job-on-disk.ts";
import { NOBODY, queuedJob, storeEnded, storeRunning } from "../../testing/plain-jobs.ts";
import { until } from "../../testing/wait.ts";
import { type Json, json, lastLine } from "./fixtures/reading.ts";
import { waitingJobs } from "./fixtures/waiting-jobs.ts";

const SINCE = "2026-03-01T10:00:01.000Z";
const ELSEWHERE = { ...NOBODY, host: "node-7" };

async function setStage(t: TestContext) {
  const rig = await makeRig(t, { scenario: {} });
  const slurm = installFakeSlurm(rig.folder);
  const run = (...args: readonly string[]) => rig.run(args, { env: { PATH: `${slurm.bin}:${rig.env["PATH"] ?? ""}` } });
  return { rig, slurm, run };
}

/** Stores a job that the engine has under this name; with `isRunning`, one that a worker on a node has claimed. */
function submitted({ home, repo }: FakeRig, number: number, isRunning = false): string {
  const id = `mm7k${String(number).padStart(4, "0")}-a1b2c`;
  const executor = { name: "night", kind: "slurm", ref: null } as const;
  createJob(
    home,
    queuedJob(id, { workspaceRoot: repo, cwd: repo, sessionId: null, createdAt: SINCE, executor }),
    "prompt",
  );
  const detail = { name: "night", word: "PENDING" };
  const waiting = { reason: "executor", detail, since: SINCE, opensAt: null } as const;
  updateJob(home, id, { type: "submitted", ref: `${number}`, waiting });
  if (isRunning) updateJob(home, id, { type: "claimed", worker: ELSEWHERE, at: SINCE });
  return id;
}

/** Writes these executors into the user's policy. */
function describe({ home }: FakeRig, executors: object): void {
  mkdirSync(home, { recursive: true, mode: 0o700 });
  writeFileSync(join(home, "policy.json"), JSON.stringify({ executors }));
}

/** Without the line breaks, which depend on the width. */
function flat(text: string): string {
  return text.replaceAll(/\s+/gu, " ");
}

test("a submitted job is listed with the engine's word of now, behind the line and without a place in it", async (t) => {
  const { rig, slurm, run } = await setStage(t);
  const there = submitted(rig, 42);
  const here = waitingJobs(rig)();
  slurm.answer("squeue", `42|PENDING|PartitionDown||codex-${there}\n`);
  const { waiting } = json(await run("queue", "--json"));
  assert.deepEqual(
    waiting.map(({ job, position }: Json) => [job.id, position]),
    [
      [here, 1],
      [there, null],
    ],
  );
  const words = "waits for night to start it, which says PENDING, PartitionDown";
  for (const command of ["queue", "status"]) {
    const { stdout } = await run(command);
    assert.ok(flat(stdout).includes(` - ${there} ${words} `), stdout);
  }
  const shown = flat((await run("status", there)).stdout);
  assert.ok(shown.includes(` why ${words} since`), shown);
  assert.match(
    shown,
    /to do It starts when that is no longer so and there is room for it\. `codex-companion cancel \S+` takes it back\. /u,
  );
  assert.match(flat((await run("explain", there)).stdout), new RegExp(`It ${words}\\.`, "u"));
});

test("what an engine does not answer is said, and nobody is taken for gone", async (t) => {
  const { rig, run } = await setStage(t);
  const [waits, runs] = [submitted(rig, 1), submitted(rig, 2, true)];
  assert.match(flat((await run("status", waits)).stdout), /which says nothing: it gives no clear answer/u);
  assert.match(flat((await run("status", runs)).stdout), /: running for/u);
});

test("a job that the engine does not know any more is settled with its last word", async (t) => {
  const { rig, slurm, run } = await setStage(t);
  const [waits, runs] = [submitted(rig, 1), submitted(rig, 2, true)];
  slurm.answer("squeue", "");
  slurm.answer("scontrol", `JobId=2 JobName=codex-${runs} JobState=OUT_OF_MEMORY Reason=OutOfMemory NodeList=n1\n`);
  assert.match(flat((await run("status", runs)).stdout), /worker_lost: Slurm's job 2 on "night" used more memory/u);
  slurm.answer("scontrol", "slurm_load_jobs error: Invalid job id specified", 1);
  slurm.answer("sacct", "Slurm accounting storage is disabled", 1);
  assert.match(flat((await run("status", waits)).stdout), /Slurm's job 1 on "night" is not known any more/u);
});

test("a job that is not listed, and of which nothing more is heard, is not called forgotten", async (t) => {
  const { rig, slurm, run } = await setStage(t);
  const runs = submitted(rig, 2, true);
  slurm.answer("squeue", "");
  const { stdout } = await run("status", runs);
  assert.match(
    flat(stdout),
    /worker_lost: Slurm's job 2 on "night" is not in the queue, Slurm gave no answer as to how/u,
  );
});

test("a job that the engine does not list, but says not to be over, stays as it is until it is", async (t) => {
  const { rig, slurm, run } = await setStage(t);
  const [waits, runs] = [submitted(rig, 1), submitted(rig, 2, true)];
  slurm.answer("squeue", "");
  const say = (id: string, ref: number, state: string) =>
    slurm.answer("scontrol", `JobId=${ref} JobName=codex-${id} JobState=${state} Reason=None NodeList=n1\n`);
  say(waits, 1, "CONFIGURING");
  assert.match(flat((await run("status", waits)).stdout), /which says nothing: it gives no clear answer/u);
  say(runs, 2, "RUNNING");
  assert.match(flat((await run("status", runs)).stdout), /: running for/u);
  assert.match((await run("cancel", runs)).stderr, /"night" gives no clear answer\. That it is to end is recorded\./u);
  assert.match(flat((await run("status", runs)).stdout), /: stopping/u);
  say(runs, 2, "CANCELLED");
  assert.match((await run("status", runs)).stdout, /: cancelled/u);
});

test("cancel says what is known if the engine gives no answer, and the job ends once it does", async (t) => {
  const { rig, slurm, run } = await setStage(t);
  const [waits, runs] = [submitted(rig, 1), submitted(rig, 2, true)];
  const silent = (what: string) => [
    3,
    `Could not find out whether anything of ${what} still runs: "night" gives no clear answer.`,
  ];
  const said = async (...args: readonly string[]) => {
    const { code, stdout } = await run(...args, "--json");
    const { kind, message, hint } = JSON.parse(stdout).error;
    assert.equal(kind, "executor_silent");
    assert.match(hint, /^Once its engine says how that stands, run it again: `codex-companion cancel \S+`\.$/u);
    return [code, message.replace(" That it is to end is recorded.", "")];
  };
  for (const id of [waits, runs, runs]) assert.deepEqual(await said("cancel", id), silent(`job "${id}"`));
  assert.match(flat((await run("status", runs)).stdout), /: stopping/u);
  slurm.answer("squeue", "");
  assert.match((await run("cancel", runs)).stdout, /: cancelled/u);
  assert.match((await run("status", waits)).stdout, /: cancelled/u);
  slurm.answer("squeue", "", 1);
  assert.deepEqual(await said("cancel", runs), silent(`job "${runs}"`), "of one that has ended too");
});

test("a task that sbatch refuses is called failed from its first line on, and names no file that is not there", async (t) => {
  const { rig, slurm, run } = await setStage(t);
  describe(rig, { night: { kind: "slurm" } });
  slurm.answer("squeue", "");
  const { code, stdout } = await run("task", "--on", "night", "--", "x");
  const [id = ""] = jobIds(rig.home);
  assert.deepEqual([code, stdout.split("\n")[0]], [3, `codex job ${id}: failed`]);
  assert.match(stdout, /\n {2}to do {4}Mend what it names, in the policy or in Slurm, then start the task again\.\n/u);
  assert.match(
    stdout,
    /\n {2}named by the companion itself: its worker did not start, or could not prepare the turn\n/u,
  );
  for (const text of [stdout, (await run("explain", id)).stdout]) assert.doesNotMatch(text, /worker\.log|in time/u);
  for (const [path = ""] of stdout.matchAll(/\S+\.(?:log|jsonl)\b/gu)) assert.ok(existsSync(path), path);
  assert.equal(json(await run("explain", id, "--json")).launch.log, null);
});

test("a cancel while sbatch is on its way is finished by the launcher, which tells the job as cancelled", async (t) => {
  for (const flags of [["--background"], []]) {
    const { rig, slurm, run } = await setStage(t);
    describe(rig, { night: { kind: "slurm" } });
    const [go, gone] = ["go", "gone"].map((name) => join(rig.folder, name));
    const answer = (command: string, script: string) =>
      writeFileSync(join(slurm.bin, command), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    answer("sbatch", `cat > /dev/null; until [ -e ${go} ]; do sleep 0.05; done; echo 42`);
    const starting = run("task", "--on", "night", ...flags, "--", "x");
    const id = await until(() => jobIds(rig.home)[0], { what: "the job" });
    answer("squeue", `[ -e ${gone} ] || echo '42|PENDING|None||codex-${id}'`);
    answer("scancel", `case "$*" in *--signal*) ;; *) touch ${gone};; esac`);
    const cancelling = run("cancel", id);
    await until(() => readRecord(rig.home, id)?.["stopping"], { what: "the cancel" });
    writeFileSync(go ?? "", "");
    const [started, cancelled] = await Promise.all([starting, cancelling]);
    assert.deepEqual([started.code, lastLine(started)], [1, `[[codex-task status=cancelled id=${id} work=none]]`]);
    assert.match(started.stdout, new RegExp(`^codex job ${id}: cancelled`, "u"));
    assert.deepEqual([cancelled.code, existsSync(gone ?? "")], [0, true], cancelled.stderr);
    assert.match(cancelled.stdout, new RegExp(`^codex job ${id}: cancelled`, "u"));
    const { createdAt, completedAt } = readRecord(rig.home, id) ?? {};
    assert.ok(Date.parse(String(completedAt)) - Date.parse(String(createdAt)) < 20_000, "before the claim limit");
  }
});

test("status of 200 jobs on a cluster asks the engine once", async (t) => {
  const { rig, slurm, run } = await setStage(t);
  const numbers = Array.from({ length: 200 }, (_, at) => at + 100);
  const ids = numbers.map((number) => submitted(rig, number, true));
  slurm.answer("squeue", numbers.map((number, at) => `${number}|RUNNING|None|n1|codex-${ids[at]}\n`).join(""));
  const { running } = json(await run("status", "--json"));
  assert.deepEqual([running.length, slurm.calls("squeue").length], [200, 1]);
});

test("jobs of a cluster are listed among the others, newest first, as they stand now", async (t) => {
  const { rig, slurm, run } = await setStage(t);
  const own = (number: number) => `mm7k${String(number).padStart(4, "0")}-a1b2c`;
  const here = { workspaceRoot: rig.repo, cwd: rig.repo, sessionId: null };
  for (const number of [2, 4]) storeRunning(rig.home, own(number), ownIdentity(), here);
  for (const number of [5, 7]) storeEnded(rig.home, own(number), here);
  const [lost, runs] = [submitted(rig, 6, true), submitted(rig, 3, true)];
  slurm.answer("squeue", `3|RUNNING|None|n1|codex-${runs}\n`);
  const { running, recent } = json(await run("status", "--json"));
  const idsOf = (jobs: Json) => jobs.map(({ id }: Json) => id);
  assert.deepEqual(
    [idsOf(running), idsOf(recent)],
    [
      [own(4), runs, own(2)],
      [own(7), lost, own(5)],
    ],
  );
  assert.equal(recent[1].failure.kind, "worker_lost");
});
