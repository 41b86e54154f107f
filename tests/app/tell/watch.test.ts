// A watcher tells each end of its client's jobs once, and leaves to an agent what the agent is about to tell.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { describe, type TestContext, test } from "node:test";
import { watchSession } from "../../../plugins/codex/scripts/src/app/tell/watch.ts";
import { isWatched } from "../../../plugins/codex/scripts/src/app/tell/watchers.ts";
import { isGroup } from "../../../plugins/codex/scripts/src/core/telling/told-unit.ts";
import { markReturned } from "../../../plugins/codex/scripts/src/io/agent-store.ts";
import { markPrinted } from "../../../plugins/codex/scripts/src/io/job-files.ts";
import { updateJob } from "../../../plugins/codex/scripts/src/io/job-store.ts";
import { identityOf, selfIdentity } from "../../../plugins/codex/scripts/src/io/process/identity.ts";
import { until } from "../../../testing/wait.ts";
import { agentLaunched, agentReturned, bashOfAgent, bashOfMain, companionOutput } from "../fixtures/hook-inputs.ts";
import { GONE, makeStage, type Stage, startClient } from "../fixtures/telling-stage.ts";

const CANCELLED_BY = {
  type: "ended",
  cause: "cancel",
  outcome: { status: "cancelled" },
  exit: null,
  evidence: null,
} as const;

/** Starts a watcher of `s1`, which ends with the test at the latest. */
function watching(t: TestContext, stage: Stage, context = stage.context()) {
  const seen: string[] = [];
  let stop = () => {};
  const stopped = new Promise<void>((resolve) => {
    stop = resolve;
  });
  const over = watchSession(
    context,
    "s1",
    (ended) => seen.push(`${ended.id} ${isGroup(ended) ? "" : ended.status}`),
    stopped,
  );
  const end = async () => {
    stop();
    await over;
  };
  t.after(end);
  /** Waits until a job that ends now was told: whatever was to be told before it has been told too. */
  const sight = async () => {
    markReturned(stage.home, "early");
    const id = stage.job({ end: "completed", fields: { agentId: "early" } });
    await until(() => seen.includes(`${id} completed`), { what: "the watcher to tell a job's end" });
    seen.splice(seen.indexOf(`${id} completed`), 1);
    return [...seen];
  };
  return { seen, sight, end };
}

test("watchSession tells what had ended untold before it began, and each later end, once", async (t) => {
  const stage = await makeStage(t);
  const [early, told] = [stage.job({ end: "failed" }), stage.job({ end: "completed" })];
  updateJob(stage.home, told, { type: "told", channel: "sweep", sessionId: "s1", at: stage.context().now() });
  stage.job({ end: "failed", fields: { kind: "canary" } });
  const late = stage.job();
  const { sight } = watching(t, stage);
  assert.deepEqual(await sight(), [`${early} failed`]);
  stage.end(late, "cancelled");
  assert.deepEqual(await sight(), [`${early} failed`, `${late} cancelled`]);
});

test("watchSession settles a job whose worker died, and tells it", async (t) => {
  const stage = await makeStage(t);
  const id = stage.job({ worker: GONE });
  const { seen } = watching(t, stage);
  await until(() => seen.length > 0, { what: "the end of a job without a worker" });
  assert.deepEqual(seen, [`${id} failed`]);
});

test("watchSession tells nothing of a job that waits, until it has ended", async (t) => {
  const stage = await makeStage(t);
  const [id, lost] = [stage.job({ waits: true }), stage.job({ waits: true, worker: GONE })];
  const { sight } = watching(t, stage);
  assert.deepEqual(await sight(), [`${lost} failed`]);
  stage.end(id, "cancelled");
  assert.deepEqual(await sight(), [`${lost} failed`, `${id} cancelled`]);
});

test("watchSession ends when its client is killed", async (t) => {
  const stage = await makeStage(t);
  const client = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore" });
  t.after(() => client.kill("SIGKILL"));
  const context = { ...stage.context(), env: { CLAUDE_PID: String(client.pid) } };
  let isOver = false;
  const over = watchSession(context, "s1", () => {}, new Promise(() => {})).then(() => {
    isOver = true;
  });
  await until(() => isWatched(context, "s1"), { what: "the watcher" });
  assert.equal(isOver, false);
  client.kill("SIGKILL");
  await over;
  assert.equal(isWatched(context, "s1"), false);
});

