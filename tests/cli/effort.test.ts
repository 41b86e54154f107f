/** --effort is checked against what Codex says that the model takes, and costs nothing where it is not given. */
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { makeRig } from "../../testing/companion.ts";
import { lastLine } from "./fixtures/reading.ts";

const model = (name: string, isDefault: boolean, ...efforts: readonly string[]) => ({
  model: name,
  isDefault,
  supportedReasoningEfforts: efforts.map((reasoningEffort) => ({ reasoningEffort })),
});
const data = [
  model("fake-model", false, "low", "high"), // The one that the fake Codex is configured with.
  model("default-model", true, "low", "high", "max"),
  model("gpt-5.3-codex-spark", false, "low"),
];
const results = { "model/list": { data } };

test("an effort that the model does not take is refused with the list, and is no incident", async (t) => {
  const rig = await makeRig(t, { scenario: { results } });
  const refused = await rig.run(["task", "--effort", "max", "--", "go"]);
  const said = 'Could not use --effort "max": fake-model takes low, high. Give one of these, or leave it out.';
  assert.deepEqual([refused.code, refused.stderr], [2, `codex-companion: ${said}\n`]);
  assert.equal(lastLine(refused), "[[codex-task status=failed kind=payload_invalid]]");
  assert.deepEqual([existsSync(join(rig.home, "jobs")), existsSync(join(rig.home, "incidents"))], [false, false]);
});

test("spark is the model that it stands for, in the check and for Codex", async (t) => {
  const rig = await makeRig(t, { scenario: { results } });
  const refused = await rig.run(["task", "--model", "spark", "--effort", "high", "--", "go"]);
  assert.equal(refused.code, 2);
  assert.match(refused.stderr, /"high": gpt-5\.3-codex-spark takes low\./);
  assert.equal((await rig.run(["task", "--model", "spark", "--effort", "low", "--", "go"])).code, 0);
  const started = (await rig.fake.received()).find(({ method }) => method === "thread/start");
  assert.match(JSON.stringify(started), /"model":"gpt-5\.3-codex-spark"/);
});

test("what Codex does not say is passed on", async (t) => {
  const rig = await makeRig(t, { scenario: { results } });
  assert.equal((await rig.run(["task", "--model", "other", "--effort", "odd", "--", "go"])).code, 0);
  const silent = await makeRig(t, { scenario: { refused: { "model/list": "no" } } });
  assert.equal((await silent.run(["task", "--effort", "odd", "--", "go"])).code, 0);
  const efforts = (await silent.fake.received()).filter(({ method }) => method === "turn/start");
  assert.match(JSON.stringify(efforts), /"effort":"odd"/);
});

test("without a configured model the default's efforts count; in a thread that goes on, nothing is known", async (t) => {
  const config = { model: null, sandbox_mode: null, sandbox_workspace_write: null };
  const rig = await makeRig(t, { scenario: { results: { ...results, "config/read": { config } } } });
  assert.equal((await rig.run(["task", "--effort", "max", "--", "go"])).code, 0);
  const refused = await rig.run(["task", "--effort", "odd", "--", "go"]);
  assert.match(refused.stderr, /"odd": default-model takes low, high, max\./);
  assert.equal((await rig.run(["task", "--resume-last", "--effort", "odd", "--", "go on"])).code, 0);
});

test("the models are asked for with --effort only, and once while the preflight holds", async (t) => {
  const rig = await makeRig(t, { scenario: { results } });
  const asked = async () => (await rig.fake.received()).filter(({ method }) => method === "model/list").length;
  await rig.run(["task", "--", "go"]);
  assert.equal(await asked(), 0);
  await rig.run(["task", "--effort", "low", "--", "go"]);
  assert.equal(await asked(), 1);
  assert.equal((await rig.run(["task", "--effort", "max", "--", "go"])).code, 2);
  assert.equal(await asked(), 1);
});
