/** Codex is asked whether it is ready, and nothing is started by that. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { describe, type TestContext, test } from "node:test";
import { type Probe, probeCodex } from "../../../plugins/codex/scripts/src/io/codex/probe.ts";
import type { FakeScenario } from "../../../testing/fake-codex/scenario.ts";
import { installScriptedCodex } from "../../../testing/scripted-codex.ts";
import { makeTempFolder } from "../../../testing/temp.ts";

const config = { model: "m", model_reasoning_effort: "high", sandbox_mode: "read-only", sandbox_workspace_write: null };
const usage = "error: unrecognized subcommand 'app-server'\n\nUsage: codex [OPTIONS] [PROMPT]";

const CASES: Readonly<Record<string, readonly [FakeScenario, Probe]>> = {
  "is ready, with the part of its configuration that counts": [
    { results: { "config/read": { config: { ...config, secret: "x" } } } },
    { kind: "ready", version: "0.169.0", config },
  ],
  "is ready, with those features that bear on a task and are switched off": [
    {
      results: {
        "config/read": { config: { ...config, features: { shell_tool: false, multi_agent: true, apps: false } } },
      },
    },
    { kind: "ready", version: "0.169.0", config: { ...config, features: { shell_tool: false } } },
  ],
  "is ready in a version that it does not tell": [
    { results: { initialize: { userAgent: "odd" }, "config/read": { config } } },
    { kind: "ready", version: null, config },
  ],
  "needs a login that is not there": [
    { results: { "account/read": { requiresOpenaiAuth: true } } },
    { kind: "no_login" },
  ],
  "cannot read its configuration": [
    { refused: { "config/read": "failed to load configuration: key without value" } },
    { kind: "bad_config", message: "failed to load configuration: key without value" },
  ],
  "is too old": [
    { tooOld: true },
    {
      kind: "no_app_server",
      message: `Codex ended before it answered (${usage.split("\n").at(-1)})`,
      stderr: `${usage}\n`,
    },
  ],
  "never answers": [
    { silent: ["initialize"], stderr: "starting\n" },
    { kind: "no_app_server", message: 'Codex did not answer "initialize" within 2 s (starting)', stderr: "" },
  ],
};

describe("probeCodex", { concurrency: true }, () => {
  for (const [name, [scenario, expected]] of Object.entries(CASES)) {
    test(`tells a Codex that ${name}`, async (t) => {
      const { probe, received } = await stage(t, scenario);
      assert.deepEqual(
        await probe(expected.kind === "no_app_server" && !scenario.tooOld ? 2_000 : undefined),
        expected,
      );
      const methods = (await received()).map(({ method }) => method);
      assert.deepEqual(
        methods.filter((method) => /^(thread|turn)/.test(String(method))),
        [],
      );
    });
  }

  test("asks for the models only if they are wanted, and is content with none", async (t) => {
    const supportedReasoningEfforts = [{ reasoningEffort: "low" }];
    const data = [{ model: "m", isDefault: true, supportedReasoningEfforts }];
    const { probe, received } = await stage(t, { results: { "model/list": { data }, "config/read": { config } } });
    const ready = { kind: "ready", version: "0.169.0", config };
    assert.deepEqual(await probe(), ready);
    assert.ok(!(await received()).some(({ method }) => method === "model/list"));
    assert.deepEqual(await probe(undefined, true), {
      ...ready,
      models: [{ model: "m", isDefault: true, efforts: ["low"] }],
    });
    const without = await stage(t, { refused: { "model/list": "no" }, results: { "config/read": { config } } });
    assert.deepEqual(await without.probe(undefined, true), { ...ready, models: [] });
  });

  test("tells a Codex that cannot be started", async (t) => {
    const folder = await makeTempFolder(t);
    const probe = await probeCodex(join(folder, "absent"), folder, {});
    assert.deepEqual(probe, { kind: "not_started", code: "ENOENT" });
  });
});

async function stage(t: TestContext, scenario: FakeScenario) {
  const folder = await makeTempFolder(t);
  const codex = await installScriptedCodex(folder, scenario);
  const env = { PATH: process.env["PATH"], ...codex.env };
  const probe = (limitMs?: number, withModels = false) =>
    probeCodex(codex.path, folder, env, { ...(limitMs === undefined ? {} : { limitMs }), withModels });
  return { probe, received: codex.received };
}
