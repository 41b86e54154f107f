// What a prompt tells besides: whatever has ended and was never told, as far as there is room.
import assert from "node:assert/strict";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import {
  agentLaunched,
  agentReturned,
  bashOfAgent,
  bashOfMain,
  companionOutput,
  monitorSaid,
  notification,
  PROMPT,
} from "../fixtures/hook-inputs.ts";
import { GONE, makeStage, startClient } from "../fixtures/telling-stage.ts";

const STARTUP = { hook_event_name: "SessionStart", source: "startup" };

describe("a prompt", () => {
  test("tells an end that was never told, until it was printed, and never again", async (t) => {
    const stage = await makeStage(t);
    const id = stage.job({ end: "failed" });
    const opening = new RegExp(`^codex job ${id}: failed, ended`);
    assert.match((await stage.hear(PROMPT)).text, opening);
    assert.match(await stage.say(PROMPT), opening);
    assert.deepEqual(stage.told(id), ["sweep s1"]);
    for (const input of [PROMPT, STARTUP]) assert.equal(await stage.say(input), "");
    assert.deepEqual(stage.told(id), ["sweep s1"]);
  });

  test("says nothing of what runs or waits, and nothing of a canary", async (t) => {
    const stage = await makeStage(t);
    stage.job();
    stage.job({ waits: true });
    stage.job({ end: "failed", fields: { kind: "canary" } });
    assert.equal(await stage.say(PROMPT), "");
  });

  test("settles a job whose worker died, and tells it", async (t) => {
    const stage = await makeStage(t);
    const id = stage.job({ worker: GONE });
    assert.match(await stage.say(PROMPT), new RegExp(`^codex job ${id}: failed, ended at .* \\(worker_lost\\)`));
    assert.deepEqual([stage.record(id).status, stage.told(id)], ["failed", ["sweep s1"]]);
  });

  test("settles a waiting job whose worker died, and tells it", async (t) => {
    const stage = await makeStage(t);
    const id = stage.job({ worker: GONE, waits: true });
    assert.match(await stage.say(PROMPT), new RegExp(`^codex job ${id}: failed, ended at `));
    assert.deepEqual([stage.record(id).status, stage.told(id)], ["failed", ["sweep s1"]]);
  });

  test("tells as many as there is room for, and the others at the next ones", async (t) => {
    const stage = await makeStage(t);
    const ids = Array.from({ length: 15 }, (_, index) => {
      const summary = `${index} ${"x".repeat(100)}`;
      return stage.job({ end: "completed", fields: { summary } });
    });
    const texts = [await stage.say(PROMPT), await stage.say(PROMPT), await stage.say(PROMPT), await stage.say(PROMPT)];
    const told = texts.map((text) => [...text.matchAll(/^codex job (\S+): complete/gm)].map((match) => match[1]));
    assert.deepEqual(told.flat(), ids);
    assert.deepEqual(told.at(-1), []);
    for (const text of texts) assert.ok(text.length <= 1_000, text);
    assert.match(texts[0] ?? "", new RegExp(` ${15 - (told[0]?.length ?? 0)} more ended\\.$`));
    for (const id of ids) assert.deepEqual(stage.told(id), ["sweep s1"]);
  });
});

