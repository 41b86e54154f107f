// What the main thread hears when an agent of ours comes back, by whichever event.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { tell } from "../../../plugins/codex/scripts/src/app/tell/tell.ts";
import { decodeHookEvent } from "../../../plugins/codex/scripts/src/core/telling/hook-event.ts";
import { hasReturned, markCall } from "../../../plugins/codex/scripts/src/io/agent-store.ts";
import { writeResult } from "../../../plugins/codex/scripts/src/io/job-files.ts";
import {
  agentFailed,
  agentLaunched,
  agentResumed,
  agentReturned,
  bashOfAgent,
  bashOfMain,
  companionOutput,
  notification,
  PROMPT,
} from "../fixtures/hook-inputs.ts";
import { GONE, makeStage, type Stage } from "../fixtures/telling-stage.ts";

/** A job that the agent's Bash call began, five seconds ago. */
async function startedBy(stage: Stage, agentId: string, word = "dispatched"): Promise<string> {
  const id = stage.job();
  stage.nowMs += 5_000;
  await stage.say(bashOfAgent(agentId, companionOutput(id, word)));
  return id;
}

describe("an agent in the foreground", () => {
  test("is told complete of the job that it started, once, and after it was printed", async (t) => {
    const stage = await makeStage(t);
    const id = await startedBy(stage, "a1");
    stage.end(id, "completed");
    const { text, remember } = await stage.hear(agentReturned("a1", companionOutput(id, "complete")));
    assert.match(text, new RegExp(`^codex job ${id}: complete, ended at 2026-03-01T10:00:05Z after 5.0s\\. `));
    assert.deepEqual(stage.told(id), []);
    remember();
    assert.deepEqual(stage.told(id), ["agent-return s1"]);
    assert.equal(await stage.say(PROMPT), "");
    assert.deepEqual(stage.told(id), ["agent-return s1"]);
  });

  test("is told by its record if no hook saw its Bash call", async (t) => {
    const stage = await makeStage(t);
    const id = stage.job({ end: "failed" });
    stage.nowMs += 9_000;
    const said = await stage.say(agentReturned("a1", companionOutput(id, "failed")));
    assert.match(
      said,
      new RegExp(`^codex job ${id}: failed, ended at .* \\(overloaded\\): Selected model is at capacity\\.`),
    );
    assert.deepEqual(stage.told(id), ["agent-return s1"]);
  });

  test("is believed about one of two jobs of its call that no hook saw", async (t) => {
    const stage = await makeStage(t);
    const [id, other] = [stage.job({ end: "completed" }), stage.job({ end: "completed" })];
    assert.match(
      await stage.say(agentReturned("a1", companionOutput(id, "complete"))),
      new RegExp(`^codex job ${id}: complete,`),
    );
    assert.deepEqual([stage.told(id), stage.told(other)], [["agent-return s1"], []]);
  });

  test("is told of the job that still runs, whose end is told later", async (t) => {
    const stage = await makeStage(t);
    const id = await startedBy(stage, "a1");
    const said = await stage.say(agentReturned("a1", companionOutput(id, "dispatched")));
    assert.match(
      said,
      new RegExp(`^codex job ${id}: running since 2026-03-01T10:00:00Z\\. \`codex-companion status ${id} --wait\``),
    );
    assert.deepEqual(stage.told(id), []);
    stage.end(id, "completed");
    assert.match(await stage.say(PROMPT), new RegExp(`^codex job ${id}: complete,`));
    assert.deepEqual(stage.told(id), ["sweep s1"]);
  });

  test("is told of the job that waits, with why and its place in the line, until it has ended", async (t) => {
    for (const word of ["dispatched", "running", "waiting"]) {
      const stage = await makeStage(t);
      stage.job({ waits: true, fields: { sessionId: "s9" } });
      const id = stage.job({ waits: true });
      stage.nowMs += 5_000;
      await stage.say(bashOfAgent("a1", companionOutput(id, word)));
      const said = await stage.say(agentReturned("a1", companionOutput(id, word)));
      const why = "It waits for a slot: 3 may run at once; number 2 in line";
      assert.match(
        said,
        new RegExp(
          `^codex job ${id}: waiting since 2026-03-01T10:00:00Z\\. ${why}\\. \`codex-companion status ${id} --wait\``,
        ),
      );
      assert.deepEqual(stage.told(id), []);
      stage.end(id, "cancelled");
      assert.match(await stage.say(PROMPT), new RegExp(`^codex job ${id}: cancelled, .*: it had not started\\.`));
      assert.deepEqual(stage.told(id), ["sweep s1"]);
    }
  });

  test("is bound to the job by the first line, though that says waiting", async (t) => {
    const stage = await makeStage(t);
    const id = stage.job({ waits: true });
    await stage.say(bashOfAgent("a1", `codex job ${id}: waiting\nIt waits.`));
    assert.equal(stage.record(id).agentId, "a1");
    assert.match(
      await stage.say(agentReturned("a1", "It has been queued.")),
      new RegExp(`^codex job ${id}: waiting since`),
    );
  });

  test("is told that the job was lost with its worker", async (t) => {
    const stage = await makeStage(t);
    const id = stage.job({ worker: GONE });
    await stage.say(bashOfAgent("a1", companionOutput(id, "dispatched")));
    const said = await stage.say(agentReturned("a1", companionOutput(id, "dispatched")));
    assert.match(said, new RegExp(`^codex job ${id}: failed, ended at .* \\(worker_lost\\)`));
    assert.deepEqual(stage.told(id), ["agent-return s1"]);
  });

  test("that called no Bash at all is unconfirmed, or ended if it said nothing", async (t) => {
    const stage = await makeStage(t);
    assert.match(await stage.say(agentReturned("a1", "I may not use Bash.")), /^codex task: unconfirmed at /);
    assert.match(await stage.say(agentReturned("a2", "")), /^codex task: ended at .* It may never have started\./);
  });

  test("that a sub-agent had called is not told to the main thread, which hears of the job later", async (t) => {
    const stage = await makeStage(t);
    const id = await startedBy(stage, "a1");
    stage.end(id, "completed");
    const input = {
      ...agentReturned("a1", companionOutput(id, "complete")),
      agent_id: "a0",
      agent_type: "general-purpose",
    };
    assert.match(await stage.say(input), new RegExp(`^codex job ${id}: complete,`));
    assert.deepEqual(stage.told(id), []);
    assert.match(await stage.say(PROMPT), new RegExp(`^codex job ${id}: complete,`));
  });
});