test("watchSession tells nothing of another client's jobs, and leaves them alone", async (t) => {
  const stage = await makeStage(t);
  stage.job({ end: "completed", fields: { sessionId: "s9" } });
  stage.job({ end: "completed", fields: { sessionId: null } });
  const lost = stage.job({ worker: GONE, fields: { sessionId: "s9" } });
  const { sight } = watching(t, stage);
  assert.deepEqual(await sight(), []);
  assert.equal(stage.record(lost).status, "running");
});

test("watchSession follows its client across /clear, and its presence is known to all its sessions", async (t) => {
  const stage = await makeStage(t);
  const present = () => ["s1", "s2", "s9"].map((sessionId) => isWatched(stage.context(), sessionId));
  const early = stage.job({ end: "completed", fields: { sessionId: "s2" } });
  assert.deepEqual(present(), [false, false, false]);
  const { sight, seen, end } = watching(t, stage);
  assert.deepEqual(await sight(), []);
  assert.deepEqual(present(), [true, false, false]);
  stage.register("s2");
  assert.deepEqual(present(), [true, true, false]);
  const late = stage.job({ end: "failed", fields: { sessionId: "s2" } });
  await until(() => seen.length > 1, { what: "the ends of the new session" });
  assert.deepEqual(seen, [`${early} completed`, `${late} failed`]);
  await end();
  assert.deepEqual(present(), [false, false, false]);
});

