/** A companion whose policy names a cluster, with the real Codex and a scripted model. */
import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { TestContext } from "node:test";
import type { Cluster } from "./cluster.ts";
import { type Finished, makeRig, type Rig, type RunOptions } from "./companion.ts";
import { readRecord } from "./job-on-disk.ts";
import { reply } from "./scripted-model/reply.ts";
import type { ScriptedModelOptions } from "./scripted-model.ts";
import { until } from "./wait.ts";

/** A turn that runs commands for longer than any test: Codex looks at each for some seconds, and asks again. */
export const SLEEP = Array.from({ length: 20 }, () =>
  reply({ type: "function_call", name: "exec_command", arguments: { cmd: "sleep 300" } }),
);

type Run = (args: readonly string[], options?: RunOptions) => Promise<Finished>;

/** The rig, and how a command is run in it; `executors` are those of its policy, by default "cluster". */
export async function clusterRig(
  t: TestContext,
  cluster: Cluster,
  scenario: ScriptedModelOptions["scenario"],
  executors: object = { cluster: { kind: "slurm", partition: "main", env: ["MOCK_KEY"] } },
): Promise<{ readonly rig: Rig; readonly run: Run }> {
  const rig = await makeRig(t, { model: { ...(scenario === undefined ? {} : { scenario }) } });
  mkdirSync(rig.home, { recursive: true, mode: 0o700 });
  writeFileSync(join(rig.home, "policy.json"), JSON.stringify({ executors }));
  const run: Run = (args, options = {}) => rig.run(args, { ...options, env: { ...cluster.env, ...options.env } });
  return { rig, run };
}

/** Starts a job whose model answers with `SLEEP`, and waits until Codex runs that. */
export async function startAndRun(rig: Rig, run: Run): Promise<string> {
  const started = await run(["task", "--on", "cluster", "--background", "--json", "--", "Sleep."]);
  assert.equal(started.code, 0, started.stderr);
  const { jobId } = JSON.parse(started.stdout);
  const log = join(rig.home, "jobs", jobId, "events.jsonl");
  const hasBegun = () => existsSync(log) && readFileSync(log, "utf8").includes("command_started");
  await until(hasBegun, { what: "the command", timeoutMs: 60_000 });
  return jobId;
}

/** What a record says of where the job runs. */
export function recordOf(home: string, id: string) {
  const { status = null, worker = null, executor = null } = readRecord(home, id) ?? {};
  return { status, worker, executor };
}
