// A group is told once, as a group: by the agent's return, the monitor's line, the sweep, or its own call.
import assert from "node:assert/strict";
import { describe, type TestContext, test } from "node:test";
import { watchSession } from "../../../plugins/codex/scripts/src/app/tell/watch.ts";
import { isGroup } from "../../../plugins/codex/scripts/src/core/telling/told-unit.ts";
import { selfIdentity } from "../../../plugins/codex/scripts/src/io/process/identity.ts";
import { until } from "../../../testing/wait.ts";
import { agentReturned, bashOfAgent, bashOfMain, monitorSaid, notification, PROMPT } from "../fixtures/hook-inputs.ts";
import { makeStage, type Stage } from "../fixtures/telling-stage.ts";

const ID = "g-mm7kwn40-a1b2c";

/** The jobs of a group of `size`, of which so many have a record. */
function makeGroup(stage: Stage, size = 2, recorded = size): readonly string[] {
  return Array.from({ length: recorded }, (_, at) =>
    stage.job({ fields: { group: { id: ID, size, number: at + 1 }, summary: "the task" } }),
  );
}

function output(word: string, keys = ""): string {
  return `codex group ${ID}: running jobs=2\nThe table.\n[[codex-task status=${word} group=${ID} jobs=2${keys}]]`;
}

async function boundGroup(t: TestContext) {
  const stage = await makeStage(t);
  const [one = "", two = ""] = makeGroup(stage);
  stage.nowMs += 5_000;
  await stage.say(bashOfAgent("a1", output("dispatched")));
  return { stage, one, two };
}

describe("the return of an agent that started a group", () => {
  test("the call binds all its jobs, and those alone", async (t) => {
    const stage = await makeStage(t);
    const other = stage.job();
    const [one = "", two = ""] = makeGroup(stage);
    await stage.say(bashOfAgent("a1", output("dispatched")));
    assert.deepEqual(
      [one, two, other].map((id) => stage.record(id).agentId),
      ["a1", "a1", null],
    );
  });

  for (const word of ["dispatched", "complete"])
    test(`it runs: nothing counts as told, though its sentinel says ${word}`, async (t) => {
      const { stage, one, two } = await boundGroup(t);
      stage.end(one, "failed");
      const said = await stage.say(agentReturned("a1", output(word)));
      assert.match(said, new RegExp(`^codex group ${ID}: running since .*: 1 of 2 jobs ended\\. `));
      assert.deepEqual([stage.told(one), stage.told(two)], [[], []]);
      assert.equal(await stage.say(PROMPT), "", "no job's end is told by itself");
    });

  for (const [name, back] of [
    ["in the foreground", (text: string) => agentReturned("a1", text)],
    ["in the background", (text: string) => notification("a1", text)],
  ] as const)
    test(`${name}: its judgement, once, and noted in each record`, async (t) => {
      const { stage, one, two } = await boundGroup(t);
      stage.end(one, "failed");
      stage.end(two, "completed");
      const said = await stage.say(back(output("complete")));
      assert.match(
        said,
        new RegExp(`^codex group ${ID}: complete, ended at .*: 1 of 2 jobs completed\\. No best one: `),
      );
      assert.match(said, new RegExp(`\\n${two}: complete, .*\\n${one}: failed \\(overloaded\\)`));
      assert.deepEqual([stage.told(one), stage.told(two)], [["agent-return s1"], ["agent-return s1"]]);
      assert.equal(await stage.say(PROMPT), "");
    });

  test("a claim of success does not make it one", async (t) => {
    const { stage, one, two } = await boundGroup(t);
    for (const id of [one, two]) stage.end(id, "failed");
    const said = await stage.say(agentReturned("a1", output("complete", ` best=${one}`)));
    assert.match(said, new RegExp(`^codex group ${ID}: failed, .*0 of 2 jobs completed`));
  });

  test("without a sentinel its jobs are told as the group all the same", async (t) => {
    const { stage, one, two } = await boundGroup(t);
    stage.end(one, "completed");
    stage.end(two, "completed");
    assert.match(await stage.say(agentReturned("a1", "Codex is done.")), new RegExp(`^codex group ${ID}: complete, `));
  });

  test("of which no hook saw the call it is told, if this call may have started it, and else contradicted", async (t) => {
    const stage = await makeStage(t);
    const ids = makeGroup(stage);
    stage.nowMs += 5_000;
    for (const id of ids) stage.end(id, "completed");
    assert.match(
      await stage.say(agentReturned("a1", output("complete"))),
      new RegExp(`^codex group ${ID}: complete, `),
    );
    stage.nowMs += 60_000;
    const later = stage.job({ fields: { agentId: "a2" } });
    await stage.say(bashOfAgent("a2", `codex job ${later}: running\n`));
    const said = await stage.say(agentReturned("a2", output("complete")));
    assert.match(said, /^codex task: contradicted .* names a group that is not known to be of this call\./);
    assert.doesNotMatch(said, new RegExp(`codex group ${ID}`));
  });

  test("another client's group is contradicted", async (t) => {
    const stage = await makeStage(t);
    const fields = { sessionId: "s9", group: { id: ID, size: 2, number: 1 } };
    stage.job({ end: "completed", fields });
    assert.match(await stage.say(agentReturned("a1", output("complete"))), /^codex task: contradicted /);
  });
});