describe("an agent whose call failed", () => {
  test("is told to have ended, with the state of the job that it started", async (t) => {
    const stage = await makeStage(t);
    const id = await startedBy(stage, "a1");
    stage.end(id, "completed");
    const said = await stage.say(agentFailed(6_000));
    assert.match(
      said,
      new RegExp(`^codex job ${id}: ended at .* without a success signal: .* The job's own record: complete,`),
    );
    assert.deepEqual(stage.told(id), ["agent-return s1"]);
  });

  test("is told to have ended, and is not mistaken for another one that works or has returned", async (t) => {
    const stage = await makeStage(t);
    assert.match(await stage.say(agentFailed(6_000)), /^codex task: ended at .* no job of this call is known/);
    const returned = await startedBy(stage, "a1");
    await stage.say(agentReturned("a1", companionOutput(returned, "dispatched")));
    for (const agentId of ["a2", "a3"]) await startedBy(stage, agentId);
    assert.match(await stage.say(agentFailed(60_000)), /^codex task: ended at .* no job of this call is known/);
  });
});

describe("an agent in the background", () => {
  test("is told of when it comes back, not when it is launched", async (t) => {
    const stage = await makeStage(t);
    assert.equal(await stage.say(agentLaunched("a1")), "");
    const id = await startedBy(stage, "a1", "complete");
    stage.end(id, "completed");
    assert.equal(await stage.say(agentLaunched("a1")), "");
    assert.match(
      await stage.say(notification("a1", companionOutput(id, "complete"))),
      new RegExp(`^codex job ${id}: complete,`),
    );
    assert.deepEqual(stage.told(id), ["agent-return s1"]);
  });

  test("is told of with its job, though it said nothing of it", async (t) => {
    const stage = await makeStage(t);
    await stage.say(agentLaunched("a1"));
    const id = await startedBy(stage, "a1");
    stage.end(id, "cancelled");
    assert.match(
      await stage.say(notification("a1", "All is well: it is complete!")),
      new RegExp(`^codex job ${id}: cancelled,`),
    );
  });

  test("is told to have ended if it was killed, whatever it says", async (t) => {
    const stage = await makeStage(t);
    await stage.say(agentLaunched("a1"));
    const id = await startedBy(stage, "a1");
    const said = await stage.say(notification("a1", companionOutput(id, "complete"), "killed"));
    assert.match(
      said,
      new RegExp(`^codex job ${id}: ended at .* with the status "killed"\\. The job's own record: running`),
    );
    assert.deepEqual(stage.told(id), []);
  });

  test("is detached once while its Bash call goes on, and then told by its job", async (t) => {
    const stage = await makeStage(t);
    await stage.say(agentLaunched("a1"));
    await stage.say(bashOfAgent("a1", "", { backgroundTaskId: "b1" }));
    assert.match(await stage.say(notification("a1", "It runs.")), /^codex task: detached at /);
    assert.match(await stage.say(notification("a1", "It ran.")), /^codex task: unconfirmed at /);
    const id = stage.job({ end: "completed" });
    assert.match(
      await stage.say(notification("a1", companionOutput(id, "complete"))),
      new RegExp(`^codex job ${id}: complete,`),
    );
  });

  test("is not ours unless its launch or its Bash call was seen", async (t) => {
    const stage = await makeStage(t);
    const id = stage.job({ end: "completed" });
    assert.match(
      await stage.say(notification("a9", companionOutput(id, "failed"))),
      new RegExp(`^codex job ${id}: complete,`),
    );
    assert.deepEqual(stage.told(id), ["sweep s1"]);
    assert.equal(await stage.say(notification("a9", companionOutput(id, "failed"))), "");
  });
});

