/** What goes wrong between the companion and a cluster: nothing runs twice, nothing is lost, and what is not known is said. */
import assert from "node:assert/strict";
import { chmodSync, existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { NODES, startTempCluster } from "../../testing/cluster.ts";
import { clusterRig, recordOf, SLEEP, startAndRun } from "../../testing/cluster-rig.ts";
import { jobIds, readRecord } from "../../testing/job-on-disk.ts";
import { pidsMarked } from "../../testing/marked-processes.ts";
import { message, reply } from "../../testing/scripted-model/reply.ts";
import { killQuietly, makeTempFolder } from "../../testing/temp.ts";
import { until } from "../../testing/wait.ts";

const cluster = await startTempCluster();
after(() => cluster.stop());

test("twenty jobs at once on three nodes: each runs once, and status asks the engine once", async (t) => {
  const { rig, run } = await clusterRig(
    t,
    cluster,
    Array.from({ length: 20 }, () => reply(message("Done."))),
  );
  const started = await Promise.all(
    Array.from({ length: 20 }, () => run(["task", "--on", "cluster", "--background", "--json", "--", "Do it."])),
  );
  assert.deepEqual(
    started.map(({ code, stderr }) => [code, stderr]),
    started.map(() => [0, ""]),
  );
  const ids = started.map(({ stdout }) => JSON.parse(stdout).jobId);
  const waited = await run(["status", ...ids, "--wait", "--json"]);
  assert.equal(waited.code, 0, waited.stdout);
  assert.deepEqual(jobIds(rig.home).toSorted(), ids.toSorted());
  assert.deepEqual(new Set(ids.map((id) => recordOf(rig.home, id).status)), new Set(["completed"]));
  assert.equal(new Set(ids.map((id) => recordOf(rig.home, id).executor.ref)).size, 20);
});

test("while the controller is down nothing is submitted, and nobody is called lost", async (t) => {
  const { rig, run } = await clusterRig(t, cluster, SLEEP);
  const id = await startAndRun(rig, run);
  // It saves its state as it ends; killed before it has saved a job, it would know nothing of it.
  await cluster.kill("slurmctld", "SIGTERM");
  const [refused, shown] = await Promise.all([
    run(["task", "--on", "cluster", "--", "Do it."]),
    run(["status", id]),
  ]).finally(() => cluster.start("slurmctld"));
  assert.equal(refused.code, 3, refused.stdout);
  assert.match(refused.stdout, /Could not submit the job to Slurm/u);
  assert.match(shown.stdout, /: running/u, shown.stderr);
  assert.match((await run(["status", id])).stdout, /: running/u);
  assert.equal((await run(["cancel", id])).code, 0);
  assert.equal(recordOf(rig.home, id).status, "cancelled");
});

test("a cancel that the controller does not hear is finished by the next reader to whom it answers", async (t) => {
  const { rig, run } = await clusterRig(t, cluster, SLEEP);
  const id = await startAndRun(rig, run);
  await cluster.kill("slurmctld", "SIGTERM");
  const silent = await run(["cancel", id]).finally(() => cluster.start("slurmctld"));
  assert.equal(silent.code, 3, silent.stdout);
  assert.match(silent.stderr, /Could not find out whether .* still runs: "cluster" gives no clear answer/u);
  assert.equal(recordOf(rig.home, id).status, "running", "nobody knows that it has ended");
  assert.match((await run(["status", id])).stdout, /: cancelled/u);
  assert.equal(cluster.ask("squeue", "-h", "-j", recordOf(rig.home, id).executor.ref), "");
});

test("a launcher that is killed as it submits leaves no lost job and no second worker", async (t) => {
  const { rig, run } = await clusterRig(t, cluster, [reply(message("Done."))]);
  const [slow, hold] = [join(rig.folder, "slow-bin"), join(rig.folder, "hold")];
  mkdirSync(slow);
  writeFileSync(hold, "");
  // The engine takes the job, and the launcher never learns of it.
  const script = `/usr/bin/sbatch "$@" > ${hold}\nwhile [ -e ${hold} ]; do sleep 0.1; done`;
  writeFileSync(join(slow, "sbatch"), `#!/bin/sh\n${script}\n`);
  chmodSync(join(slow, "sbatch"), 0o755);
  const child = rig.start(["task", "--on", "cluster", "--background", "--", "Do it."], {
    env: { ...cluster.env, PATH: `${slow}:${rig.env["PATH"]}` },
  });
  const isClaimed = () => jobIds(rig.home).some((each) => recordOf(rig.home, each).worker !== null);
  await until(isClaimed, { what: "the claim by the worker", timeoutMs: 60_000 });
  child.kill("SIGKILL");
  rmSync(hold);
  const [id = ""] = jobIds(rig.home);
  const waited = await run(["status", id, "--wait"]);
  assert.match(waited.stdout, /status=complete/u, waited.stderr);
});

test("an engine that does not answer holds nobody up for ever", async (t) => {
  const { rig, run } = await clusterRig(t, cluster, []);
  const dead = join(rig.folder, "dead-bin");
  mkdirSync(dead);
  writeFileSync(join(dead, "sbatch"), "#!/bin/sh\nsleep 600\n"); // What it has started holds its output open.
  chmodSync(join(dead, "sbatch"), 0o755);
  const { code, stdout } = await run(["task", "--on", "cluster", "--", "Do it."], {
    env: { PATH: `${dead}:${rig.env["PATH"]}` },
  });
  assert.deepEqual([code, /did not answer within 20 s/u.test(stdout)], [3, true], stdout);
});

test("a job that runs although its submission gave no answer is left to run", async (t) => {
  const { rig, run } = await clusterRig(t, cluster, SLEEP);
  const mute = join(rig.folder, "mute-bin");
  mkdirSync(mute);
  writeFileSync(join(mute, "sbatch"), '#!/bin/sh\n/usr/bin/sbatch "$@" > /dev/null\nsleep 600\n', { mode: 0o755 });
  const started = await run(["task", "--on", "cluster", "--background", "--", "Sleep."], {
    env: { PATH: `${mute}:${rig.env["PATH"]}` },
  });
  assert.equal(started.code, 0, started.stdout + started.stderr);
  const [id = ""] = jobIds(rig.home);
  const { status, executor } = recordOf(rig.home, id);
  assert.deepEqual([status, readRecord(rig.home, id)?.["stopping"]], ["running", null]);
  assert.equal(
    cluster.ask("squeue", "-h", "-o", "%j", "-j", executor.ref),
    `codex-${id}`,
    "its worker has noted the id",
  );
  assert.equal((await run(["cancel", id])).code, 0);
  assert.deepEqual([recordOf(rig.home, id).status, cluster.ask("squeue", "-h", "-j", executor.ref)], ["cancelled", ""]);
});

test("a partition that is down lets a job wait, which can be cancelled; one that takes none refuses it", async (t) => {
  const { rig, run } = await clusterRig(t, cluster, []);
  const set = (state: string) => cluster.ask("scontrol", "update", "PartitionName=main", `State=${state}`);
  t.after(() => set("UP"));
  set("DOWN");
  const started = await run(["task", "--on", "cluster", "--background", "--", "Do it."]);
  assert.match(started.stdout, /status=waiting id=\S+ reason=executor\]\]\n$/u, started.stderr);
  const [id = ""] = jobIds(rig.home);
  const isDown = async () => (await run(["status", id])).stdout.includes("PENDING, PartitionDown");
  await until(isDown, { what: "the engine's word", timeoutMs: 30_000 });
  assert.equal((await run(["cancel", id])).code, 0);
  assert.equal(recordOf(rig.home, id).status, "cancelled");
  set("INACTIVE");
  const refused = await run(["task", "--on", "cluster", "--", "Do it."]);
  assert.deepEqual(
    [refused.code, /Could not submit the job to Slurm: .*partition/u.test(refused.stdout)],
    [3, true],
    refused.stdout,
  );
});

