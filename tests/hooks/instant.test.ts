/** Typed commands that the hook answers by itself, and those that it leaves to the model. */
import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, type TestContext, test } from "node:test";
import { answerAtOnce } from "../../plugins/codex/scripts/src/hooks/instant.ts";
import { type FakeRig, makeRig } from "../../testing/companion.ts";
import type { FakeStep } from "../../testing/fake-codex/scenario.ts";
import { until } from "../../testing/wait.ts";
import { jobId, json } from "../cli/fixtures/reading.ts";
import { runHook } from "./run-hook.ts";

const SESSION = "session-1";
const IN_SESSION = { env: { CODEX_COMPANION_SESSION_ID: SESSION } };
const TERMINAL = { CLAUDE_CODE_ENTRYPOINT: "cli" };

function inputOf(rig: FakeRig, prompt: string) {
  return { hook_event_name: "UserPromptSubmit", session_id: SESSION, cwd: rig.repo, prompt };
}

/** What the hook says to a typed prompt; null for nothing. */
async function typed(rig: FakeRig, prompt: string, env: object = TERMINAL) {
  const { code, stdout, stderr } = await runHook(inputOf(rig, prompt), { home: rig.home, env: { ...rig.env, ...env } });
  assert.deepEqual([code, stderr, existsSync(join(rig.home, "hooks.log"))], [0, "", false]);
  return stdout === "" ? null : JSON.parse(stdout);
}

/** What the model is told at a plain prompt; null for nothing. */
async function news(rig: FakeRig): Promise<string | null> {
  return (await typed(rig, "And now?"))?.hookSpecificOutput.additionalContext ?? null;
}

/** A rig with a job of this session. */
async function withJob(t: TestContext, steps: readonly FakeStep[]) {
  const rig = await makeRig(t, { scenario: { turns: [steps] } });
  return { rig, id: jobId(await rig.run(["task", "--background", "go"], IN_SESSION)) };
}

describe("the hook answers at once", { concurrency: 3 }, () => {
  for (const command of ["status", "queue", "logs"]) {
    test(`/codex:${command} with what the command prints`, async (t) => {
      const { rig, id } = await withJob(t, [{ do: "say", text: "Done." }]);
      await rig.run(["status", id, "--wait"]);
      const args = command === "queue" ? [] : [id];
      const printed = await rig.run([command, ...args], IN_SESSION);
      const said = await typed(rig, [`/codex:${command}`, ...args].join(" "));
      assert.deepEqual(said, { decision: "block", reason: printed.stdout.trimEnd() });
      assert.notEqual(said.reason, "");
    });
  }

  test("and leaves the news for the next prompt that reaches the model", async (t) => {
    const { rig, id } = await withJob(t, [{ do: "say", text: "Done." }]);
    await rig.run(["status", id, "--wait"]);
    assert.match((await typed(rig, "/codex:status")).reason, new RegExp(`${id} +task +completed`));
    assert.match((await news(rig)) ?? "", new RegExp(`^codex job ${id}: complete`));
    assert.equal(await news(rig), null);
  });

  test("of a job that is not there says so", async (t) => {
    const rig = await makeRig(t, { scenario: {} });
    assert.deepEqual(await typed(rig, "/codex:logs zzzz"), {
      decision: "block",
      reason: 'codex-companion: Could not find job "zzzz": no job has this id. See `status --everywhere`.',
    });
  });

  test("and does not take the prompt for one of the stop gate's", async (t) => {
    const rig = await makeRig(t, { scenario: {} });
    assert.equal((await rig.run(["setup", "--enable-review-gate"])).code, 0);
    const gate = join(rig.home, "stop-gates");
    const noted = () => readdirSync(gate, { recursive: true }).filter((name) => String(name).endsWith("turn.json"));
    assert.equal((await typed(rig, "/codex:status")).decision, "block");
    assert.deepEqual(noted(), []);
    assert.equal(await typed(rig, "Mend it."), null);
    assert.equal(noted().length, 1);
  });
});

