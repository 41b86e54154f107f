/** Readiness: three booleans, asked in order, each with what to do; and what the preflight keeps of them. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, test } from "node:test";
import { appendToLedger } from "../../plugins/codex/scripts/src/io/ledger.ts";
import { type FakeRig, makeRig } from "../../testing/companion.ts";
import type { FakeScenario } from "../../testing/fake-codex/scenario.ts";
import { untilSilent } from "../../testing/temp.ts";
import { failedWith, GOOD } from "../core/reliability/ledger-lines.ts";
import { flat, json, whole } from "./fixtures/reading.ts";

const NO_LOGIN: FakeScenario = { results: { "account/read": { requiresOpenaiAuth: true } } };

describe("setup", { concurrency: 4 }, () => {
  test("says yes three times if a task could start", async (t) => {
    const rig = await makeRig(t, { scenario: {} });
    const { stdout, ...rest } = whole(await rig.run(["setup"]), rig);
    assert.deepEqual(rest, { code: 0, stderr: "" });
    assert.deepEqual(stdout.split("\n").slice(0, 3), [
      "yes   Codex is found: RIG/fake-bin/codex",
      "yes   Codex is ready: Codex 0.169.0, configured and logged in",
      "yes   The route is allowed: no policy restricts the route",
    ]);
    const answer = json(await rig.run(["setup", "--json"]));
    assert.deepEqual([answer.ready, answer.home], [true, rig.home]);
    assert.deepEqual(answer.cli_ready, { ok: true, detail: "Codex 0.169.0, configured and logged in", failure: null });
  });

  test("asks no further if one answer is no, and says what to do", async (t) => {
    const rig = await makeRig(t, { scenario: NO_LOGIN });
    const cases = [
      [{}, { cli_resolves: true, cli_ready: false, route_allowed: false }, "auth_unavailable"],
      [
        { CODEX_COMPANION_CODEX: "/absent" },
        { cli_resolves: false, cli_ready: false, route_allowed: false },
        "codex_missing",
      ],
    ] as const;
    for (const [env, expected, kind] of cases) {
      const answer = await rig.run(["setup", "--json"], { env });
      const { ready, cli_resolves, cli_ready, route_allowed } = json(answer);
      const booleans = { cli_resolves: cli_resolves.ok, cli_ready: cli_ready.ok, route_allowed: route_allowed.ok };
      assert.deepEqual([answer.code, ready, booleans], [3, false, expected]);
      const failed = cli_resolves.failure ?? cli_ready.failure;
      assert.equal(failed.kind, kind);
      const text = await rig.run(["setup"], { env });
      assert.deepEqual([text.code, flat(text.stdout).endsWith(` To do: ${failed.hint}`)], [3, true], text.stdout);
    }
  });

  test("and a task tell a policy that forbids the route, or cannot be read", async (t) => {
    const rig = await makeRig(t, { scenario: {} });
    const place = join(rig.repo, ".codex-companion.json");
    const cases = [
      ['{"sandboxes":["read-only"]}', "route_not_allowed", "--write"],
      ['{"models":["other"]}', "route_not_allowed", "--read-only"],
      ["{", "config_invalid", "--read-only"],
    ] as const;
    for (const [text, kind, flag] of cases) {
      writeFileSync(place, text);
      const setup = json(await rig.run(["setup", "--json"]));
      assert.deepEqual([setup.cli_ready.ok, setup.route_allowed.failure.kind], [true, kind]);
      const task = await rig.run(["task", flag, "go"]);
      assert.deepEqual([task.code, task.stdout], [3, `[[codex-task status=failed kind=${kind}]]\n`]);
      assert.ok(task.stderr.includes(place), task.stderr);
    }
    writeFileSync(place, '{"sandboxes":["read-only"]}');
    assert.equal((await rig.run(["task", "--read-only", "go"])).code, 0);
  });
});

describe("setup beyond the preflight:", { concurrency: 2 }, () => {
  test("no provider is asked unless it is told to", async (t) => {
    const rig = await makeRig(t, { scenario: {} });
    const { answered } = json(await rig.run(["setup", "--json"]));
    const detail = "no provider was asked; codex-companion setup --prompt sends a small prompt";
    assert.deepEqual(answered, { ok: false, detail, failure: null, asked: false, jobId: null });
    assert.ok(flat((await rig.run(["setup"])).stdout).includes(` ? Codex answers: ${detail} `));
    assert.deepEqual(await turnsOf(rig), 0);
  });

  test("sends a small prompt with --prompt, as a job of the kind canary, and says whether it was answered", async (t) => {
    const rig = await makeRig(t, { scenario: {} });
    const { ready, answered } = json(await rig.run(["setup", "--prompt", "--json"]));
    assert.deepEqual([ready, answered.ok, answered.asked, answered.failure], [true, true, true, null]);
    assert.match(answered.detail, /^a small prompt was answered within \d+\.\d s$/);
    assert.equal(json(await rig.run(["status", answered.jobId, "--json"])).job.kind, "canary");
    assert.match((await rig.run(["setup", "--prompt"])).stdout, /\nyes {3}Codex answers: a small prompt was answered/);
    assert.equal(await turnsOf(rig), 2);
  });

  test("is not ready if the prompt is not answered, and asks nobody if Codex is not ready", async (t) => {
    const rig = await makeRig(t, { scenario: { turns: [[{ do: "exit", code: 7 }]] } });
    const silent = await rig.run(["setup", "--prompt", "--json"]);
    const { ready, answered, failure } = json(silent);
    assert.deepEqual([silent.code, ready, answered.asked, failure.kind], [3, false, true, "unknown_exit_7"]);
    assert.deepEqual(answered.failure, failure);
    assert.match(failure.message, /^Codex did not answer a small prompt \(unknown_exit_7\): Codex exited with code 7 /);
    const text = await rig.run(["setup", "--prompt"]);
    assert.match(
      flat(text.stdout),
      / NO Codex answers: Codex did not answer .* Not ready: Codex did not answer .* To do: See what it depends on with codex-companion canary/,
    );
    await rig.fake.play(NO_LOGIN);
    const refused = json(await rig.run(["setup", "--prompt", "--json"]));
    assert.deepEqual([refused.answered.asked, refused.failure.kind], [false, "auth_unavailable"]);
  });

  test("shows the ceilings on jobs, if a policy sets one", async (t) => {
    const rig = await makeRig(t, { scenario: {} });
    assert.doesNotMatch((await rig.run(["setup"])).stdout, /Jobs at most/);
    policy(rig, "home", { maxConcurrent: 4, maxWaiting: 2 });
    policy(rig, "repository", { maxConcurrent: 3, maxConcurrentPerWorkspace: 1 });
    assert.match(
      (await rig.run(["setup"])).stdout,
      /\n {6}Jobs at most: 3 running at once, 1 in one workspace, 2 waiting\n/,
    );
    const { ceilings } = json(await rig.run(["setup", "--json"]));
    assert.deepEqual(ceilings, { maxConcurrent: 3, maxConcurrentPerWorkspace: 1, maxWaiting: 2 });
  });

  test("names a failure mode that has risen beyond chance, with its fix", async (t) => {
    const rig = await makeRig(t, { scenario: {} });
    mkdirSync(rig.home, { mode: 0o700 });
    const lines = Array.from({ length: 100 }, (_, at) => ({
      ...(at < 85 ? GOOD : failedWith("timeout")),
      at: new Date(Date.UTC(2026, 2, 1, 0, at)).toISOString(),
      job: `mm7kwn40-${String(at).padStart(5, "0")}`,
    }));
    appendToLedger(rig.home, lines.slice(0, 85));
    assert.deepEqual(json(await rig.run(["setup", "--json"])).risen, []);
    appendToLedger(rig.home, lines.slice(85));
    const { stdout } = await rig.run(["setup"]);
    assert.match(
      flat(stdout),
      / ! Of the last 30 Codex runs 50\.0 % ended as abandoned_loop, .* Likely fix: Break the tasks /,
    );
    const [{ mode, rate }] = json(await rig.run(["setup", "--json"])).risen;
    assert.deepEqual([mode, rate], ["abandoned_loop", 0.5]);
  });

  test("says no to the route if Codex's shell is switched off, and tells that its sub-agents are", async (t) => {
    const rig = await makeRig(t, { scenario: {} });
    const features = (flags: object) =>
      rig.fake.play({ results: { "config/read": { config: { model: "m", features: flags } } } });
    await features({ multi_agent: false });
    const { route_allowed } = json(await rig.run(["setup", "--json"]));
    assert.match(
      route_allowed.detail,
      /^no policy restricts the route; Codex's own sub-agents are switched off \(multi_agent /,
    );
    await features({ multi_agent: true, shell_tool: false });
    const refused = await rig.run(["setup", "--json"]);
    const check = json(refused).route_allowed;
    assert.deepEqual([refused.code, check.ok, check.failure.kind], [3, false, "route_not_allowed"]);
    assert.match(check.detail, /switches its shell off \(shell_tool under \[features\]/);
    await features({ shell_tool: true });
    assert.equal((await rig.run(["setup"])).code, 0);
  });

  test("and a task tell that the user's own policy allows no job of its kind", async (t) => {
    const rig = await makeRig(t, { scenario: {} });
    policy(rig, "home", { kinds: ["canary"] });
    const { route_allowed } = json(await rig.run(["setup", "--json"]));
    assert.deepEqual([route_allowed.ok, route_allowed.failure.kind], [false, "route_not_allowed"]);
    const why = 'the kind of job "task" is not allowed; allowed: canary';
    assert.ok(route_allowed.detail.includes(why), route_allowed.detail);
    const task = await rig.run(["task", "go"]);
    assert.deepEqual([task.code, task.stdout], [3, "[[codex-task status=failed kind=route_not_allowed]]\n"]);
    assert.ok(task.stderr.includes(why), task.stderr);
    assert.equal((await rig.run(["canary", "--vary", "none"])).code, 0);
    policy(rig, "home", { kinds: ["task"] });
    const canary = json(await rig.run(["canary", "--vary", "none", "--json"]));
    assert.deepEqual([canary.verdict, canary.rows[0].classifier], ["universal", "route_not_allowed"]);
  });
});

describe("setup on the permission rule", { concurrency: 2 }, () => {
  test("names the narrow rules first, and what the wide one lets through as the policies stand", async (t) => {
    const rig = await makeRig(t, { scenario: {} });
    const lets = async () => json(await rig.run(["setup", "--json"])).permissionRules.lets;
    const open = { write: true, fullAccess: true, commit: true, network: true, addDirs: true, config: false };
    assert.deepEqual(await lets(), { ...open, verify: "sandbox" });
    const { stdout } = await rig.run(["setup"]);
    const [narrow, wide] = ["Bash(codex-companion status:*)", "Bash(codex-companion:*)"].map((rule) =>
      stdout.indexOf(rule),
    );
    assert.ok(narrow !== undefined && wide !== undefined && narrow > 0 && narrow < wide, stdout);
    assert.match(stdout, /\n {2}Codex may write: yes, in any folder that --cwd names\n/);
    assert.match(stdout, /\n {2}Checks \(--verify\) run: in the sandbox of their turn\n/);
    assert.match(stdout, /\n\nReady\.\n$/);
    policy(rig, "home", { sandboxes: ["read-only"], verify: "outside", config: true, network: false });
    const closed = { ...open, write: false, fullAccess: false, commit: false, network: false, config: true };
    assert.deepEqual(await lets(), { ...closed, verify: "outside" });
    const strict = (await rig.run(["setup"])).stdout;
    assert.match(strict, /\n {2}Codex may write: no, every task is read-only\n/);
    assert.match(strict, /\n {2}Checks \(--verify\) run: as you, outside of any sandbox /);
    policy(rig, "repository", { verify: false });
    assert.equal((await lets()).verify, false);
  });

  test("names the fields of a repository's policy that do not count", async (t) => {
    const rig = await makeRig(t, { scenario: {} });
    policy(rig, "repository", {
      models: [],
      verify: "outside",
      notify: ["x"],
      "\u001b[31mred\ncodex job x: complete": 7,
    });
    const place = join(rig.repo, ".codex-companion.json");
    const line = `Ignored in ${place}: "verify", "notify", "\\u001b[31mred\\ncodex job x: complete" (a repository's policy may only set limits)`;
    const { code, stdout } = await rig.run(["setup"]);
    assert.equal(code, 0);
    assert.ok(flat(stdout).includes(` ! ${line} `), stdout);
    assert.deepEqual(json(await rig.run(["setup", "--json"])).ignoredPolicyFields, [line]);
  });

  test("is not ready while an incident keeps tasks out", async (t) => {
    const turns: FakeScenario["turns"] = [
      [{ do: "fail", message: "no", codexErrorInfo: { httpConnectionFailed: { httpStatusCode: 401 } } }],
    ];
    const rig = await makeRig(t, { scenario: { turns } });
    assert.equal((await rig.run(["task", "--write", "go"])).code, 1);
    await untilSilent(rig.home);
    const { code, stdout } = await rig.run(["setup"]);
    assert.equal(code, 3);
    assert.match(flat(stdout), / Not ready: Could not start a task: its lane is closed by incident /);
  });
});

describe("what a repository or another user may have planted", { concurrency: 2 }, () => {
  test("makes no command wait, nor end as a bug", async (t) => {
    const plants: readonly [string, (path: string) => void, number][] = [
      [".codex-companion.json", (path) => execFileSync("mkfifo", [path]), 3],
      [".codex-companion.json", (path) => symlinkSync("/dev/zero", path), 3],
      [".codex-companion.json", (path) => symlinkSync(path, path), 3],
      [".git", (path) => execFileSync("mkfifo", [path]), 0],
      [".git", (path) => symlinkSync(path, path), 0],
      [join(".codex", "config.toml"), (path) => symlinkSync(path, path), 0],
    ];
    const rig = await makeRig(t, { scenario: {} });
    for (const [name, plant, expected] of plants) {
      const cwd = join(rig.folder, "planted");
      mkdirSync(dirname(join(cwd, name)), { recursive: true });
      plant(join(cwd, name));
      const run = async (...args: string[]) => (await rig.run(args, { cwd })).code;
      const codes = [await run("task", "go"), await run("setup"), await run("status")];
      assert.deepEqual(codes, [expected, expected, 0], name);
      rmSync(cwd, { recursive: true });
    }
  });

  test("is not believed: a home that others could have written into", async (t) => {
    const rig = await makeRig(t, { scenario: {} });
    mkdirSync(rig.home);
    chmodSync(rig.home, 0o777);
    for (const args of [["task", "go"], ["status"], ["setup"], ["incidents"]]) {
      const { code, stderr } = await rig.run(args);
      assert.equal(code, 3, args.join(" "));
      assert.ok(
        stderr.includes(
          `Could not use the state home "${rig.home}": it can be written by other users (mode 777). If all that is in it is yours, run: chmod 700 ${rig.home}.`,
        ),
        stderr,
      );
    }
    assert.deepEqual(readdirSync(rig.home), [], "nothing is written there, nor code kept");
    chmodSync(rig.home, 0o700);
    assert.equal((await rig.run(["task", "go"])).code, 0);
  });
});

describe("the preflight of a task", { concurrency: 4 }, () => {
  test("is kept while nothing it looked at has changed, and setup always asks anew", async (t) => {
    const rig = await makeRig(t, { scenario: {} });
    const hellos = async () => (await rig.fake.received()).filter(({ method }) => method === "initialize").length;
    for (const expected of [2, 3]) {
      await rig.run(["task", "go"]);
      assert.equal(await hellos(), expected); // Each job says hello once; only the first task asked before.
    }
    await rig.run(["setup"]);
    assert.equal(await hellos(), 4);
    writeFileSync(join(rig.codexHome, "config.toml"), "# changed\n");
    await rig.run(["task", "go"]);
    assert.equal(await hellos(), 6);
    await rig.run(["task", "go"], { env: { OPENAI_API_KEY: "x" } });
    assert.equal(await hellos(), 8);
  });

  test("that failed is not kept", async (t) => {
    const rig = await makeRig(t, { scenario: NO_LOGIN });
    assert.equal((await rig.run(["task", "go"])).code, 3);
    await rig.fake.play({});
    assert.equal((await rig.run(["task", "go"])).code, 0);
  });
});

/** How many turns Codex was asked for. */
async function turnsOf(rig: FakeRig): Promise<number> {
  return (await rig.fake.received()).filter(({ method }) => method === "turn/start").length;
}

function policy(rig: FakeRig, whose: "home" | "repository", value: object): void {
  mkdirSync(rig.home, { recursive: true, mode: 0o700 });
  const path = whose === "home" ? join(rig.home, "policy.json") : join(rig.repo, ".codex-companion.json");
  writeFileSync(path, JSON.stringify(value));
}
