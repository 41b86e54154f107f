/** Nodes that differ from the machine that submits: their clocks, what they see of it, and who else is there. */
import assert from "node:assert/strict";
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { startTempCluster } from "../../testing/cluster.ts";
import { clusterRig, recordOf, SLEEP, startAndRun } from "../../testing/cluster-rig.ts";
import { jobIds, readRecord } from "../../testing/job-on-disk.ts";
import { message, reply } from "../../testing/scripted-model/reply.ts";
import { until } from "../../testing/wait.ts";

const OFF_MINUTES = 7;
const WRONG_CLOCK = new URL("../../testing/fake-programs/wrong-clock.js", import.meta.url).href;
const DONE = reply(message("Done."));

// Node n2 is ahead of this machine, n3 is behind. Slurm puts what the script prints into the environment of a job there.
const cluster = await startTempCluster((folder) => {
  const script = join(folder, "clocks");
  const lines = [
    "#!/bin/sh",
    `case "$SLURMD_NODENAME" in n2) off=${OFF_MINUTES} ;; n3) off=-${OFF_MINUTES} ;; *) exit 0 ;; esac`,
    'echo "export CODEX_COMPANION_TEST_CLOCK=$off"',
    `echo "export NODE_OPTIONS=--import=${WRONG_CLOCK}"`,
  ];
  writeFileSync(script, `${lines.join("\n")}\n`, { mode: 0o755 });
  return [`TaskProlog=${script}`];
});
after(() => cluster.stop());

for (const [node, off] of [
  ["n2", OFF_MINUTES],
  ["n3", -OFF_MINUTES],
] as const) {
  const executors = { cluster: { kind: "slurm", options: [`--nodelist=${node}`], env: ["MOCK_KEY"] } };

  test(`a job on a node whose clock is off by ${off} minutes completes, and is told as such`, async (t) => {
    const { rig, run } = await clusterRig(t, cluster, [DONE], executors);
    const done = await run(["task", "--on", "cluster", "--", "Do it."]);
    assert.match(done.stdout, /status=complete id=\S+ work=none\]\]\n$/u, done.stdout + done.stderr);
    const { createdAt, startedAt } = readRecord(rig.home, jobIds(rig.home)[0] ?? "") ?? {};
    const apartMinutes = (Date.parse(startedAt) - Date.parse(createdAt)) / 60_000;
    assert.equal(Math.round(apartMinutes / OFF_MINUTES), Math.sign(off), `${createdAt} ${startedAt}`);
    const shown = await run(["status"]);
    assert.doesNotMatch(done.stdout + shown.stdout, /(?<![\w-])-\d|NaN/u, shown.stderr);
  });

  test(`a job on a node whose clock is off by ${off} minutes is shown as running, and cancelled`, async (t) => {
    const { rig, run } = await clusterRig(t, cluster, SLEEP, executors);
    const id = await startAndRun(rig, run);
    const shown = await run(["status", id]);
    assert.match(shown.stdout, /: running/u, shown.stderr);
    assert.doesNotMatch(shown.stdout, /(?<![\w-])-\d|NaN|silent/u);
    assert.equal((await run(["cancel", id])).code, 0);
    assert.equal(recordOf(rig.home, id).status, "cancelled");
  });
}

test("a node that does not see the state home starts nothing, and it is said what it lacks", async (t) => {
  const executors = { cluster: { kind: "slurm", options: ["--hold"] } };
  const { rig, run } = await clusterRig(t, cluster, [], executors);
  assert.equal((await run(["task", "--on", "cluster", "--background", "--", "Do it."])).code, 0);
  const [id = ""] = jobIds(rig.home);
  const { ref } = recordOf(rig.home, id).executor;
  const away = `${rig.home}-away`;
  renameSync(rig.home, away);
  try {
    cluster.ask("scontrol", "release", ref);
    await until(() => cluster.ask("squeue", "-h", "-j", ref) === "", { what: "the engine's end", timeoutMs: 60_000 });
  } finally {
    renameSync(away, rig.home);
  }
  const { stdout } = await run(["status", id, "--wait"]);
  assert.match(stdout, /status=failed id=\S+ work=none kind=worker_lost\]\]\n$/u);
  const said = stdout.replaceAll(/\s+/gu, " ");
  assert.match(said, /ended as FAILED \(node n\d\), and its worker did not begin\./u);
  assert.match(said, /the state home must be there under the same paths/u);
});

test("a value of several lines and quotation marks reaches Codex on its node as it is", async (t) => {
  const write = { cmd: 'printf %s "$ODD" > odd' };
  const scenario = [reply({ type: "function_call", name: "exec_command", arguments: write }), DONE];
  const executors = { cluster: { kind: "slurm", env: ["MOCK_KEY", "ODD"] } };
  const { rig, run } = await clusterRig(t, cluster, scenario, executors);
  const ODD = "a'b\"c\n$HOME `x` $(y) \\ é\n\n end ";
  const { stdout, stderr } = await run(["task", "--write", "--on", "cluster", "--", "Do it."], { env: { ODD } });
  assert.match(stdout, /status=complete/u, stderr);
  assert.equal(readFileSync(join(rig.repo, "odd"), "utf8"), ODD);
});

test("a job of another user that has the same name is neither taken for ours nor ended", async (t) => {
  const { rig, run } = await clusterRig(t, cluster, [], { cluster: { kind: "slurm", options: ["--hold"] } });
  await run(["task", "--on", "cluster", "--background", "--", "Do it."]);
  const [id = ""] = jobIds(rig.home);
  const options = ["--uid=nobody", `--job-name=codex-${id}`, "--chdir=/", "--output=/dev/null", "--export=NONE"];
  const other = cluster.ask("sbatch", "--parsable", "--hold", ...options, "--wrap=true");
  t.after(() => cluster.ask("scancel", other));
  assert.equal((await run(["cancel", id])).code, 0);
  assert.equal(recordOf(rig.home, id).status, "cancelled");
  assert.equal(cluster.ask("squeue", "-h", "-o", "%u %j", "-j", other), `nobody codex-${id}`);
});

test("a review runs on a node, and its finding is told here", async (t) => {
  let root = "";
  const answer = () =>
    JSON.stringify({
      ...{ overall_correctness: "patch is incorrect", overall_explanation: "Seen.", overall_confidence_score: 0.9 },
      findings: [
        {
          ...{ title: "[P1] It breaks", body: "Always.", confidence_score: 0.8, priority: 1 },
          code_location: { absolute_file_path: join(root, "added.txt"), line_range: { start: 1, end: 1 } },
        },
      ],
    });
  const { rig, run } = await clusterRig(t, cluster, () => reply(message(answer())));
  root = rig.repo;
  writeFileSync(join(root, "added.txt"), "one\n");
  const { code, stdout, stderr } = await run(["review", "--on", "cluster", "--json"]);
  assert.equal(code, 0, stdout + stderr);
  const [id = ""] = jobIds(rig.home);
  const { kind, executor, worker } = readRecord(rig.home, id) ?? {};
  assert.deepEqual([kind, executor.name, worker === null], ["review", "cluster", false]);
  assert.match(executor.ref, /^\d+$/u);
  assert.match(stdout, /It breaks/u);
  assert.match(stdout, /added\.txt/u);
});