describe("a cancel that was typed", { concurrency: 3 }, () => {
  test("ends the job, and is told to the model once, at the next prompt", async (t) => {
    const { rig, id } = await withJob(t, [{ do: "hang" }]);
    assert.match((await typed(rig, "/codex:cancel")).reason, new RegExp(`^codex job ${id}: cancelled after`));
    assert.equal((await typed(rig, "/codex:status")).decision, "block");
    const told = `^codex job ${id}: cancelled, ended at \\S+: the user stopped it by typing /codex:cancel\\. Task: "go"\\.$`;
    assert.match((await news(rig)) ?? "", new RegExp(told));
    assert.equal(await news(rig), null);
    assert.deepEqual(readdirSync(join(rig.home, "cancels")), []);
  });

  test("of a job that had ended is shown and not told", async (t) => {
    const { rig, id } = await withJob(t, [{ do: "say", text: "Done." }]);
    await rig.run(["status", id, "--wait"]);
    assert.match((await typed(rig, `/codex:cancel ${id}`)).reason, /^The job had already ended\.\n/);
    assert.equal(await news(rig), null);
  });

  test("of a job of another client is told to the one who typed it, and its end to the other", async (t) => {
    const rig = await makeRig(t, { scenario: { turns: [[{ do: "hang" }]] } });
    const env = { CODEX_COMPANION_SESSION_ID: "other" };
    const id = jobId(await rig.run(["task", "--background", "go"], { env }));
    assert.match((await typed(rig, `/codex:cancel ${id}`)).reason, /cancelled after/);
    assert.match((await news(rig)) ?? "", /the user stopped it/);
    assert.deepEqual(json(await rig.run(["status", id, "--json"])).job.told, []);
  });

  test("that takes too long says that the job is still stopping", async (t) => {
    const { rig, id } = await withJob(t, [{ do: "hang" }]);
    const said = await answerAtOnce(inputOf(rig, `/codex:cancel ${id}`), { ...rig.env, ...TERMINAL }, 1);
    const reason = `Job ${id} is still stopping. Type /codex:status ${id} to see whether it has ended.`;
    assert.deepEqual(JSON.parse(said ?? ""), { decision: "block", reason });
    const status = async () => json(await rig.run(["status", id, "--json"])).job.status;
    await until(async () => (await status()) === "cancelled", { what: "its end" });
    assert.match((await news(rig)) ?? "", /the user stopped it/);
  });
});

describe("the hook leaves to the model", { concurrency: 3 }, () => {
  const elsewhere: readonly (readonly [string, object])[] = [
    ["print mode", { CLAUDE_CODE_ENTRYPOINT: "sdk-cli" }],
    ["a client that does not say what it is", { CLAUDE_CODE_ENTRYPOINT: undefined }],
    ["a user who switched it off", { ...TERMINAL, CODEX_COMPANION_INSTANT: "off" }],
  ];
  for (const [who, env] of elsewhere) {
    test(`/codex:status of ${who}`, async (t) => {
      const rig = await makeRig(t, { scenario: {} });
      assert.equal(await typed(rig, "/codex:status", env), null);
    });
  }

  test("what is no such command, or has arguments of an unknown form; news come with it as ever", async (t) => {
    const { rig, id } = await withJob(t, [{ do: "say", text: "Done." }]);
    await rig.run(["status", id, "--wait"]);
    const said = await typed(rig, `/codex:status ${id}; touch pwned`);
    assert.match(said.hookSpecificOutput.additionalContext, new RegExp(`^codex job ${id}: complete`));
    for (const prompt of [
      `/codex:status ${id} --wait`,
      "/codex:result",
      "/other:status",
      " /codex:status",
      "/codex:status\nx",
    ])
      assert.equal(await typed(rig, prompt), null);
  });
});