describe("a job of a client that is gone", () => {
  test("is told to whoever is in its workspace, once the client really is gone", async (t) => {
    const stage = await makeStage(t);
    const client = await startClient(t);
    stage.register("s9", client.pid);
    const [ended, lost] = [
      stage.job({ end: "completed", fields: { sessionId: "s9" } }),
      stage.job({ worker: GONE, fields: { sessionId: "s9" } }),
    ];
    assert.equal(await stage.say(PROMPT), "");
    assert.equal(stage.record(lost).status, "running");
    await client.end();
    const said = await stage.say(STARTUP);
    assert.match(
      said,
      new RegExp(`^codex job ${ended}: complete at .*\ncodex job ${lost}: failed \\(worker_lost\\) at `),
    );
    assert.deepEqual([stage.told(ended), stage.told(lost)], [["sweep s1"], ["sweep s1"]]);
  });

  test("is told among those of clients that live and of this one, and without the lists of jobs too", async (t) => {
    for (const isListed of [true, false]) {
      const stage = await makeStage(t);
      const [gone, alive] = [await startClient(t), await startClient(t)];
      for (const [sessionId, { pid }] of [
        ["gone", gone],
        ["alive", alive],
        ["alive too", alive],
      ] as const)
        stage.register(sessionId, pid);
      stage.register("s2");
      const told = ["alive", "s1", "gone", "s2", "nobody knows", "alive too", "gone", "alive"].flatMap((sessionId) => {
        const id = stage.job({ end: "completed", fields: { sessionId, summary: "x" } });
        return ["s1", "s2", "gone"].includes(sessionId) ? [id] : [];
      });
      await gone.end();
      if (!isListed) for (const list of ["sessions", "workspaces"]) rmSync(join(stage.home, list), { recursive: true });
      const said = await stage.say(PROMPT);
      assert.deepEqual(
        [...said.matchAll(/^codex job (\S+):/gm)].map((match) => match[1]),
        told,
        said,
      );
    }
  });

  test("is not told elsewhere", async (t) => {
    const stage = await makeStage(t);
    const client = await startClient(t);
    stage.register("s9", client.pid);
    const id = stage.job({ end: "completed", fields: { sessionId: "s9" } });
    await client.end();
    const elsewhere = join(stage.home, "elsewhere");
    const below = join(stage.repository, "below");
    for (const folder of [elsewhere, below]) mkdirSync(folder);
    assert.equal(await stage.say({ ...PROMPT, cwd: elsewhere }), "");
    assert.match(await stage.say({ ...PROMPT, cwd: below }), new RegExp(`^codex job ${id}:`));
  });

  test("is not told if nobody knows the client, or there was none", async (t) => {
    const stage = await makeStage(t);
    for (const sessionId of ["s9", null]) stage.job({ end: "completed", fields: { sessionId } });
    assert.equal(await stage.say(STARTUP), "");
  });
});

describe("a monitor's line that comes back in a prompt", () => {
  test("counts as told, and brings the details", async (t) => {
    const stage = await makeStage(t);
    const id = stage.job({ end: "completed" });
    const said = await stage.say(monitorSaid(`codex job ${id} completed (no change known): x`));
    assert.match(said, new RegExp(`^codex job ${id}: complete, ended`));
    assert.deepEqual(stage.told(id), ["monitor s1"]);
    assert.equal(await stage.say(PROMPT), "");
  });

  test("tells several at once, and besides what it does not name", async (t) => {
    const stage = await makeStage(t);
    const [first, second, third] = [
      stage.job({ end: "completed" }),
      stage.job({ end: "failed" }),
      stage.job({ end: "completed" }),
    ];
    const said = await stage.say(
      monitorSaid(`codex job ${first} completed (no change): x\ncodex job ${second} failed (overloaded): y`),
    );
    const named = [...said.matchAll(/^codex job (\S+):/gm)].map((match) => match[1]);
    assert.deepEqual(named, [first, second, third]);
    assert.deepEqual([first, second, third].map(stage.told), [["monitor s1"], ["monitor s1"], ["sweep s1"]]);
  });

  test("tells nothing of another client's job, of one that runs, or of none", async (t) => {
    const stage = await makeStage(t);
    const foreign = stage.job({ end: "completed", fields: { sessionId: "s9" } });
    const running = stage.job();
    for (const id of [foreign, running, "mm7kwn40-absnt"])
      assert.equal(await stage.say(monitorSaid(`codex job ${id} completed (x): y`)), "");
    assert.deepEqual([stage.told(foreign), stage.told(running)], [[], []]);
  });
});