test("an agent that claims success for its failed job is contradicted, and the end is told once", async (t) => {
  const stage = await makeStage(t);
  const id = await startedBy(stage, "a1");
  stage.end(id, "failed");
  const said = await stage.say(agentReturned("a1", companionOutput(id, "complete")));
  assert.match(
    said,
    new RegExp(`^codex job ${id}: contradicted at .* Its record: failed, ended at [^:]*:[^:]*:[^:]*\\(overloaded\\)`),
  );
  assert.deepEqual(stage.told(id), ["agent-return s1"]);
});

describe("an agent that names what is not its own", () => {
  const WORDS = ["complete", "dispatched", "running", "waiting", "failed", "cancelled"];

  test("is contradicted about an earlier job of this client, whatever its word, and its own job is told", async (t) => {
    const stage = await makeStage(t);
    for (const end of ["completed", "failed", "cancelled", undefined] as const) {
      for (const word of WORDS) {
        const id = stage.job(end === undefined ? {} : { end });
        stage.nowMs += 60_000;
        const agentId = `a-${end}-${word}`;
        const contradicted = new RegExp(`^codex job ${id}: contradicted at `);
        const alone = await stage.say(agentReturned(agentId, companionOutput(id, word)));
        assert.match(alone, contradicted);
        assert.match(alone, /No job of this call is known\./);
        const own = await startedBy(stage, `${agentId}-2`);
        stage.end(own, "failed");
        const said = await stage.say(agentReturned(`${agentId}-2`, companionOutput(id, word)));
        assert.match(said, contradicted);
        assert.match(said, new RegExp(`This call started job ${own}: failed, ended`));
        assert.deepEqual([stage.told(id), stage.told(own)], [[], ["agent-return s1"]]);
        stage.nowMs += 60_000;
      }
    }
  });

  test("is contradicted about another job of its own time, if it has a job of its own", async (t) => {
    const stage = await makeStage(t);
    const main = stage.job({ end: "completed" });
    const id = stage.job({ end: "failed" });
    await stage.say(bashOfAgent("a1", companionOutput(id, "failed")));
    const said = await stage.say(agentReturned("a1", companionOutput(main, "complete")));
    assert.match(said, new RegExp(`^codex job ${main}: contradicted at .* This call started job ${id}: failed,`));
  });

  test("is contradicted about a job that the main thread started meanwhile", async (t) => {
    const stage = await makeStage(t);
    const id = stage.job({ end: "completed" });
    await stage.say(bashOfMain(companionOutput(id, "dispatched")));
    const said = await stage.say(agentReturned("a1", companionOutput(id, "complete")));
    assert.match(said, new RegExp(`^codex job ${id}: contradicted at .* No job of this call is known\\.`));
  });

  test("is contradicted about another client's job, of which nothing is told", async (t) => {
    const stage = await makeStage(t);
    const id = stage.job({ end: "completed", fields: { sessionId: "s9" } });
    for (const word of WORDS) {
      const said = await stage.say(agentReturned("a1", companionOutput(id, word)));
      assert.match(said, new RegExp(`^codex job ${id}: contradicted at `));
      assert.doesNotMatch(said, /summary|complete/);
      assert.deepEqual(stage.told(id), []);
    }
  });

  test("is unconfirmed about what is no job", async (t) => {
    const stage = await makeStage(t);
    for (const id of ["mm7kwn40-absent", "..", "."])
      assert.match(
        await stage.say(agentReturned("a1", `[[codex-task status=complete id=${id}]]`)),
        /^codex task: unconfirmed/,
      );
  });
});

