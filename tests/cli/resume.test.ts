/** Which thread a task continues; never a new one if an old one was asked for. */
import assert from "node:assert/strict";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { type FakeRig, makeRig } from "../../testing/companion.ts";
import { jobIds, readRecord } from "../../testing/job-on-disk.ts";
import { makeRepository } from "../../testing/repository.ts";
import { type Json, json, lastLine } from "./fixtures/reading.ts";

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
      ["--resume-last", "fix", "it"],
      ["--resume", "--", "fix", "it"],
    ]) {
      const { threadId } = await task(rig, args, s1);
      assert.equal(threadId, last.threadId);
      assert.deepEqual(await lastPrompt(rig), { threadId, text: "fix it" });
    }
  });

  await t.test("--fresh starts a new thread", async () => {
    const { threadId } = await task(rig, ["--fresh", "go"], s1);
    assert.equal(
      [first, second, foreign].some((job) => job.threadId === threadId),
      false,
    );
  });

  await t.test("alone, with the prompt from stdin, continues the last one too", async () => {
    const last = await task(rig, ["the last of s1"], s1);
    for (const args of [["--resume"], ["--resume", "--read-only"], ["--resume", "--"]]) {
      const { code } = await rig.run(["task", ...args], { env: s1, input: "fix it" });
      assert.deepEqual([code, await lastPrompt(rig)], [0, { threadId: last.threadId, text: "fix it" }]);
    }
  });

  await t.test(
    "takes the word behind it for the reference, never for prompt: what fits nothing is refused",
    async () => {
      for (const words of [
        ["nosuch", "hello"],
        ["fix", "it"],
        ["add"],
        ["Fix", "2", "bugs"],
        ["fix the tests"],
        ["01a1fc26-c9ee-7c22", "go"],
        ["--cwd", rig.repo, "--resume", "then"],
        ["zz", "--write", "go"],
      ]) {
        const before = (await rig.fake.received()).length;
        const args = words.includes("--resume") ? words : ["--resume", ...words];
        const { code, stdout, stderr } = await rig.run(["task", ...args], { env: s1, input: "go" });
        assert.deepEqual([code, stdout], [2, "[[codex-task status=failed kind=payload_invalid]]\n"], words.join(" "));
        const reference = args[args.indexOf("--resume") + 1];
        assert.ok(
          stderr.includes(`Could not find job "${reference}": no job has this id. What follows --resume`),
          stderr,
        );
        assert.equal((await rig.fake.received()).length, before);
      }
    },
  );

  await t.test("without a value if one was written, as of an unset variable, is refused", async () => {
    for (const args of [
      ["--resume", "", "go"],
      ["--resume=", "go"],
    ]) {
      const { code, stderr } = await rig.run(["task", ...args], { env: s1 });
      assert.deepEqual([code, stderr.includes("Could not use --resume: its value is empty.")], [2, true]);
    }
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

  await t.test("refuses a job that never had a thread", async () => {
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

test("task --resume says which job is continued, and runs in its folder unless another is given", async (t) => {
  const rig = await makeRig(t, { scenario: {} });
  const elsewhere = await makeRepository(join(rig.folder, "elsewhere"));
  const below = join(elsewhere, "below");
  mkdirSync(below);
  const made = JSON.parse((await rig.run(["task", "--json", "first"], { cwd: below })).stdout);
  const { jobId: id, threadId } = made;
  assert.equal("resumed" in made, false);

  for (const reference of [id, id.slice(0, -1), threadId]) {
    const { code, stdout } = await rig.run(["task", "--resume", reference, "go on"]);
    assert.equal(code, 0, stdout);
    const next = newestJob(rig);
    const head = `codex job ${next.id}: running\n  resumes  job ${id}\n  folder   ${below}\n`;
    if (reference !== threadId) assert.equal(stdout.slice(0, head.length), head);
    assert.match(stdout, /\n {2}resumes {2}job \S+\n/);
    assert.deepEqual([next.cwd, next.workspaceRoot, next.threadId], [below, elsewhere, threadId]);
    assert.equal((await lastTurn(rig))["cwd"], below);
  }

  const background = json(await rig.run(["task", "--background", "--json", "--resume", id, "go on"]));
  assert.deepEqual(background.resumed, { jobId: id, threadId, cwd: below });
  await rig.run(["status", background.jobId, "--wait"]);

  const given = json(await rig.run(["task", "--json", "--cwd", rig.repo, "--resume", id, "go on"]));
  assert.deepEqual([given.resumed, newestJob(rig).workspaceRoot], [{ jobId: id, threadId, cwd: rig.repo }, rig.repo]);

  await rm(elsewhere, { recursive: true });
  const { code, stdout, stderr } = await rig.run(["task", "--resume", id, "go on"]);
  assert.deepEqual([code, stdout], [3, "[[codex-task status=failed kind=cwd_missing]]\n"]);
  assert.ok(stderr.includes(`Could not start Codex in "${below}": the folder does not exist.`), stderr);
});

test("a prompt file is looked for where the command was called, not where the resumed job runs", async (t) => {
  const rig = await makeRig(t, { scenario: {} });
  const elsewhere = await makeRepository(join(rig.folder, "elsewhere"));
  const { jobId: id } = json(await rig.run(["task", "--json", "first"], { cwd: elsewhere }));
  writeFileSync(join(rig.repo, "prompt.txt"), "from here");
  assert.equal((await rig.run(["task", "--resume", id, "--prompt-file", "prompt.txt"])).code, 0);
  assert.equal((await lastPrompt(rig)).text, "from here");
});

async function lastTurn(rig: FakeRig): Promise<Json> {
  const sent = (await rig.fake.received()).findLast(({ method }) => method === "thread/resume");
  return (sent ?? assert.fail())["params"] as Json;
}

function newestJob(rig: FakeRig): Json {
  return readRecord(rig.home, jobIds(rig.home).at(-1) ?? assert.fail()) ?? assert.fail();
}

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
