/** Which thread a task continues; never a new one where an old one was asked for. */
import assert from "node:assert/strict";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { type FakeRig, makeRig } from "../support/companion.ts";
import { jobId, json, lastLine } from "./fixtures/reading.ts";

test("task --resume", async (t) => {
  const rig = await makeRig(t, { scenario: {} });
  const s1 = { CODEX_COMPANION_SESSION_ID: "s1" };
  const first = await task(rig, ["first"], s1);
  const second = await task(rig, ["second"], s1);
  const foreign = await task(rig, ["third"], { CODEX_COMPANION_SESSION_ID: "s2" });

  copyJob(rig, first.jobId, "abcdefgh-ijklm");

  const cases: Readonly<Record<string, { args: string[]; threadId: string; prompt?: string }>> = {
    "a job by its id": { args: ["--resume", first.jobId, "go", "on"], threadId: first.threadId },
    "a job by a prefix": { args: ["--resume", first.jobId.slice(0, -1), "go", "on"], threadId: first.threadId },
    "a job by a prefix without a digit": { args: ["--resume", "abcdefg", "go", "on"], threadId: first.threadId },
    "a job of another client, by its id": { args: ["--resume", foreign.jobId, "go", "on"], threadId: foreign.threadId },
    "a thread by its id": { args: [`--resume=${second.threadId}`, "go", "on"], threadId: second.threadId },
  };
  for (const [name, { args, threadId }] of Object.entries(cases)) {
    await t.test(`continues ${name}`, async () => {
      const answer = await task(rig, args, s1);
      assert.deepEqual([answer.status, answer.threadId], ["completed", threadId]);
      assert.deepEqual(await lastPrompt(rig), { threadId, text: "go on" });
    });
  }

  await t.test("without a reference continues this client's last job, by either flag", async () => {
    const last = await task(rig, ["the last of s1"], s1);
    for (const args of [
      ["--resume", "fix", "it"],
      ["--resume-last", "fix", "it"],
      ["--resume", "--", "fix", "it"],
    ]) {
      const { threadId } = await task(rig, args, s1);
      assert.equal(threadId, last.threadId);
      assert.deepEqual(await lastPrompt(rig), { threadId, text: "fix it" });
    }
  });

  await t.test("takes only what looks like an id for one: other words are prompt", async () => {
    for (const words of [["the", "tests"], ["add"], ["Fix", "2", "bugs"]]) {
      await task(rig, ["--resume", ...words], s1);
      assert.equal((await lastPrompt(rig)).text, words.join(" "));
    }
  });

  await t.test("--fresh starts a new thread", async () => {
    const { threadId } = await task(rig, ["--fresh", "go"], s1);
    assert.equal(
      [first, second, foreign].some((job) => job.threadId === threadId),
      false,
    );
  });

  const prefix = first.jobId.slice(0, 3);
  const refused: Readonly<Record<string, { args: string[]; env?: object; words: RegExp }>> = {
    "an id that no job has": {
      args: ["zzzzzzzz-00000"],
      words: /Could not find job "zzzzzzzz-00000": no job has this id/,
    },
    "a prefix that fits many": {
      args: [`${prefix}`],
      words: new RegExp(`Could not choose job "${prefix}": it fits \\S+, \\S+`),
    },
    "the last job of a client that has none": {
      args: [],
      env: { CODEX_COMPANION_SESSION_ID: "s3" },
      words: /There is no ended job of this client in/,
    },
  };
  for (const [name, { args, env = s1, words }] of Object.entries(refused)) {
    await t.test(`refuses ${name}, and starts nothing`, async () => {
      const before = (await rig.fake.received()).length;
      const reference = args[0] === undefined ? "--resume-last" : `--resume=${args[0]}`;
      const answer = await rig.run(["task", reference, "go"], { env: { ...env } });
      assert.deepEqual([answer.code, answer.stdout], [2, "[[codex-task status=failed kind=payload_invalid]]\n"]);
      assert.match(answer.stderr, words);
      assert.equal((await rig.fake.received()).length, before);
    });
  }

  await t.test("refuses a job that still runs, and one that never had a thread", async () => {
    await rig.fake.play({ turns: [[{ do: "hang" }]] });
    const running = jobId(await rig.run(["task", "--background", "go"], { env: s1 }));
    const still = await rig.run(["task", "--resume", running, "go"], { env: s1 });
    assert.equal(still.code, 2);
    assert.match(still.stderr, new RegExp(`Could not resume job "${running}": it is still running\\. Wait for it`));
    await rig.run(["cancel", running]);

    await rig.fake.play({ refused: { "thread/start": "no" } });
    const { jobId: threadless } = await task(rig, ["go"], s1);
    const never = await rig.run(["task", "--resume", threadless, "go"], { env: s1 });
    assert.match(never.stderr, /it never had a thread\. Start a fresh task\./);
  });

  await t.test("of a thread that Codex does not know fails the job, and never begins a new thread", async () => {
    await rig.fake.play({});
    const unknown = "00000000-0000-4000-8000-000000000000";
    const answer = await rig.run(["task", "--resume", unknown, "go"], { env: s1 });
    assert.equal(answer.code, 1);
    assert.match(lastLine(answer), /^\[\[codex-task status=failed id=\S+ work=none kind=payload_invalid\]\]$/);
    assert.equal((await rig.fake.received()).at(-1)?.["method"], "thread/resume");
  });
});

async function task(rig: FakeRig, args: readonly string[], env: Record<string, string>) {
  const answer = await rig.run(["task", "--json", ...args], { env });
  return json(answer) as { jobId: string; threadId: string; status: string };
}

async function lastPrompt(rig: FakeRig): Promise<{ threadId: string; text: string | undefined }> {
  const sent = (await rig.fake.received()).findLast(({ method }) => method === "turn/start");
  assert.ok(sent, "no turn was started");
  const { threadId, input } = sent["params"] as { threadId: string; input: { text: string }[] };
  return { threadId, text: input[0]?.text };
}

/** Gives a job a second life under an id of the test's choice. */
function copyJob(rig: FakeRig, from: string, to: string): void {
  const [source, target] = [from, to].map((id) => join(rig.home, "jobs", id)) as [string, string];
  const newest = readdirSync(source).findLast((name) => /^r\d{8}\.json$/.test(name)) ?? "";
  mkdirSync(target);
  writeFileSync(join(target, newest), readFileSync(join(source, newest), "utf8").replaceAll(from, to));
}
