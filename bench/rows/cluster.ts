/**
 * What a cluster costs: until a job is submitted, and `status` among jobs that run there. On a Slurm of this machine with three
 * nodes. Every job is held there, so that none starts and disturbs another sample; a list is as long with held jobs as with others.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeJobId } from "../../plugins/codex/scripts/src/core/job/id.ts";
import { QUEUE_FORMAT } from "../../plugins/codex/scripts/src/core/slurm/queue.ts";
import { engineName } from "../../plugins/codex/scripts/src/core/slurm/submission.ts";
import { eventsPath } from "../../plugins/codex/scripts/src/io/job-files.ts";
import { createJob, updateJob } from "../../plugins/codex/scripts/src/io/job-store.ts";
import { type Cluster, startCluster } from "../../testing/cluster.ts";
import { NOBODY, queuedJob } from "../../testing/plain-jobs.ts";
import { withTempFolder } from "../../testing/temp.ts";
import type { Row } from "../lib/row.ts";
import { COMPANION, dispatch, jobIdIn, onStage, type Ran, SESSION, type Stage } from "../lib/stage.ts";
import { interleave, median } from "../lib/statistics.ts";

const ROUNDS = 21;
const JOBS = 200;
const SUBMIT_LIMIT = 2;
const STATUS_LIMIT = 3;
const NAME = "bench";
const EMPTY_SCRIPT = "#!/bin/sh\n";

/** True if this machine can have a cluster. */
export function isClusterPossible(): boolean {
  const env = { PATH: `${process.env["PATH"]}:/usr/sbin` };
  return process.getuid?.() === 0 && spawnSync("which", ["slurmctld", "slurmd", "munged"], { env }).status === 0;
}

/** Submitting, and `status` of 200 jobs. Throws if this machine cannot have a cluster. */
export function measureCluster(): Promise<Row[]> {
  return withTempFolder(async (folder) => {
    const cluster = await startCluster(folder);
    try {
      const submitting = await onStage({}, (stage) => timeSubmit(stage, cluster), cluster.env);
      return [submitting, ...(await onStage({}, (stage) => timeStatus(stage, cluster), cluster.env))];
    } finally {
      await cluster.stop();
    }
  });
}

async function timeSubmit(stage: Stage, cluster: Cluster): Promise<Row> {
  mkdirSync(stage.home, { recursive: true, mode: 0o700 });
  const executors = { [NAME]: { kind: "slurm", options: ["--hold"] } };
  writeFileSync(join(stage.home, "policy.json"), JSON.stringify({ executors }));
  const samples = await interleave(
    {
      cluster: () => submitTask(stage),
      sbatch: () => submitNothing(stage, cluster),
      local: () => dispatchWithoutWorker(stage),
    },
    ROUNDS,
  );
  const [ms, sbatchMs, localMs] = [samples.cluster, samples.sbatch, samples.local].map(median) as [
    number,
    number,
    number,
  ];
  const of = `sbatch ${sbatchMs.toFixed(1)} ms and the local dispatch without its worker ${localMs.toFixed(1)} ms`;
  const detail = `median of ${ROUNDS}: ${ms.toFixed(1)} ms, ${of}`;
  const what = "`task --on slurm --background` until it returns";
  return { what, measured: ms / (sbatchMs + localMs), limit: SUBMIT_LIMIT, unit: "×", detail };
}

function submitTask(stage: Stage): number {
  const { ms, stdout } = stage.run("task", "--on", NAME, "--background", "a measured task");
  if (!/status=waiting id=\S+ reason=executor\]\]/.test(stdout)) throw new Error(`It was not submitted: ${stdout}`);
  stage.run("cancel", jobIdIn(stdout));
  return ms;
}

function submitNothing(stage: Stage, cluster: Cluster): number {
  const { ms, stdout } = timed(
    stage,
    "sbatch",
    ["--parsable", "--hold", "--export=NONE", "--output=/dev/null"],
    EMPTY_SCRIPT,
  );
  cluster.ask("scancel", stdout.trim());
  return ms;
}

