/** Readiness: three booleans, asked in order, each with what to do; and what the preflight keeps of them. */
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { makeRig } from "../support/companion.ts";
import type { FakeScenario } from "../support/fake-codex/scenario.ts";
import { json, whole } from "./fixtures/reading.ts";

const NO_LOGIN: FakeScenario = { results: { "account/read": { requiresOpenaiAuth: true } } };

describe("setup", { concurrency: 4 }, () => {
  test("says yes three times where a task could start", async (t) => {
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

  test("asks no further where one answer is no, and says what to do", async (t) => {
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
      assert.deepEqual([text.code, text.stdout.trimEnd().split("\n").at(-1)], [3, `To do: ${failed.hint}`]);
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
