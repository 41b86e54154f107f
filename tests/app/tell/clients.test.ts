// Which jobs are whose.
import assert from "node:assert/strict";
import { test } from "node:test";
import { isOwn } from "../../../plugins/codex/scripts/src/app/scope/own-jobs.ts";
import { isOrphan, registerClient } from "../../../plugins/codex/scripts/src/app/tell/clients.ts";
import { recordClient } from "../../../plugins/codex/scripts/src/io/client-store.ts";
import { identityOf } from "../../../plugins/codex/scripts/src/io/process/identity.ts";
import {
  agentReturned,
  bashOfAgent,
  bashOfMain,
  companionOutput,
  monitorSaid,
  PROMPT,
} from "../fixtures/hook-inputs.ts";
import { GONE, makeStage, startClient } from "../fixtures/telling-stage.ts";

test("registerClient records the process that the client names, and nothing if it names none", async (t) => {
  const stage = await makeStage(t);
  const register = (pid: string | undefined) =>
    registerClient({ ...stage.context("s2"), env: { CLAUDE_PID: pid } }, "s2");
  for (const pid of [undefined, "", "0", "-1", "x", "1.5", "4194304999"]) assert.equal(register(pid), null, pid);
  assert.deepEqual(register(String(process.pid)), {
    sessionId: "s2",
    process: identityOf(process.pid),
    sessionIds: ["s1", "s2"],
    workspaceRoot: stage.repository,
  });
});

test("/clear gives a client a new session, and its earlier jobs stay its own", async (t) => {
  const stage = await makeStage(t);
  const [before, running] = [stage.job({ end: "completed" }), stage.job()];
  stage.register("s2");
  assert.equal(isOwn(stage.context("s2"), stage.record(before)), true);
  assert.match(await stage.say(PROMPT, "s2"), new RegExp(`^codex job ${before}: complete,`));
  await stage.say(bashOfAgent("a1", companionOutput(running, "running")), "s2");
  stage.end(running, "completed");
  const said = await stage.say(agentReturned("a1", companionOutput(running, "complete")), "s2");
  assert.match(said, new RegExp(`^codex job ${running}: complete,`));
  assert.deepEqual([stage.told(before), stage.told(running)], [["sweep s2"], ["agent-return s2"]]);
});

test("two clients in one repository never hear of each other's jobs", async (t) => {
  const stage = await makeStage(t);
  const client = await startClient(t);
  stage.register("s9", client.pid);
  for (const [own, other] of [
    ["s1", "s9"],
    ["s9", "s1"],
  ] as const) {
    const id = stage.job({ end: "completed", fields: { sessionId: other } });
    const lost = stage.job({ worker: GONE, fields: { sessionId: other } });
    const silent = [
      PROMPT,
      { hook_event_name: "SessionStart" },
      monitorSaid(`codex job ${id} completed (x): y`),
      bashOfMain(companionOutput(id, "complete")),
      bashOfAgent("a1", companionOutput(id, "complete")),
    ];
    for (const input of silent) assert.equal(await stage.say(input, own), "", JSON.stringify(input));
    const said = await stage.say(agentReturned("a1", companionOutput(id, "complete")), own);
    assert.match(said, new RegExp(`^codex job ${id}: contradicted at `));
    assert.doesNotMatch(said, /summary/);
    assert.deepEqual([stage.told(id), stage.record(id).agentId, stage.record(lost).status], [[], null, "running"]);
    const news = await stage.say(PROMPT, other);
    assert.match(news, new RegExp(`^codex job ${id}: complete at .*\ncodex job ${lost}: failed \\(worker_lost\\) at `));
  }
});

test("isOrphan is true only of a job of this workspace whose client certainly is gone", async (t) => {
  const stage = await makeStage(t);
  const record = stage.record(stage.job({ fields: { sessionId: "s9" } }));
  const judge = (root = stage.repository) => isOrphan(stage.context(), record, root);
  assert.equal(judge(), false);
  recordClient(stage.home, "s9", { ...GONE, pidNamespace: "another" }, stage.repository);
  assert.equal(judge(), false);
  recordClient(stage.home, "s9", GONE, stage.repository);
  assert.deepEqual([judge(), judge("/elsewhere")], [true, false]);
  stage.register("s9");
  assert.equal(judge(), false);
  assert.equal(isOrphan(stage.context(), { ...record, sessionId: null }, stage.repository), false);
});
