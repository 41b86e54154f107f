/** A job by way of a Slurm cluster of three nodes: the real Codex, the scripted model, the committed build. */
import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, type TestContext, test } from "node:test";
import { startClusterForTests } from "../../testing/cluster.ts";
import { makeRig, type RunOptions } from "../../testing/companion.ts";
import { readRecord } from "../../testing/job-on-disk.ts";
import { message, reply } from "../../testing/scripted-model/reply.ts";

const cluster = await startClusterForTests();
after(() => cluster.stop());

const WRITE = reply({ type: "function_call", name: "exec_command", arguments: { cmd: "echo made > made" } });

test("a job runs on a node and is told like any other", async (t) => {
  const { rig, run } = await clusterRig(t, [WRITE, reply(message("Made."))]);
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

async function clusterRig(t: TestContext, scenario: readonly unknown[], policy: object = {}) {
  const rig = await makeRig(t, { model: { scenario: scenario as never } });
  mkdirSync(rig.home, { recursive: true, mode: 0o700 });
  const executors = { cluster: { kind: "slurm", partition: "main", env: ["MOCK_KEY"] } };
  writeFileSync(join(rig.home, "policy.json"), JSON.stringify({ executors, ...policy }));
  const run = (args: readonly string[], options: RunOptions = {}) =>
    rig.run(args, { ...options, env: { ...cluster.env, ...options.env } });
  return { rig, run };
}
