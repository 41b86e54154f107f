/** What may lie on disk after a crash, or after years: pids of others, garbage, half lines. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { appendFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import type { JobRecord } from "../../plugins/codex/scripts/src/core/job/record.ts";
import { selfIdentity } from "../../plugins/codex/scripts/src/io/process/identity.ts";
import { type FakeRig, makeRig } from "../../testing/companion.ts";
import { untilSilent } from "../../testing/temp.ts";
import { SHORT_TURN, STUBBORN_TURN, signalWorker, startJob, storedRecord, untilEnded } from "./fixtures/jobs.ts";
import { shifted } from "./fixtures/shifted.ts";
import { askFor, assertNobodyLeft, assertTrueEnd } from "./fixtures/stranger.ts";

test("a recorded pid that another process has now: the job is lost, and the other is left alone", async (t) => {
  const bystander = startBystander(t);
  const reused = (earlier: { readonly startedAt: string }) => ({ ...selfIdentity(), pid: bystander.pid, ...earlier });
  const { rig, id, record } = await lostJob(t);
  assert.ok(record.status === "running");
  publish(rig, { ...record, worker: reused({ startedAt: record.worker.startedAt }) });
  const seen = (await askFor(rig, id)).record;
  assert.equal(seen?.status === "failed" && seen.failure.kind, "worker_lost");
  await assertTrueEnd(rig, storedRecord(rig, id));
  assert.equal(bystander.isAlive(), true);
});

test("a stopping whose actor's pid another process has now is taken over, and the other is left alone", async (t) => {
  const bystander = startBystander(t);
  const { rig, id, record } = await lostJob(t);
  assert.ok(record.status === "running");
  const by = { ...selfIdentity(), pid: bystander.pid };
  publish(rig, { ...record, stopping: { cause: "cancel", by, at: record.startedAt } });
  assert.equal((await rig.run(["cancel", id])).code, 0);
  await assertTrueEnd(rig, storedRecord(rig, id));
  assert.equal(storedRecord(rig, id).status, "cancelled");
  assert.equal(bystander.isAlive(), true);
});

test("a status that a later program invented is shown as it is, and nothing is done about it", async (t) => {
  const { rig, id, record } = await lostJob(t);
  const stored = { ...record, status: "hibernating", waiting: { reason: "slot" } };
  const before = writeNext(rig, id, JSON.stringify(stored));
  const shown = JSON.parse((await rig.run(["status", id, "--json"])).stdout).job;
  assert.deepEqual([shown.status, shown.waiting], ["hibernating", { reason: "slot" }]);
  assert.match((await rig.run(["status", id])).stdout, new RegExp(`^codex job ${id}: hibernating for `, "u"));
  const { running, unreadable } = JSON.parse((await rig.run(["status", "--all", "--json"])).stdout);
  assert.deepEqual([running.map((job: { status: string }) => job.status), unreadable], [["hibernating"], []]);
  assert.match((await rig.run(["status", "--all"])).stdout, /\bhibernating\b/u);
  const cancelled = await rig.run(["cancel", id]);
  assert.match(
    cancelled.stderr,
    /^codex-companion: Could not cancel job ".*": this program does not know its status, "hibernating"\./u,
  );
  assert.notEqual(cancelled.code, 0);
  assert.equal((await rig.run(["status", id, "--wait"])).code, 0); // Its worker is gone: there is nothing to wait for.
  assert.deepEqual(revisionsOf(rig, id), before);
});

test("a job by an executor that a later program brought is shown, and not taken for lost because no worker is here", async (t) => {
  const { rig, id, record } = await lostJob(t);
  const executor = { name: "night-cluster", kind: "kubernetes", ref: "4711" };
  const before = writeNext(rig, id, JSON.stringify({ ...record, executor }));
  const shown = JSON.parse((await rig.run(["status", id, "--json"])).stdout).job;
  assert.deepEqual([shown.status, shown.executor], ["running", executor]);
  const cancelled = await rig.run(["cancel", id]);
  assert.match(cancelled.stderr, /: this program does not know its kind of executor, "kubernetes"\./u);
  assert.notEqual(cancelled.code, 0);
  assert.deepEqual(revisionsOf(rig, id), before);
});

test("a stopping for a reason that a later program invented is left to that program", async (t) => {
  const { rig, id, record } = await lostJob(t);
  assert.ok(record.status === "running");
  const stopping = { cause: "stalled", by: record.worker, at: record.startedAt };
  const before = writeNext(rig, id, JSON.stringify({ ...record, stopping }));
  assert.match(
    (await rig.run(["status", id])).stdout,
    new RegExp(`^codex job ${id}: stopping \\(stalled\\) for `, "u"),
  );
  assert.deepEqual(revisionsOf(rig, id), before);
});

test("a newest revision of garbage is reported, by whatever asks, and never overwritten", async (t) => {
  const reason = "it is not a JSON object";
  for (const garbage of ["", '{"version":1']) {
    const { rig, id } = await lostJob(t);
    const before = writeNext(rig, id, garbage);
    const asked = await rig.run(["status", id, "--json"]);
    assert.deepEqual([asked.code, JSON.parse(asked.stdout).error.kind], [2, "unreadable"]);
    for (const scope of [[], ["--all"]]) {
      const { unreadable } = JSON.parse((await rig.run(["status", ...scope, "--json"])).stdout);
      assert.deepEqual(unreadable, [{ id, reason }]);
      assert.match((await rig.run(["status", ...scope])).stdout, new RegExp(`${id} cannot be read`, "u"));
    }
    for (const command of [
      ["cancel", id],
      ["result", id],
      ["logs", id],
      ["status", id, "--wait"],
    ]) {
      const { code, stdout, stderr } = await rig.run(command);
      assert.deepEqual([code, stdout], [2, ""], command.join(" "));
      assert.match(stderr, new RegExp(`^codex-companion: Could not read job "${id}": .*\n$`, "u"));
    }
    const pruned = await rig.run(["prune", "--older-than", "1s", "--json"], shifted(1));
    const { removed, unreadable } = JSON.parse(pruned.stdout);
    assert.deepEqual([removed, unreadable], [[], [{ id, reason }]]);
    assert.deepEqual(revisionsOf(rig, id), before);
  }
});

test("a job that cannot be read is reported with all jobs, even when no hint leads to it any more", async (t) => {
  const { rig, id } = await lostJob(t);
  writeNext(rig, id, "garbage");
  for (const list of ["workspaces", "sessions", "active", "untold"]) {
    rmSync(join(rig.home, list), { recursive: true, force: true });
  }
  assert.deepEqual(idsOf(JSON.parse((await rig.run(["status", "--all", "--json"])).stdout).unreadable), [id]);
});

test("a worker whose record turns into garbage leaves the garbage, and nobody else, behind", async (t) => {
  const rig = await makeRig(t, { scenario: SHORT_TURN });
  await rig.fake.play({
    turns: [
      [
        { do: "pause", ms: 300 },
        { do: "say", text: "The end." },
      ],
    ],
  });
  const { jobId } = JSON.parse((await rig.run(["task", "--background", "--json", "Go."])).stdout);
  const before = writeNext(rig, jobId, "garbage");
  await untilSilent(rig.folder);
  assert.deepEqual(revisionsOf(rig, jobId), before);
});

test("half a line at the end of the event log is passed over, and the next line is whole", async (t) => {
  const { rig, id } = await lostJob(t);
  appendFileSync(join(rig.home, "jobs", id, "events.jsonl"), '{"at":"2026-01-01T00:00:00.0');
  assert.doesNotMatch((await rig.run(["status", id])).stdout, /2026-01-01/u);
  const { stdout } = await rig.run(["logs", id, "--json"]);
  const types = JSON.parse(stdout).events.map((event: { readonly type: string }) => event.type);
  assert.deepEqual(types, [
    "claimed",
    "runner_prepare",
    "thread",
    "turn_started",
    "command_started",
    "stopping",
    "ended",
  ]);
  await untilEnded(rig, id);
  await assertNobodyLeft(rig);
});

/** A running job whose worker was killed, and which nobody has settled. */
async function lostJob(t: TestContext): Promise<{ rig: FakeRig; id: string; record: JobRecord }> {
  const rig = await makeRig(t, { scenario: STUBBORN_TURN });
  const id = await startJob(rig);
  await signalWorker(rig, id, "SIGKILL");
  await untilSilent(rig.folder);
  return { rig, id, record: storedRecord(rig, id) };
}

function publish(rig: FakeRig, record: JobRecord): void {
  writeNext(rig, record.id, JSON.stringify(record));
}

/** Writes the next revision as it is; gives all revisions then. */
function writeNext(rig: FakeRig, id: string, text: string): Record<string, string> {
  const number = Object.keys(revisionsOf(rig, id)).length + 1;
  writeFileSync(join(rig.home, "jobs", id, `r${String(number).padStart(8, "0")}.json`), text);
  return revisionsOf(rig, id);
}

function revisionsOf(rig: FakeRig, id: string): Record<string, string> {
  const folder = join(rig.home, "jobs", id);
  const names = readdirSync(folder).filter((name) => /^r\d+\.json$/u.test(name));
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), "utf8")]));
}

function idsOf(jobs: readonly { readonly id: string }[]): string[] {
  return jobs.map(({ id }) => id);
}

/** A process that has nothing to do with any job. */
function startBystander(t: TestContext) {
  const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { detached: true, stdio: "ignore" });
  t.after(() => child.kill("SIGKILL"));
  return { pid: child.pid ?? 0, isAlive: () => child.exitCode === null && child.signalCode === null };
}
