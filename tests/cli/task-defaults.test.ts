/** The defaults of the user's policy, as a task has them. */
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { makeRig } from "../../testing/companion.ts";
import { installFakeSlurm } from "../../testing/fake-slurm.ts";
import { jobIds, readRecord } from "../../testing/job-on-disk.ts";
import { json } from "./fixtures/reading.ts";

test("defaults.on sends tasks to that executor, unless --on or --no-defaults says otherwise; a review stays here", async (t) => {
  const rig = await makeRig(t, { scenario: {} });
  const slurm = installFakeSlurm(rig.folder);
  mkdirSync(rig.home, { recursive: true });
  const policy = { executors: { night: { kind: "slurm" } }, defaults: { on: "night", park: true } };
  writeFileSync(join(rig.home, "policy.json"), JSON.stringify(policy));
  writeFileSync(join(rig.repo, "changed"), "for the review\n");
  const env = { PATH: `${slurm.bin}:${rig.env["PATH"] ?? ""}` };
  const executorAfter = async (...args: readonly string[]) => {
    await rig.run(args, { env });
    const { executor = null } = readRecord(rig.home, jobIds(rig.home).at(-1) ?? "") ?? assert.fail("There is no job.");
    return executor?.name ?? null;
  };
  assert.equal(await executorAfter("task", "--", "go"), "night");
  assert.equal(await executorAfter("task", "--on", "local", "--", "go"), null);
  assert.equal(await executorAfter("task", "--no-defaults", "--", "go"), null);
  assert.equal(await executorAfter("task", "--no-defaults", "--on", "night", "--", "go"), "night");
  assert.equal(await executorAfter("review"), null);
  assert.equal(jobIds(rig.home).length, 5);
  const refused = await rig.run(["task", "--no-queue", "--", "go"], { env });
  assert.deepEqual([refused.code, jobIds(rig.home).length], [2, 5]);
  assert.match(refused.stderr, /--no-queue with --on night: .* add --on local to run it here/u);
});

test("task has the defaults of the user's policy, a given flag wins, and --no-defaults leaves them out", async (t) => {
  const rig = await makeRig(t, { scenario: {} });
  mkdirSync(rig.home, { recursive: true });
  const policy = (defaults: object) => writeFileSync(join(rig.home, "policy.json"), JSON.stringify({ defaults }));
  writeFileSync(join(rig.repo, ".codex-companion.json"), '{"defaults": {"network": true}}');
  policy({ write: true, allowCommit: true, model: "m", timeout: "30m", retry: "never" });
  const ask = async (...flags: string[]) => {
    const { code, stderr } = await rig.run(["task", ...flags, "--", "go"]);
    assert.deepEqual([code, stderr], [0, ""]);
    const { write, sandbox, allowCommit, model, timeoutMs, retry, network } =
      readRecord(rig.home, jobIds(rig.home).at(-1) ?? "")?.["request"] ?? assert.fail("There is no job.");
    return [write, sandbox, allowCommit, model, timeoutMs, retry, network];
  };
  assert.deepEqual(await ask(), [true, null, true, "m", 1_800_000, "never", undefined]);
  assert.deepEqual(await ask("--read-only", "--model", "n"), [
    false,
    "read-only",
    false,
    "n",
    1_800_000,
    "never",
    undefined,
  ]);
  assert.deepEqual(await ask("--no-defaults"), [false, null, false, null, null, null, undefined]);
  policy({ efort: "low" });
  const problem = '"defaults.efort" is no flag of task that may have a default; did you mean "effort"?';
  for (const command of [
    ["task", "--json", "go"],
    ["setup", "--json"],
  ]) {
    const answer = await rig.run(command);
    assert.equal(answer.code, 3);
    const { error, failure } = json(answer);
    assert.ok((error ?? failure).message.includes(problem), answer.stdout);
  }
});