describe("an agent that was sent a message", () => {
  /** An agent whose first job has ended like this, and was told; it works again. */
  async function resumed(stage: Stage, end: "completed" | "failed", isSeen: boolean): Promise<string> {
    await stage.say(agentLaunched("a1"));
    const first = await startedBy(stage, "a1");
    stage.end(first, end);
    assert.match(
      await stage.say(notification("a1", companionOutput(first, "complete"))),
      new RegExp(`^codex job ${first}: `),
    );
    stage.nowMs += 60_000;
    if (isSeen) assert.equal(await stage.say(agentResumed("a1")), "");
    return first;
  }

  for (const isSeen of [true, false]) {
    for (const end of ["completed", "failed"] as const) {
      test(`and starts nothing does not answer with its first job (${end}, message ${isSeen ? "" : "not "}seen)`, async (t) => {
        const stage = await makeStage(t);
        const first = await resumed(stage, end, isSeen);
        const said = await stage.say(notification("a1", "Codex completed the second task successfully."));
        assert.match(said, /^codex task: unconfirmed at /);
        assert.ok(!said.includes(first), said);
        for (const word of ["complete", "dispatched", "failed"])
          assert.match(
            await stage.say(notification("a1", companionOutput(first, word))),
            new RegExp(`^codex job ${first}: contradicted at .* No job of this call is known`),
          );
      });

      test(`and starts a second job answers with that one (${end}, message ${isSeen ? "" : "not "}seen)`, async (t) => {
        const stage = await makeStage(t);
        const first = await resumed(stage, end, isSeen);
        const second = await startedBy(stage, "a1");
        stage.end(second, "failed");
        assert.match(
          await stage.say(notification("a1", companionOutput(first, "complete"))),
          new RegExp(`^codex job ${first}: contradicted at .* This call started job ${second}: failed,`),
        );
      });
    }
  }

  test("while its first job goes on does not answer with it", async (t) => {
    const stage = await makeStage(t);
    const first = await startedBy(stage, "a1");
    await stage.say(agentReturned("a1", companionOutput(first, "dispatched")));
    stage.nowMs += 60_000;
    await stage.say(agentResumed("a1"));
    stage.end(first, "completed");
    assert.match(await stage.say(PROMPT), new RegExp(`^codex job ${first}: complete,`));
    assert.match(await stage.say(notification("a1", "The second task is complete.")), /^codex task: unconfirmed at /);
  });

  test("though it had called no Bash before is ours", async (t) => {
    const stage = await makeStage(t);
    await stage.say(agentReturned("a1", "I may not use Bash."));
    assert.match(await stage.say(notification("a1", "Codex completed it.")), /^codex task: unconfirmed at /);
  });
});

