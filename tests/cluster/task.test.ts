/** A job by way of a Slurm cluster of three nodes: the real Codex, the scripted model, the committed build. */
import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { startTempCluster } from "../../testing/cluster.ts";
import { clusterRig, recordOf, SLEEP, startAndRun } from "../../testing/cluster-rig.ts";
import type { Rig } from "../../testing/companion.ts";
import { jobIds, readRecord } from "../../testing/job-on-disk.ts";
import { message, reply } from "../../testing/scripted-model/reply.ts";

const cluster = await startTempCluster();
after(() => cluster.stop());

const WRITE = reply({ type: "function_call", name: "exec_command", arguments: { cmd: "echo made > made" } });

test("a job runs on a node and is told like any other", async (t) => {
  const { rig, run } = await clusterRig(t, cluster, [WRITE, reply(message("Made."))]);
  const started = await run(["task", "--write", "--on", "cluster", "--background", "--json", "--", "Make it."]);
  assert.equal(started.code, 0, started.stderr);
  const { jobId, status } = JSON.parse(started.stdout);
  assert.match(status, /waiting|running/u);
  const waited = await run(["status", jobId, "--wait"]);
  assert.match(waited.stdout, /status=complete id=\S+ work=files\]\]\n$/u, waited.stderr);
  assert.equal(readFileSync(join(rig.repo, "made"), "utf8"), "made\n");
  const { executor, worker } = readRecord(rig.home, jobId) ?? {};
  assert.deepEqual([executor.name, executor.kind, worker === null], ["cluster", "slurm", false]);
  assert.match(executor.ref, /^\d+$/u);
  assert.equal(existsSync(join(rig.home, "jobs", jobId, "environment.sh")), false);
});

test("what the engine has not started waits with its word, and is cancelled without having begun", async (t) => {
  const { rig, run } = await clusterRig(t, cluster, [], { cluster: { kind: "slurm", options: ["--hold"] } });
  const started = await run(["task", "--on", "cluster", "--background", "--", "Never."]);
  assert.match(started.stdout, /status=waiting id=\S+ reason=executor\]\]\n$/u, started.stderr);
  const [id = ""] = jobIds(rig.home);
  const shown = await run(["status", id]);
  assert.match(shown.stdout, /PENDING, JobHeldUser/u, shown.stderr);
  assert.equal(existsSync(environmentOf(rig, id)), true);
  const cancelled = await run(["cancel", id]);
  assert.equal(cancelled.code, 0, cancelled.stderr);
  const record = recordOf(rig.home, id);
  assert.deepEqual([record.status, record.worker, existsSync(environmentOf(rig, id))], ["cancelled", null, false]);
  assert.equal(cluster.ask("squeue", "-h", "-j", record.executor.ref), "");
});

test("cancel returns when nothing of a running job is left on its node", async (t) => {
  const { rig, run } = await clusterRig(t, cluster, SLEEP);
  const id = await startAndRun(rig, run);
  const cancelled = await run(["cancel", id]);
  assert.equal(cancelled.code, 0, cancelled.stderr);
  const record = recordOf(rig.home, id);
  assert.deepEqual([record.status, cluster.ask("squeue", "-h", "-j", record.executor.ref)], ["cancelled", ""]);
});

test("a job that somebody else cancels, or whose time is up, is settled with the engine's word", async (t) => {
  const byHand = await clusterRig(t, cluster, SLEEP);
  const cancelled = await startAndRun(byHand.rig, byHand.run);
  cluster.ask("scancel", "--signal=KILL", "--full", recordOf(byHand.rig.home, cancelled).executor.ref);
  const limited = await clusterRig(t, cluster, SLEEP);
  const late = await startAndRun(limited.rig, limited.run);
  cluster.ask("scontrol", "update", `JobId=${recordOf(limited.rig.home, late).executor.ref}`, "EndTime=now");
  const [first, second] = await Promise.all([
    byHand.run(["status", cancelled, "--wait"]),
    limited.run(["status", late, "--wait"]),
  ]);
  assert.match(first.stdout, /was cancelled from outside \(node n\d\): CANCELLED/u, first.stderr);
  assert.match(first.stdout, /status=failed id=\S+ .*kind=worker_lost/u);
  assert.match(second.stdout, /reached the time limit that the engine gives it/u, second.stderr);
  assert.match(second.stdout, /status=failed id=\S+ .*kind=timeout/u);
});