describe("other channels", () => {
  test("the sweep tells it when all have ended, with what one is told alone left out", async (t) => {
    const stage = await makeStage(t);
    const [one = "", two = ""] = makeGroup(stage);
    stage.end(one, "completed");
    assert.equal(await stage.say(PROMPT), "");
    stage.end(two, "failed");
    const single = stage.job({ end: "failed" });
    const said = await stage.say(PROMPT);
    assert.match(
      said,
      new RegExp(`^codex group ${ID}: complete at \\S+, 2 jobs; task: "the task"\\ncodex job ${single}: failed`),
    );
    assert.deepEqual(
      [one, two].map((id) => stage.told(id)),
      [["sweep s1"], ["sweep s1"]],
    );
    assert.equal(await stage.say(PROMPT), "");
  });

  test("the sweep tells one whose launcher died half-way, by the jobs that there are", async (t) => {
    const stage = await makeStage(t);
    const [one = ""] = makeGroup(stage, 3, 1);
    stage.end(one, "completed");
    assert.match(
      await stage.say(PROMPT),
      new RegExp(`^codex group ${ID}: complete, .*1 of 3 jobs completed \\(2 without a record\\)`),
    );
  });

  test("nothing is told while the launcher may still record more", async (t) => {
    const stage = await makeStage(t);
    const fields = { group: { id: ID, size: 2, number: 1 }, launcher: selfIdentity() };
    stage.job({ end: "completed", fields });
    assert.equal(await stage.say(PROMPT), "");
  });

  test("the monitor's line comes back: all its jobs count as told by it", async (t) => {
    const stage = await makeStage(t);
    const ids = makeGroup(stage);
    for (const id of ids) stage.end(id, "completed");
    const said = await stage.say(monitorSaid(`codex group ${ID} complete (2 jobs): the task`));
    assert.match(said, new RegExp(`^codex group ${ID}: complete, `));
    for (const id of ids) assert.deepEqual(stage.told(id), ["monitor s1"]);
  });

  test("the main thread's own call has told it", async (t) => {
    const stage = await makeStage(t);
    const ids = makeGroup(stage);
    await stage.say(bashOfMain(output("dispatched"), {}));
    for (const id of ids) assert.deepEqual(stage.told(id), []);
    for (const id of ids) stage.end(id, "failed");
    await stage.say(bashOfMain(output("failed")));
    for (const id of ids) assert.deepEqual(stage.told(id), ["bash s1"]);
    assert.equal(await stage.say(PROMPT), "");
  });

  test("a watcher tells it once, when all have ended, though one had been told alone", async (t) => {
    const stage = await makeStage(t);
    const [one = "", two = "", three = ""] = makeGroup(stage, 3);
    const seen: string[] = [];
    let stop = () => {};
    const stopped = new Promise<void>((resolve) => {
      stop = resolve;
    });
    const over = watchSession(
      stage.context(),
      "s1",
      (ended) => void seen.push(`${isGroup(ended)} ${ended.id}`),
      stopped,
    );
    t.after(async () => {
      stop();
      await over;
    });
    stage.end(one, "cancelled");
    stage.end(two, "completed");
    const single = stage.job({ end: "completed" });
    await until(() => seen.length > 0, { what: "the single job's end" });
    assert.deepEqual(seen, [`false ${single}`]);
    stage.end(three, "failed");
    await until(() => seen.length > 1, { what: "the group's end" });
    const last = stage.job({ end: "completed" });
    await until(() => seen.length > 2, { what: "the last job's end" });
    assert.deepEqual(seen, [`false ${single}`, `true ${ID}`, `false ${last}`]);
  });
});