describe("watchSession leaves an end to the agent that is about to return", () => {
  /** A job that an agent started, and that has ended. */
  async function endedInAgent(stage: Stage): Promise<string> {
    const id = stage.job();
    await stage.say(bashOfAgent("a1", companionOutput(id, "complete")));
    stage.end(id, "completed");
    return id;
  }

  test("and says nothing if the agent has told it", async (t) => {
    const stage = await makeStage(t);
    const { sight } = watching(t, stage);
    const id = await endedInAgent(stage);
    assert.deepEqual(await sight(), []);
    assert.match(await stage.say(agentReturned("a1", companionOutput(id, "complete"))), /: complete,/);
    stage.nowMs += 60_000;
    assert.deepEqual(await sight(), []);
  });

  test("for thirty seconds", async (t) => {
    const stage = await makeStage(t);
    const { sight, seen } = watching(t, stage);
    const id = await endedInAgent(stage);
    stage.nowMs += 29_999;
    assert.deepEqual(await sight(), []);
    stage.nowMs += 1;
    await until(() => seen.length > 0, { what: "the end that nobody told" });
    assert.deepEqual(seen, [`${id} completed`]);
  });

  test("and tells it at once if the agent has returned before", async (t) => {
    const stage = await makeStage(t);
    const { sight } = watching(t, stage);
    const id = stage.job();
    await stage.say(bashOfAgent("a1", companionOutput(id, "dispatched")));
    assert.match(
      await stage.say(agentReturned("a1", companionOutput(id, "dispatched"))),
      /: running since .* A monitor of this session/,
    );
    stage.end(id, "completed");
    assert.deepEqual(await sight(), [`${id} completed`]);
  });

  test("and to a call in the foreground that still runs", async (t) => {
    const stage = await makeStage(t);
    const { sight, seen } = watching(t, stage);
    const id = stage.job({ end: "completed", fields: { launcher: selfIdentity() } });
    assert.deepEqual(await sight(), []);
    stage.nowMs += 30_000;
    await until(() => seen.length > 0, { what: "the end that nobody told" });
    assert.deepEqual(seen, [`${id} completed`]);
  });

  test("and to the hook that is about to bind it to an agent at work", async (t) => {
    const stage = await makeStage(t);
    const { sight } = watching(t, stage);
    await stage.say(agentLaunched("a1"));
    const id = stage.job({ end: "completed" });
    assert.deepEqual(await sight(), []);
    await stage.say(bashOfAgent("a1", companionOutput(id, "complete")));
    stage.nowMs += 10_000;
    assert.deepEqual(await sight(), []);
    assert.match(await stage.say(agentReturned("a1", companionOutput(id, "complete"))), /: complete,/);
    stage.nowMs += 60_000;
    assert.deepEqual(await sight(), []);
  });

  test("for ten seconds, if no hook binds it", async (t) => {
    const stage = await makeStage(t);
    const { sight, seen } = watching(t, stage);
    await stage.say(agentLaunched("a1"));
    const id = stage.job({ end: "completed" });
    stage.nowMs += 9_999;
    assert.deepEqual(await sight(), []);
    stage.nowMs += 1;
    await until(() => seen.length > 0, { what: "the end that nobody bound" });
    assert.deepEqual(seen, [`${id} completed`]);
  });

  test("and to the hook that is about to see the call that printed it", async (t) => {
    const stage = await makeStage(t);
    const { sight, seen } = watching(t, stage);
    const [heard, unheard] = [stage.job(), stage.job()];
    for (const id of [heard, unheard]) {
      markPrinted(stage.home, id);
      stage.end(id, "completed");
    }
    assert.deepEqual(await sight(), []);
    await stage.say(bashOfMain(companionOutput(heard, "complete")));
    stage.nowMs += 10_000;
    await until(() => seen.length > 0, { what: "the end that no hook saw" });
    assert.deepEqual(seen, [`${unheard} completed`]);
  });

  test("and to whoever cancels the job, and is about to say how it ended", async (t) => {
    const stage = await makeStage(t);
    const { sight, seen } = watching(t, stage);
    const canceller = await startClient(t);
    const id = stage.job();
    const by = identityOf(canceller.pid) ?? assert.fail("The canceller is gone.");
    const at = stage.context().now();
    updateJob(stage.home, id, { type: "stopping", cause: "cancel", by, at });
    updateJob(stage.home, id, { ...CANCELLED_BY, by, at });
    assert.deepEqual(await sight(), []);
    await canceller.end();
    await until(() => seen.length > 0, { what: "the end that its canceller did not tell" });
    assert.deepEqual(seen, [`${id} cancelled`]);
  });

  test("and tells none that was told while it looked", async (t) => {
    const stage = await makeStage(t);
    const id = stage.job();
    await stage.say(bashOfAgent("a1", companionOutput(id, "failed")));
    stage.end(id, "failed");
    const { now } = stage.context();
    let comes = true;
    // The watcher asks for the time when it has read the record: then the hook comes.
    const context = {
      ...stage.context(),
      now() {
        if (comes) {
          comes = false;
          updateJob(stage.home, id, { type: "told", channel: "agent-return", sessionId: "s1", at: now() });
          markReturned(stage.home, "a1");
        }
        return now();
      },
    };
    const { sight } = watching(t, stage, context);
    assert.deepEqual(await sight(), []);
    assert.equal(comes, false);
  });

  for (const [name, prepare] of [
    ["the main thread started the job", async () => {}],
    ["no agent is at work", async () => {}],
    [
      "the agent at work was launched after the job",
      async (stage: Stage) => {
        stage.nowMs += 1;
        await stage.say(agentLaunched("a1"));
        stage.nowMs -= 1;
      },
    ],
    [
      "the agent has returned",
      async (stage: Stage) => {
        for (const input of [agentLaunched("a1"), agentReturned("a1", "Done.")]) await stage.say(input);
      },
    ],
    [
      "the agent at work is another client's",
      async (stage: Stage) => void (await stage.say(agentLaunched("a1"), "s9")),
    ],
  ] as const) {
    test(`and tells it at once if ${name}`, async (t) => {
      const stage = await makeStage(t);
      const { sight } = watching(t, stage);
      await prepare(stage);
      const id = stage.job();
      if (name.startsWith("the main thread")) {
        await stage.say(agentLaunched("a1"));
        await stage.say(bashOfMain(companionOutput(id, "dispatched")));
      }
      stage.end(id, "completed");
      assert.deepEqual(await sight(), [`${id} completed`]);
    });
  }
});