describe("an end that this session was told of", () => {
  const before =
    /^codex job \S+: complete, ended at 2026-03-01T10:00:00Z after 0\.0s\. Told before, at 2026-03-01T10:00:0[01]Z\. Work: no change known\. Codex's own words: `codex-companion result \S+`\.$/;

  test("is said in short when its agent returns late, and when the monitor's line comes back late", async (t) => {
    const stage = await makeStage(t);
    await stage.say(agentLaunched("a1"));
    const id = stage.job();
    await stage.say(bashOfAgent("a1", companionOutput(id, "running"), { backgroundTaskId: "b1" }));
    assert.match(await stage.say(notification("a1", "It goes on.")), /: detached at /);
    stage.end(id, "completed");
    const line = monitorSaid(`codex job ${id} completed (no change known): x`);
    assert.match(await stage.say(line), /: complete, .* Task: "/);
    stage.nowMs += 1_000;
    for (const input of [notification("a1", companionOutput(id, "complete")), line])
      assert.match(await stage.say(input), before);
  });

  test("is told in full to a session of the same client that was not told", async (t) => {
    const stage = await makeStage(t);
    const id = stage.job({ end: "completed" });
    await stage.say(PROMPT);
    stage.register("s2");
    assert.match(await stage.say(agentReturned("a1", companionOutput(id, "complete")), "s2"), /: complete, .* Task: "/);
    assert.deepEqual(stage.told(id), ["sweep s1", "agent-return s2"]);
  });
});

describe("a Bash call of the main thread", () => {
  test("has told the end that its sentinel says", async (t) => {
    const stage = await makeStage(t);
    const words = { complete: "completed", failed: "failed", cancelled: "cancelled" } as const;
    for (const [word, end] of Object.entries(words)) {
      const id = stage.job({ end });
      const { text, remember } = await stage.hear(bashOfMain(companionOutput(id, word)));
      assert.deepEqual([text, stage.told(id)], ["", []]);
      remember();
      assert.deepEqual(stage.told(id), ["bash s1"]);
    }
    assert.equal(await stage.say(PROMPT), "");
  });

  test("has told no end if its sentinel says none, or it was a sub-agent's, or the job is another client's", async (t) => {
    const stage = await makeStage(t);
    const id = stage.job({ end: "completed" });
    const foreign = stage.job({ end: "completed", fields: { sessionId: "s9" } });
    const sub = { ...bashOfAgent("a1", companionOutput(id, "complete")), agent_type: "Explore" };
    const inputs = [
      bashOfMain(companionOutput(id, "dispatched")),
      bashOfMain(`codex job ${id}: running`),
      sub,
      bashOfMain(companionOutput(foreign, "complete")),
    ];
    for (const input of inputs) assert.equal(await stage.say(input), "");
    assert.deepEqual([stage.told(id), stage.told(foreign)], [[], []]);
  });
});

describe("an agent's return and news in one prompt", () => {
  test("are told together, the return first, no job twice, within the limit", async (t) => {
    const stage = await makeStage(t);
    const news = Array.from({ length: 8 }, () => stage.job({ end: "completed" }));
    await stage.say(agentLaunched("a1"));
    const id = stage.job({ end: "failed" });
    await stage.say(bashOfAgent("a1", companionOutput(id, "failed")));
    const said = await stage.say(notification("a1", companionOutput(id, "failed")));
    const named = [...said.matchAll(/^codex job (\S+):/gm)].map((match) => match[1]);
    assert.ok(said.length <= 1_000, said);
    assert.ok(named.length > 1 && named.length < 9, said);
    assert.deepEqual(named, [id, ...news.slice(0, named.length - 1)]);
    assert.deepEqual(stage.told(id), ["agent-return s1"]);
    const later = [...(await stage.say(PROMPT)).matchAll(/^codex job (\S+):/gm)].map((match) => match[1]);
    assert.deepEqual([...named, ...later], [id, ...news]);
  });

  test("leave the job of a contradicted call to the return", async (t) => {
    const stage = await makeStage(t);
    const old = stage.job({ end: "completed" });
    stage.nowMs += 60_000;
    await stage.say(agentLaunched("a1"));
    const id = stage.job({ end: "failed" });
    await stage.say(bashOfAgent("a1", companionOutput(id, "failed")));
    const said = await stage.say(notification("a1", companionOutput(old, "complete")));
    assert.match(
      said,
      new RegExp(`^codex job ${old}: contradicted at [^\n]* This call started job ${id}: failed,[^\n]*$`),
    );
    assert.deepEqual([stage.told(old), stage.told(id)], [[], ["agent-return s1"]]);
  });
});
