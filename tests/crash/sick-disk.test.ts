/** A disk that is full or read-only: what cannot be written is said, and nothing is claimed instead. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, existsSync, openSync, readdirSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { devNull } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { makeJobId } from "../../plugins/codex/scripts/src/core/job/id.ts";
import { createJob } from "../../plugins/codex/scripts/src/io/job-store.ts";
import { finished, makeRig } from "../../testing/companion.ts";
import type { FakeScenario } from "../../testing/fake-codex/scenario.ts";
import { untilSilent } from "../../testing/temp.ts";
import { GATED_TURN, SHORT_TURN, signalWorker, startJob, storedRecord, untilEnded } from "./fixtures/jobs.ts";
import { queuedJob } from "./fixtures/queued-job.ts";
import { Disk } from "./fixtures/sick-disk-plan.ts";
import { askFor, assertNobodyLeft, assertTrueEnd } from "./fixtures/stranger.ts";

const WORKER = fileURLToPath(new URL("../../plugins/codex/scripts/dist/cli/worker.js", import.meta.url));
const TASK = ["task", "--write", "Make a file."];

test("a task that cannot be recorded is not started, and says why", async (t) => {
  for (const sickness of ["ENOSPC", "EROFS"] as const) {
    const rig = await makeRig(t, { scenario: SHORT_TURN });
    const disk = new Disk(rig, sickness);
    disk.fallSick();
    const { code, stdout, stderr } = await rig.run(TASK, { env: disk.env });
    assert.deepEqual([code, stdout.split("\n").length], [3, 2]);
    assert.match(stdout, /^\[\[codex-task status=failed kind=\w+\]\]\n$/u);
    assert.match(stderr, new RegExp(`^codex-companion: Could not use the state home .*${sickness}.*\n$`, "u"));
    await assertNobodyLeft(rig);
    const asked = (await rig.fake.received()).map(({ method }) => method);
    assert.deepEqual([asked.includes("thread/start"), asked.includes("turn/start")], [false, false]);
    disk.getWell();
    const { running, recent } = JSON.parse((await rig.run(["status", "--all", "--json"])).stdout);
    assert.deepEqual({ running, recent }, { running: [], recent: [] });
    assert.equal((await rig.run(TASK)).code, 0);
  }
});

test("a disk that is full for a while costs lines of the log, not the job", async (t) => {
  const gate = (name: string) => `until [ -e ../${name} ]; do sleep 0.02; done; echo x > made.txt`;
  const steps = [gate("go-1"), gate("go-2")].map((command) => ({ do: "run", command }) as const);
  const scenario: FakeScenario = { turns: [[...steps, { do: "say", text: "The end." }]] };
  const rig = await makeRig(t, { scenario });
  const disk = new Disk(rig, "ENOSPC");
  const id = await startJob(rig, { env: disk.env });
  disk.fallSick();
  await writeFile(join(rig.folder, "go-1"), "");
  await disk.untilFailed("append jobs/JOB/events.jsonl");
  disk.getWell();
  await writeFile(join(rig.folder, "go-2"), "");
  const record = await untilEnded(rig, id);
  assert.equal(record.status, "completed");
  await assertTrueEnd(rig, record);
  assert.match(
    (await rig.run(["logs", id])).stdout,
    /says: The end\.\n.*turn completed\n.*Codex ended .*\n.*job completed\n$/u,
  );
});

test("a disk that is full when a waiting job's time has come does not end it: it starts when there is room", async (t) => {
  const rig = await makeRig(t, { scenario: GATED_TURN });
  const disk = new Disk(rig, "ENOSPC");
  const first = await startJob(rig);
  const order = ["task", "--background", "--json", "--after", first, "go"];
  const waiting = JSON.parse((await rig.run(order, { env: disk.env })).stdout);
  assert.equal(waiting.status, "waiting");
  disk.fallSick();
  await writeFile(join(rig.folder, "go"), "");
  assert.equal((await untilEnded(rig, first)).status, "completed");
  await disk.untilFailed("write jobs/JOB/.tmp");
  assert.equal(storedRecord(rig, waiting.jobId).status, "waiting");
  disk.getWell();
  assert.equal((await untilEnded(rig, waiting.jobId)).status, "completed");
});

test("a worker whose own log cannot be written runs its job all the same", async (t) => {
  const noise = { do: "stderr", text: "Codex complains.\n" } as const;
  const rig = await makeRig(t, { scenario: { turns: [[noise, ...(SHORT_TURN.turns?.[0] ?? [])]] } });
  const id = makeJobId(Date.now(), Math.random());
  const queued = queuedJob(id, new Date().toISOString());
  const request = { ...queued.request, write: true }; // What a reading job leaves is not its own.
  const record = { ...queued, request, workspaceRoot: rig.repo, cwd: rig.repo };
  assert.equal(createJob(rig.home, record, "Make a file."), true);
  const full = openSync(existsSync("/dev/full") ? "/dev/full" : devNull, "a");
  const worker = spawn(process.execPath, [WORKER, "--home", rig.home, "--job", id], {
    env: { ...rig.env, CODEX_COMPANION_JOB: id },
    stdio: ["ignore", full, full],
  });
  closeSync(full);
  const [code] = await once(worker, "exit");
  assert.deepEqual([code, storedRecord(rig, id).status], [0, "completed"]);
  await assertTrueEnd(rig, storedRecord(rig, id));
});

test("a disk that is full at the end: no end is claimed until there is room, and then the stored turn decides", async (t) => {
  const rig = await makeRig(t, { scenario: GATED_TURN });
  const disk = new Disk(rig, "ENOSPC");
  const id = await startJob(rig, { env: disk.env });
  disk.fallSick();
  await writeFile(join(rig.folder, "go"), "");
  await untilSilent(rig.folder);
  const asked = await rig.run(["status", id, "--json"], { env: disk.env });
  const { job, problem } = JSON.parse(asked.stdout);
  assert.deepEqual([asked.code, job.status, problem.kind], [0, "running", "disk_full"]);
  assert.match((await rig.run(["status", id], { env: disk.env })).stdout, /\n! Nobody runs this job .* is full\. /u);
  assert.equal(storedRecord(rig, id).status, "running");
  disk.getWell();
  const { record } = await askFor(rig, id);
  assert.ok(record?.status === "completed");
  await assertTrueEnd(rig, record);
});

test("a disk that was full at the end is named, if no stored turn decides", async (t) => {
  const gate = "until [ -e ../go ]; do sleep 0.02; done";
  const rig = await makeRig(t, {
    scenario: {
      turns: [
        [
          { do: "run", command: gate },
          { do: "exit", code: 9 },
        ],
      ],
    },
  });
  const disk = new Disk(rig, "ENOSPC");
  const id = await startJob(rig, { env: disk.env });
  disk.fallSick();
  await writeFile(join(rig.folder, "go"), "");
  await untilSilent(rig.folder);
  disk.getWell();
  const { record } = await askFor(rig, id);
  assert.deepEqual([record?.status, record?.status === "failed" && record.failure.kind], ["failed", "disk_full"]);
});

test("a read-only home: what is there can be read, and a lost job is not called anything", async (t) => {
  const rig = await makeRig(t, { scenario: SHORT_TURN });
  const disk = new Disk(rig, "EROFS");
  const { jobId } = JSON.parse((await rig.run([...TASK, "--json"])).stdout);
  await rig.fake.play(GATED_TURN);
  const lost = await startJob(rig);
  await signalWorker(rig, lost, "SIGKILL");
  disk.fallSick();
  const read = async (...args: string[]) => {
    const { code, stdout } = await rig.run([...args, "--json"], { env: disk.env });
    return { code, answer: JSON.parse(stdout) };
  };
  assert.deepEqual((await read("result", jobId)).answer.rawOutput, "The end.");
  assert.equal((await read("status", jobId)).answer.job.status, "completed");
  assert.equal((await read("logs", jobId)).answer.events.at(-1).type, "ended");
  const { code, answer } = await read("status", lost);
  assert.deepEqual([code, answer.error.kind], [3, "environment"]);
  disk.getWell();
  assert.equal((await read("status", lost)).answer.job.failure.kind, "worker_lost");
});

test("no room for a file while Git writes the copy of an isolated job: nothing is left, and it is said", async (t) => {
  const files = { small: "1", large: "x".repeat(1_000_000) };
  const rig = await makeRig(t, { scenario: SHORT_TURN, repository: { files } });
  // No file may be larger than that, in blocks of 512 or 1,024 bytes: Git is stopped in the middle of the large one.
  const script = 'ulimit -f 500; exec "$@"';
  const task = [process.execPath, rig.program, "task", "--write", "--isolate", "Go."];
  const child = spawn("/bin/sh", ["-c", script, "sh", ...task], { cwd: rig.repo, env: { ...rig.env } });
  child.stdin.end();
  const { code, stdout, stderr } = await finished(child);
  assert.deepEqual([code, stdout], [3, "[[codex-task status=failed kind=launch_failed]]\n"]);
  assert.match(stderr, /Could not copy ".*" for an isolated job: Git could not .*whether the disk .* is full/);
  assert.deepEqual(readdirSync(join(rig.home, "copies")), []);
  assert.deepEqual(readdirSync(join(rig.home, "git")), []);
  await assertNobodyLeft(rig);
});