test("where a file system tells of no changes, a job runs and is told all the same", async (t) => {
  const { run } = await clusterRig(t, cluster, [reply(message("Done."))]);
  const env = { CODEX_COMPANION_FILE_EVENTS: "off" };
  const { code, stdout, stderr } = await run(["task", "--on", "cluster", "--", "Do it."], { env });
  assert.deepEqual([code, /status=complete/u.test(stdout)], [0, true], stdout + stderr);
});

test("a job whose node dies under it is settled, and is not run again", async (t) => {
  const { rig, run } = await clusterRig(t, cluster, SLEEP);
  const id = await startAndRun(rig, run);
  const node = NODES.find(
    (each) => cluster.ask("squeue", "-h", "-o", "%N", "-j", recordOf(rig.home, id).executor.ref) === each,
  );
  assert.ok(node !== undefined);
  await cluster.kill(node, "SIGKILL");
  cluster.ask("scontrol", "update", `NodeName=${node}`, "State=DOWN", "Reason=test");
  // With a node goes what runs on it. It goes last here: else what is left of the node may still tell of its end.
  for (const pid of await pidsMarked(`CODEX_COMPANION_JOB=${id}`)) killQuietly(pid);
  const waited = await run(["status", id, "--wait"]);
  assert.match(waited.stdout, /status=failed id=\S+ .*kind=worker_lost/u, waited.stderr);
  assert.match(waited.stdout, /was on a node that failed|NODE_FAIL/u);
});

test("a word behind an option that takes no value is refused by sbatch, and not run in place of the worker", async (t) => {
  const folder = await makeTempFolder(t);
  const [script, ran] = [join(folder, "other.sh"), join(folder, "ran")];
  writeFileSync(script, `#!/bin/sh\ntouch ${ran}\n`, { mode: 0o755 });
  const on = (name: string, ...options: readonly string[]) => [name, { kind: "slurm", options }] as const;
  const odd = [on("alone", "--exclusive", script), on("held", "-H", script), on("spread", "--spread-job", script)];
  const usual = on("usual", "--account", "lab", "-p", "main", "-t", "60", "--nice");
  const { run } = await clusterRig(t, cluster, [reply(message("Done."))], {
    ...Object.fromEntries(odd),
    usual: { ...usual[1], env: ["MOCK_KEY"] },
  });
  for (const [name] of odd) {
    const { code, stdout } = await run(["task", "--on", name, "--", "Do it."]);
    assert.deepEqual([code, /Could not submit the job to Slurm/u.test(stdout)], [3, true], stdout);
  }
  assert.match(cluster.ask("squeue", "-h"), /^$/u);
  const done = await run(["task", "--on", "usual", "--", "Do it."]);
  assert.equal(done.code, 0, done.stdout);
  assert.equal(existsSync(ran), false);
});
