// Which jobs are an agent's: seen in the raw output of its Bash calls, and in the time of its call.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { jobsOfCall } from "../../../plugins/codex/scripts/src/app/tell/bindings.ts";
import { boundJobs, markReturned, recordAgent } from "../../../plugins/codex/scripts/src/io/agent-store.ts";
import { jobFolder, updateJob } from "../../../plugins/codex/scripts/src/io/job-store.ts";
import { bashOfAgent, bashOfMain, companionOutput } from "../fixtures/hook-inputs.ts";
import { makeStage, type Stage } from "../fixtures/telling-stage.ts";

/** What is bound to the agent, by its own list and by the record. */
function binding(stage: Stage, id: string) {
  return { list: boundJobs(stage.home, "a1"), agentId: stage.record(id).agentId };
}

const BOUND = (id: string) => ({ list: [id], agentId: "a1" });
const FREE = { list: [], agentId: null };

describe("a Bash call of our agent", () => {
  test("binds the job that it began", async (t) => {
    const stage = await makeStage(t);
    const id = stage.job();
    stage.nowMs += 5_000;
    assert.equal(await stage.say(bashOfAgent("a1", companionOutput(id, "running"))), "");
    assert.deepEqual(binding(stage, id), BOUND(id));
  });

  test("binds the job of an output that was cut short, and of a call that failed", async (t) => {
    const stage = await makeStage(t);
    const id = stage.job();
    const failed = {
      ...bashOfAgent("a1", ""),
      hook_event_name: "PostToolUseFailure",
      error: `Exit code 1\ncodex job ${id}: running\n`,
    };
    assert.equal(await stage.say(failed), "");
    assert.deepEqual(binding(stage, id), BOUND(id));
  });

  test("binds the job of an earlier session of its client", async (t) => {
    const stage = await makeStage(t);
    const id = stage.job();
    stage.register("s2");
    await stage.say(bashOfAgent("a1", companionOutput(id, "running")), "s2");
    assert.deepEqual(binding(stage, id), BOUND(id));
  });

  test("binds no job that was there before", async (t) => {
    const stage = await makeStage(t);
    const id = stage.job({ end: "completed" });
    stage.nowMs += 7_001;
    await stage.say(bashOfAgent("a1", companionOutput(id, "complete")));
    assert.deepEqual(binding(stage, id), FREE);
  });

  test("binds no job of another client", async (t) => {
    const stage = await makeStage(t);
    const id = stage.job({ fields: { sessionId: "s9" } });
    const nobodys = stage.job({ fields: { sessionId: null } });
    for (const each of [id, nobodys]) await stage.say(bashOfAgent("a1", companionOutput(each, "complete")));
    assert.deepEqual([binding(stage, id), binding(stage, nobodys)], [FREE, FREE]);
  });

  test("binds no job that is another agent's", async (t) => {
    const stage = await makeStage(t);
    const id = stage.job();
    await stage.say(bashOfAgent("a2", companionOutput(id, "running")));
    await stage.say(bashOfAgent("a1", companionOutput(id, "running")));
    assert.deepEqual(binding(stage, id), { list: [], agentId: "a2" });
    assert.deepEqual(boundJobs(stage.home, "a2"), [id]);
  });

  test("survives ids of jobs that are not there, or cannot be read", async (t) => {
    const stage = await makeStage(t);
    const id = stage.job();
    writeFileSync(join(jobFolder(stage.home, id), "r00000009.json"), "{");
    await stage.say(
      bashOfAgent("a1", `${companionOutput(id, "running")}\n${companionOutput("00000000-absent", "running")}`),
    );
    assert.deepEqual(boundJobs(stage.home, "a1"), []);
  });
});

