/** `canary`: the matrix goes the way of every task, and its verdict names what diverges. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { cp, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { type FakeRig, finished, makeRig } from "../../testing/companion.ts";
import { type Json, json } from "./fixtures/reading.ts";

const FIELDS =
  "argv,classifier,codex_path,cwd,dimension,dispatch_id,duration_ms,env_fingerprint,exit_code,fingerprint,job_id,message,prompt_bytes,queue_id,signal,stderr_tail,value,worker_kind";

describe("the canary matrix", { concurrency: 2 }, () => {
  test("is healthy if all passes: one row for each variation, each a job that only --all shows", async (t) => {
    const rig = await makeRig(t, { scenario: {} });
    const done = await rig.run(["canary"]);
    assert.deepEqual([done.code, done.stderr.split("\n").length], [0, 11]);
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
      [null, "worker", "worker", "worker", "environment"],
    );
    for (const row of rows) {
      assert.equal(Object.keys(row).sort().join(), FIELDS);
      assert.deepEqual(
        [row.argv, row.exit_code, row.dispatch_id],
        [[rig.fake.path, "app-server"], 0, `${row.job_id}.1`],
      );
    }
    assert.notEqual(rows[0].env_fingerprint.PATH, rows[4].env_fingerprint.PATH);
  });

  test("launches a worker from each launch context, whichever it is called from itself", async (t) => {
    const rig = await makeRig(t, { scenario: {} });
    const places = [
      [{}, ["foreground", "background", "agent", "hook"]],
      [{ CLAUDECODE: "1", CLAUDE_CODE_SESSION_ID: "s-1" }, ["agent", "foreground", "background", "hook"]],
      [{ CLAUDE_PLUGIN_ROOT: "/plugin" }, ["hook", "foreground", "background", "agent"]],
    ] as const;
    for (const [env, expected] of places) {
      const { rows } = json(await rig.run(["canary", "--vary", "worker", "--json"], { env }));
      assert.deepEqual(
        rows.map(({ worker_kind }: Json) => worker_kind),
        expected,
      );
      for (const row of rows) assert.equal((await preparedBy(rig, row.job_id))["worker_kind"], row.worker_kind);
    }
  });

  test("names the kind of worker if Codex fails in a hook's environment alone", async (t) => {
    const rig = await makeRig(t, { scenario: {} });
    const codex = join(rig.folder, "codex-outside-hooks");
    const script = `#!/bin/sh\nif [ -n "$CLAUDE_PROJECT_DIR" ]; then exit 9; fi\nexec "${rig.fake.path}" "$@"\n`;
    await writeFile(codex, script, { mode: 0o755 });
    const done = await rig.run(["canary", "--vary", "worker"], { env: { CODEX_COMPANION_CODEX: codex } });
    assert.equal(done.code, 1);
    assert.match(done.stdout, /^worker +a hook's environment +unknown_exit_9 +9 /m);
    assert.match(done.stdout, /^worker +an agent's Bash call +passed +0 /m);
    assert.match(done.stdout, /\nlane-specific: the outcome depends on the kind of worker\./);
  });

  test("has a row with all that is known for a dispatch that was refused", async (t) => {
    const rig = await makeRig(t, { scenario: {} });
    const codex = join(rig.folder, "codex");
    await writeFile(codex, "no program", { mode: 0o644 });
    const env = { CODEX_COMPANION_CODEX: codex };
    const { verdict, rows } = json(await rig.run(["canary", "--vary", "none", "--json"], { env }));
    const { job_id, worker_kind, queue_id, cwd, argv, codex_path, env_fingerprint, prompt_bytes, classifier } = rows[0];
    assert.deepEqual(
      { verdict, job_id, worker_kind, queue_id, cwd, argv, codex_path, prompt_bytes, classifier },
      {
        ...{ verdict: "universal", job_id: null, worker_kind: "foreground", queue_id: rig.repo, cwd: rig.repo },
        ...{ argv: [codex, "app-server"], codex_path: codex, prompt_bytes: 42, classifier: "codex_not_executable" },
      },
    );
    assert.match(env_fingerprint.PATH, /^[0-9a-f]{12}$/);
  });

  test("names the environment if only a shell's own leads to Codex", async (t) => {
    const rig = await makeRig(t, { scenario: {} });
    const env = { CODEX_COMPANION_CODEX: undefined, PATH: `${rig.fake.bin}:${rig.env["PATH"]}` };
    const done = await rig.run(["canary", "--vary", "environment,folder"], { env });
    assert.equal(done.code, 1);
    assert.match(done.stdout, /^environment +thin +codex_missing +- .*\n {2}JOB refused$/m);
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

/** What the worker of a job noted at the launch of Codex. */
async function preparedBy(rig: FakeRig, job: string): Promise<Json> {
  const text = await readFile(join(rig.home, "jobs", job, "events.jsonl"), "utf8");
  const events = text.split("\n").flatMap((line) => (line === "" ? [] : [JSON.parse(line) as Json]));
  return events.find(({ type }) => type === "runner_prepare") ?? {};
}

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