test("what the preflight finds on the node ends the job with that kind", async (t) => {
  const { run } = await clusterRig(t, cluster, []);
  const env = { CODEX_COMPANION_CODEX: "/absent/codex" };
  const done = await run(["task", "--on", "cluster", "--", "Do it."], { env });
  assert.match(done.stdout, /status=failed id=\S+ work=none kind=codex_missing\]\]\n$/u, done.stderr);
  assert.equal(done.code, 1);
});

test("a submission that is refused or hangs starts nothing", async (t) => {
  const refused = await clusterRig(t, cluster, [], { cluster: { kind: "slurm", partition: "absent" } });
  const answer = await refused.run(["task", "--on", "cluster", "--", "Do it."]);
  assert.deepEqual([answer.code, recordOf(refused.rig.home, jobIds(refused.rig.home)[0] ?? "").status], [3, "failed"]);
  assert.match(answer.stdout, /Could not submit the job to Slurm: .*[Pp]artition/u, answer.stdout);
});

test("--on with a name that is not known, or with flags of our own line, is refused", async (t) => {
  const { run } = await clusterRig(t, cluster, []);
  for (const [args, words] of [
    [["--on", "nowhere"], /no such executor.*local, cluster/u],
    [["--on", "cluster", "--park"], /--park with --on cluster/u],
    [["--on", "cluster", "--not-before", "1h"], /--not-before with --on cluster/u],
  ] as const) {
    const { code, stderr } = await run(["task", ...args, "--", "Do it."]);
    assert.equal(code, 2, stderr);
    assert.match(stderr, words);
  }
});

function environmentOf(rig: Rig, id: string): string {
  return join(rig.home, "jobs", id, "environment.sh");
}

test("setup --on asks on a node, and says what is missing there", async (t) => {
  const { rig, run } = await clusterRig(t, cluster, []);
  const ready = await run(["setup", "--on", "cluster"]);
  assert.equal(ready.code, 0, ready.stdout + ready.stderr);
  assert.match(ready.stdout, /^yes {3}Codex is found on cluster:\s+\S+\nyes {3}Codex is ready on cluster: /u);
  const env = { CODEX_COMPANION_CODEX: "/absent/codex" };
  const missing = await run(["setup", "--on", "cluster", "--json"], { env });
  const { on, ready: isReady, failure } = JSON.parse(missing.stdout);
  assert.deepEqual([missing.code, on, isReady, failure.kind], [3, "cluster", false, "codex_missing"]);
  assert.deepEqual(jobIds(rig.home), []);
});

test("reviews, isolated tasks, groups and canaries run on nodes too, and the default executor of the policy is taken", async (t) => {
  const { rig, run } = await clusterRig(
    t,
    cluster,
    [reply(message("ok")), reply(message("ok")), reply(message("ok")), reply(message("ok")), reply(message("ok"))],
    { cluster: { kind: "slurm", env: ["MOCK_KEY"] } },
  );
  const canary = JSON.parse((await run(["canary", "--vary", "none", "--on", "cluster", "--json"])).stdout);
  assert.deepEqual(
    canary.rows.map(({ dimension, value, classifier }: { dimension: string; value: string; classifier: string }) => [
      dimension,
      value,
      classifier,
    ]),
    [
      [null, "as a task by default", null],
      ["executor", "cluster", null],
    ],
  );
  const group = await run(["task", "--best-of", "2", "--on", "cluster", "--", "Do it."]);
  assert.match(group.stdout, /status=complete group=\S+ jobs=2/u, group.stderr);
  writeFileSync(
    join(rig.home, "policy.json"),
    JSON.stringify({ executors: { cluster: { kind: "slurm", env: ["MOCK_KEY"] } }, defaults: { on: "cluster" } }),
  );
  const isolated = await run(["task", "--isolate", "--", "Do it."]);
  assert.match(isolated.stdout, /status=complete/u, isolated.stderr);
  const ids = jobIds(rig.home);
  assert.equal(ids.filter((id) => recordOf(rig.home, id).executor?.name === "cluster").length, 4);
  const kept = await run(["task", "--after", ids[0] ?? "", "--", "Do it."]);
  assert.deepEqual([kept.code, /add --on local/u.test(kept.stderr)], [2, true], kept.stderr);
});