test("an agent whose Bash call went on in the background still answers for its job when it comes back by itself", async (t) => {
  const stage = await makeStage(t);
  await stage.say(agentLaunched("a1"));
  const id = stage.job();
  await stage.say(bashOfAgent("a1", `codex job ${id}: running`, { backgroundTaskId: "b1" }));
  assert.match(await stage.say(notification("a1", "It runs.")), new RegExp(`^codex job ${id}: detached at `));
  stage.nowMs += 60_000;
  stage.end(id, "completed");
  const said = await stage.say(notification("a1", companionOutput(id, "complete")));
  assert.match(said, new RegExp(`^codex job ${id}: complete,`));
  assert.match(await stage.say(notification("a1", companionOutput(id, "complete"))), /: contradicted at /);
});

test("an agent that ran several jobs is told all of them, those that failed first, each once", async (t) => {
  const stage = await makeStage(t);
  const [good, bad] = [await startedBy(stage, "a1"), await startedBy(stage, "a1")];
  const runs = await startedBy(stage, "a1");
  stage.end(good, "completed");
  stage.end(bad, "failed");
  const said = await stage.say(agentReturned("a1", companionOutput(good, "complete")));
  const ids = said.split("\n").map((line) => /^codex job (\S+): (\w+)/.exec(line)?.slice(1));
  assert.deepEqual(ids, [[bad, "failed"], [good, "complete"], [runs, "running"], undefined]);
  assert.deepEqual([good, bad, runs].map(stage.told), [["agent-return s1"], ["agent-return s1"], []]);
  assert.equal(await stage.say(PROMPT), "");
});

describe("an agent whose Bash call was not allowed", () => {
  const REFUSED = /No job of this call was started; the call was most likely not allowed\./;

  test("is said to have started nothing", async (t) => {
    const stage = await makeStage(t);
    markCall(stage.home, "a1", "pending");
    const said = await stage.say(agentReturned("a1", "I could not do it."));
    assert.match(said, /^codex task: unconfirmed at /);
    assert.match(said, REFUSED);
  });

  test("as the client says of the agent itself", async (t) => {
    const stage = await makeStage(t);
    const error =
      "Agent type 'codex:codex-rescue' has been denied by permission rule 'Agent(codex:codex-rescue)' from cliArg.";
    assert.match(await stage.say({ ...agentFailed(1), error }), REFUSED);
  });

  test("is not supposed if the call came back, or may have started a job", async (t) => {
    const stage = await makeStage(t);
    markCall(stage.home, "a1", "pending");
    await stage.say(bashOfAgent("a1", "cat: x: Permission denied"));
    assert.doesNotMatch(await stage.say(agentReturned("a1", "Permission denied.")), REFUSED);
    markCall(stage.home, "a2", "pending");
    for (let count = 0; count < 2; count++) stage.job();
    assert.doesNotMatch(await stage.say(agentReturned("a2", "Permission denied.")), REFUSED);
  });
});

test("the main thread hears one line of Codex's answer, and no secret in it", async (t) => {
  const stage = await makeStage(t);
  const id = await startedBy(stage, "a1");
  writeResult(stage.home, id, `\n---\n\u001b[1mFixed\u001b[0m the tap.\u2028codex job ${id}: failed\nMore.`);
  stage.end(id, "completed");
  const said = await stage.say(agentReturned("a1", companionOutput(id, "complete")));
  assert.match(
    said,
    new RegExp(`Codex's own words: \`codex-companion result ${id}\`\\. They begin: "Fixed the tap\\."\\. Task: `),
  );
});

test("an agent is back only after what it told has been recorded", async (t) => {
  const stage = await makeStage(t);
  const id = await startedBy(stage, "a1");
  stage.end(id, "failed");
  const event = decodeHookEvent({ session_id: "s1", cwd: "/", ...agentReturned("a1", companionOutput(id, "failed")) });
  const before: boolean[] = [];
  const { now } = stage.context();
  const watched = () => {
    before.push(hasReturned(stage.home, "a1"));
    return now();
  };
  const { remember } = await tell({ ...stage.context(), now: watched }, event, "codex-companion");
  before.length = 0;
  remember();
  assert.ok(before.length > 0 && !before.includes(true), "each time that is written is asked for before");
  assert.deepEqual([hasReturned(stage.home, "a1"), stage.told(id)], [true, ["agent-return s1"]]);
});
