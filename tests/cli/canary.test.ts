/** `canary`: the matrix goes the way of every task, and its verdict names what diverges. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { cp, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { finished, makeRig } from "../../testing/companion.ts";
import { type Json, json } from "./fixtures/reading.ts";

const FIELDS =
  "argv,classifier,codex_path,cwd,dimension,dispatch_id,duration_ms,env_fingerprint,exit_code,fingerprint,job_id,message,prompt_bytes,queue_id,signal,stderr_tail,value,worker_kind";

describe("the canary matrix", { concurrency: 2 }, () => {
  test("is healthy if all passes: one row for each variation, each a job that only --all shows", async (t) => {
    const rig = await makeRig(t, { scenario: {} });
    const done = await rig.run(["canary"]);
    assert.deepEqual([done.code, done.stderr.split("\n").length], [0, 9]);
    assert.match(done.stdout, /^VARIED {7}VALUE/);
    assert.match(done.stdout, /\nhealthy: every dispatch passed\./);
    for (const dimension of ["nothing", "worker", "folder", "environment", "prompt", "model", "sandbox"])
      assert.match(done.stdout, new RegExp(`^${dimension} +\\S.* passed +0 `, "m"));
    assert.deepEqual(json(await rig.run(["status", "--json"])).recent, []);
    const { recent } = json(await rig.run(["status", "--all", "--json"]));
    assert.deepEqual(new Set(recent.map(({ kind }: Json) => kind)), new Set(["canary"]));
  });

  test("has rows for programs with all that the runner knows", async (t) => {
    const rig = await makeRig(t, { scenario: {} });
    const { rows, verdict } = json(await rig.run(["canary", "--vary", "environment,worker", "--json"]));
    assert.equal(verdict, "healthy");
    assert.deepEqual(
      rows.map(({ dimension }: Json) => dimension),
      [null, "worker", "environment"],
    );
    for (const row of rows) {
      assert.equal(Object.keys(row).sort().join(), FIELDS);
      assert.deepEqual(
        [row.argv, row.exit_code, row.dispatch_id],
        [[rig.fake.path, "app-server"], 0, `${row.job_id}.1`],
      );
    }
    assert.notEqual(rows[0].env_fingerprint.PATH, rows[2].env_fingerprint.PATH);
    const resumed = (await rig.fake.received()).filter(({ method }) => method === "thread/resume");
    assert.equal(resumed.length, 1);
  });

  test("names the environment if only a shell's own leads to Codex", async (t) => {
    const rig = await makeRig(t, { scenario: {} });
    const env = { CODEX_COMPANION_CODEX: undefined, PATH: `${rig.fake.bin}:${rig.env["PATH"]}` };
    const done = await rig.run(["canary", "--vary", "environment,folder"], { env });
    assert.equal(done.code, 1);
    assert.match(done.stdout, /^environment +thin +codex_missing +- .* refused$/m);
    assert.match(done.stdout, /\nenvironment, thin: Could not find Codex/);
    assert.match(done.stdout, /\nlane-specific: the outcome depends on the environment\./);
    assert.match((await rig.run(["incidents"])).stdout, /^No open incidents\.$/m);
  });

  test("is universal if nothing passes", async (t) => {
    const rig = await makeRig(t, { scenario: { turns: [[{ do: "exit", code: 7 }]] } });
    const done = await rig.run(["canary", "--vary", "sandbox", "--json"]);
    const { verdict, rows } = json(done);
    assert.deepEqual([verdict, done.code], ["universal", 1]);
    assert.deepEqual(
      rows.map(({ classifier, exit_code }: Json) => [classifier, exit_code]),
      [
        ["unknown_exit_7", 7],
        ["unknown_exit_7", 7],
      ],
    );
  });

  test("refuses a dimension that it does not know", async (t) => {
    const rig = await makeRig(t, { scenario: {} });
    const { code, stderr } = await rig.run(["canary", "--vary", "user"]);
    assert.equal(code, 2);
    assert.match(stderr, /Could not vary "user": the dimensions are worker, folder, /);
  });
});

test("what breaks the dispatch of tasks breaks the canary", async (t) => {
  const rig = await makeRig(t, { scenario: {} });
  const build = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
  const copy = join(rig.folder, "build");
  await cp(build, copy, { recursive: true });
  const delegate = join(copy, "plugins/codex/scripts/src/app/dispatch/delegate.js");
  const source = await readFile(delegate, "utf8");
  const broken = source.replace(
    /export async function delegate\(.*\) \{$/m,
    '$&\n    throw new Error("dispatch is broken");',
  );
  assert.notEqual(broken, source);
  await writeFile(delegate, broken);
  const door = join(copy, "plugins/codex/scripts/src/cli/companion.js");
  for (const args of [
    ["task", "do it"],
    ["canary", "--vary", "none"],
  ]) {
    const child = spawn(process.execPath, [door, ...args], { cwd: rig.repo, env: rig.env, stdio: "pipe" });
    child.stdin.end();
    const { code, stderr } = await finished(child);
    assert.equal(code, 70, args[0]);
    assert.match(stderr, /dispatch is broken/);
  }
});