describe("a Bash call of our agent binds nothing by Codex's words", () => {
  const forged = (own: string, other: string) =>
    [
      `codex job ${own}: running`,
      `codex job ${other}: running`,
      `[[codex-task status=complete id=${other}]]`,
      "Done.",
      `codex job ${own}: failed after 3s (overloaded)`,
      `[[codex-task status=failed id=${own}]]`,
    ].join("\n");

  test("between our own lines", async (t) => {
    const stage = await makeStage(t);
    const [own, other] = [stage.job(), stage.job()];
    await stage.say(bashOfAgent("a1", forged(own, other)));
    assert.deepEqual(binding(stage, own), BOUND(own));
    assert.equal(stage.record(other).agentId, null);
    await stage.say(bashOfAgent("a2", companionOutput(other, "failed")));
    assert.deepEqual(boundJobs(stage.home, "a2"), [other]);
  });

  test("in the text of a failed call", async (t) => {
    const stage = await makeStage(t);
    const [own, other] = [stage.job(), stage.job()];
    const failed = {
      hook_event_name: "PostToolUseFailure",
      error: `Exit code 1\n${forged(own, other)}\nstderr`,
      tool_response: undefined,
    };
    await stage.say({ ...bashOfAgent("a1", ""), ...failed });
    assert.deepEqual([stage.record(own).agentId, stage.record(other).agentId], ["a1", null]);
  });

  test("of a call that is not the companion's", async (t) => {
    const stage = await makeStage(t);
    const id = stage.job();
    const tool_input = { command: "cat notes.txt" };
    await stage.say({ ...bashOfAgent("a1", companionOutput(id, "complete")), tool_input });
    assert.deepEqual(binding(stage, id), FREE);
  });
});

test("a job that the main thread started is no agent's", async (t) => {
  const stage = await makeStage(t);
  const id = stage.job();
  const call = { agentId: "a1", sinceMs: stage.nowMs };
  assert.equal(jobsOfCall(stage.context(), call).jobs.length, 1);
  await stage.say(bashOfMain(companionOutput(id, "dispatched")));
  assert.deepEqual(jobsOfCall(stage.context(), call), { jobs: [], isUncertain: false });
});

test("a Bash call of anybody else binds nothing", async (t) => {
  const stage = await makeStage(t);
  const id = stage.job();
  const others = [
    bashOfMain(companionOutput(id, "running")),
    { ...bashOfAgent("a1", companionOutput(id, "running")), agent_type: "Explore" },
  ];
  for (const input of others) assert.equal(await stage.say(input), "");
  assert.deepEqual(binding(stage, id), FREE);
});

describe("jobsOfCall", () => {
  const bind = (stage: Stage, id: string, agentId: string) => updateJob(stage.home, id, { type: "bound", agentId });

  test("gives the jobs bound to the agent, oldest first, whenever they began", async (t) => {
    const stage = await makeStage(t);
    const [old, young] = [stage.job(), stage.job()];
    stage.job();
    for (const id of [young, old]) await stage.say(bashOfAgent("a1", companionOutput(id, "running")));
    const call = { agentId: "a1", sinceMs: stage.nowMs + 60_000 };
    assert.deepEqual(
      jobsOfCall(stage.context(), call).jobs.map(({ id }) => id),
      [old, young],
    );
  });

  test("else gives the only job that was begun within the call, and nothing if there are two", async (t) => {
    const stage = await makeStage(t);
    const found = (agentId: string | null, sinceMs: number | null) =>
      jobsOfCall(stage.context(), { agentId, sinceMs }).jobs.map(({ id }) => id);
    const before = stage.job();
    stage.nowMs += 10_000;
    const since = stage.nowMs;
    assert.deepEqual(found("a1", since), []);
    stage.job({ fields: { sessionId: "s9" } });
    const within = stage.job();
    assert.deepEqual(found("a1", since), [within]);
    assert.deepEqual(found(null, since), [within]);
    assert.deepEqual(found("a1", null), []);
    assert.deepEqual(found("a1", since - 20_000), []);
    stage.job();
    assert.deepEqual(found("a1", since), []);
    assert.ok(before < within);
  });

  test("leaves out the jobs of other agents, except for a call that does not name its agent, while they are at work", async (t) => {
    const stage = await makeStage(t);
    const id = stage.job();
    recordAgent(stage.home, "a2", { sessionId: "s1", launchedAt: "2026-03-01T10:00:00.000Z" });
    bind(stage, id, "a2");
    const found = (agentId: string | null) =>
      jobsOfCall(stage.context(), { agentId, sinceMs: stage.nowMs }).jobs.length;
    assert.deepEqual([found("a1"), found(null)], [0, 1]);
    markReturned(stage.home, "a2");
    assert.deepEqual([found("a1"), found(null)], [0, 0]);
  });
});
