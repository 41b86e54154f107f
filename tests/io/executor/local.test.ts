import assert from "node:assert/strict";
import { test } from "node:test";
import { actorAt } from "../../../plugins/codex/scripts/src/io/executor/actors.ts";
import { local } from "../../../plugins/codex/scripts/src/io/executor/local.ts";
import { launchOn, OBEDIENT, type Subject, testExecutor } from "./contract.ts";

const HERE: Subject = {
  name: "local",
  executorFor: () => local,
  identify: actorAt,
  nameOf: (pid) => `process ${pid}`,
  seesMissingPrograms: true,
};

testExecutor(HERE);

test("what is spared is not among what is left", async (t) => {
  const stage = await launchOn(t, HERE, OBEDIENT);
  const pid = await stage.pidOf("worker");
  assert.deepEqual(local.lookAtLeft(stage.traces), [`process ${pid}`]);
  assert.deepEqual(local.lookAtLeft({ ...stage.traces, spare: [pid] }), []);
});

test("this machine does not know a worker of another one, or one that nobody has named, and asks it nothing", async (t) => {
  const worker = actorAt(await (await launchOn(t, HERE, OBEDIENT)).pidOf("worker"));
  assert.ok(worker !== null);
  for (const other of [null, { ...worker, host: `not-${worker.host}`, bootId: "another" }]) {
    assert.equal(local.liveness(other), "unknown");
    assert.equal(local.askToEnd(other), false);
  }
  assert.equal(local.liveness(worker), "alive");
});

test("the commands that are left are named", { skip: process.platform === "win32" }, async (t) => {
  const stage = await launchOn(t, HERE, OBEDIENT);
  await stage.pidOf("worker");
  const [command, ...more] = await local.commandsLeft(stage.traces);
  assert.match(command ?? "", /node/u);
  assert.deepEqual(more, []);
});

test("what a job has used is told, and nothing of one that is not there", async (t) => {
  const stage = await launchOn(t, HERE, OBEDIENT);
  await stage.pidOf("worker");
  if (process.platform === "linux") assert.equal(typeof (await local.activity(stage.traces)), "string");
  assert.equal(await local.activity({ marks: ["CODEX_THREAD_ID=nobody"], roots: [], spare: [] }), null);
});