/** The whole of it, less the time from the job's record to the claim by its worker. */
function dispatchWithoutWorker(stage: Stage): number {
  const { ms, stdout } = stage.run("task", "--background", "a measured task");
  const id = jobIdIn(stdout);
  stage.run("status", id, "--wait");
  const { createdAt, startedAt } = JSON.parse(stage.run("status", id, "--json").stdout).job;
  return ms - (Date.parse(startedAt) - Date.parse(createdAt));
}

async function timeStatus(stage: Stage, cluster: Cluster): Promise<Row[]> {
  const log = readFileSync(eventsPath(stage.home, endedJob(stage)), "utf8");
  for (let number = 0; number < JOBS; number += 1) addRunning(stage, cluster, number, log);
  const ask = ["--noheader", "--all", "--me", `--format=${QUEUE_FORMAT}`];
  const samples = await interleave(
    {
      status: () => stage.run("status").ms,
      node: () => stage.runNode().ms,
      squeue: () => timed(stage, "squeue", ask).ms,
    },
    ROUNDS,
  );
  const [ms, nodeMs, askMs] = [samples.status, samples.node, samples.squeue].map(median) as [number, number, number];
  const of = `bare Node ${nodeMs.toFixed(1)} ms and squeue ${askMs.toFixed(1)} ms`;
  const what = `\`status\` with ${JOBS} jobs that run on a cluster`;
  return [
    {
      what,
      measured: ms / (nodeMs + askMs),
      limit: STATUS_LIMIT,
      unit: "×",
      detail: `median of ${ROUNDS}: ${ms.toFixed(1)} ms, ${of}`,
    },
    {
      what: `${what}: calls of squeue`,
      measured: countCalls(stage),
      limit: 1,
      unit: "",
      detail: "at least one is needed",
    },
  ];
}

function endedJob(stage: Stage): string {
  const id = dispatch(stage);
  stage.run("status", id, "--wait");
  return id;
}

/** A job that a worker on a node has claimed, with this log of events. */
function addRunning({ home, repository }: Stage, cluster: Cluster, number: number, log: string): void {
  const id = makeJobId(Date.now(), number / JOBS);
  const place = { workspaceRoot: repository, cwd: repository, sessionId: SESSION };
  const executor = { name: NAME, kind: "slurm", ref: null } as const;
  const since = new Date().toISOString();
  const claimBy = new Date(Date.now() + 60_000).toISOString();
  createJob(home, queuedJob(id, { ...place, executor, createdAt: since, claimBy }), "prompt");
  const ref = cluster.ask(
    "sbatch",
    "--parsable",
    "--hold",
    `--job-name=${engineName(id)}`,
    "--output=/dev/null",
    "--wrap=true",
  );
  const waiting = { reason: "executor", detail: { name: NAME, word: "PENDING" }, since, opensAt: null } as const;
  updateJob(home, id, { type: "submitted", ref, waiting });
  updateJob(home, id, { type: "claimed", worker: { ...NOBODY, host: "node-7" }, at: since });
  writeFileSync(eventsPath(home, id), log);
}

/** How often one `status` calls squeue; NaN if it shows not all jobs. */
function countCalls(stage: Stage): number {
  const [bin, calls] = [join(stage.folder, "bin"), join(stage.folder, "squeue.calls")];
  const real = spawnSync("which", ["squeue"], { encoding: "utf8" }).stdout.trim();
  mkdirSync(bin);
  writeFileSync(join(bin, "squeue"), `#!/bin/sh\necho >> '${calls}'\nexec '${real}' "$@"\n`, { mode: 0o755 });
  const env = { ...stage.env, PATH: `${bin}:${stage.env["PATH"]}` };
  const { stdout } = timed({ ...stage, env }, COMPANION, ["status", "--json"]);
  const count = existsSync(calls) ? readFileSync(calls, "utf8").length : 0;
  return JSON.parse(stdout).running.length === JOBS && count > 0 ? count : Number.NaN;
}

function timed({ env, repository }: Stage, file: string, args: readonly string[], input = ""): Ran {
  const startedAt = performance.now();
  const { status, stdout, stderr } = spawnSync(file, args, { env, cwd: repository, input, encoding: "utf8" });
  const ms = performance.now() - startedAt;
  if (status !== 0) throw new Error(`${file} ended with ${status}: ${stderr}`);
  return { ms, stdout };
}
