/** A task continues a thread: the same one, with all that was said in it, or none at all. */
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { makeRig, type RealRig } from "../../testing/companion.ts";
import { eventsOf, jobIds, readRecord } from "../../testing/job-on-disk.ts";
import { makeRepository } from "../../testing/repository.ts";
import { inputOf } from "../../testing/scripted-model/request.ts";
import { until } from "../../testing/wait.ts";

test("a thread is continued by the last job, by a job's id and by its own id", async (t) => {
  const rig = await makeRig(t);
  await rig.run(["task", "--", "[[say:The first answer.]]"]);
  const { id, threadId } = newest(rig);
  for (const reference of [["--resume-last"], ["--resume"], ["--resume", id], ["--resume", threadId]]) {
    const prompt = `[[say:Continued by ${reference.join(" ")}.]]`;
    const { code, stdout } = await rig.run(["task", ...reference, "--", prompt]);
    assert.equal(code, 0, stdout);
    assert.ok(stdout.includes(`\nContinued by ${reference.join(" ")}.\n`), stdout);
    assert.equal(newest(rig)["threadId"], threadId);
    const conversation = JSON.stringify(inputOf(rig.model.responses().at(-1) ?? assert.fail()));
    for (const words of ["[[say:The first answer.]]", '"The first answer."', prompt]) {
      assert.ok(conversation.includes(words), `${words} is not in ${conversation}`);
    }
  }
});

test("the tokens of a resumed task are its own, not those of the whole thread", async (t) => {
  const rig = await makeRig(t);
  // Each answer of the scripted model counts 120 tokens.
  const prompts = ["[[say:The first answer.]]", "[[run:echo hi]] [[say:The second one.]]", "[[say:The third one.]]"];
  const tokens: unknown[] = [];
  for (const prompt of prompts) {
    const { code, stdout } = await rig.run(["task", ...(tokens.length === 0 ? [] : ["--resume-last"]), "--", prompt]);
    assert.equal(code, 0, stdout);
    tokens.push(/ (\d+) tokens$/mu.exec(stdout)?.[1]);
  }
  assert.deepEqual(tokens, ["120", "240", "120"]);
});

test("a resumed task works in the folder of its job, not where it was called", async (t) => {
  const rig = await makeRig(t);
  const elsewhere = await makeRepository(join(rig.folder, "elsewhere"));
  await rig.run(["task", "--", "[[say:The first answer.]]"], { cwd: elsewhere });
  const { id } = newest(rig);
  const { stdout } = await rig.run(["task", "--write", "--resume", id, "--", "[[run:echo x > made.txt]]"]);
  assert.ok(stdout.includes(`\n  resumes  job ${id}\n  folder   ${elsewhere}\n`), stdout);
  assert.deepEqual([existsSync(join(elsewhere, "made.txt")), existsSync(join(rig.repo, "made.txt"))], [true, false]);
});

test("a fresh task knows nothing of the thread before", async (t) => {
  const rig = await makeRig(t);
  await rig.run(["task", "--", "[[say:The first answer.]]"]);
  const { threadId } = newest(rig);
  await rig.run(["task", "--fresh", "--", "[[say:Anew.]]"]);
  assert.notEqual(newest(rig)["threadId"], threadId);
  assert.ok(!JSON.stringify(rig.model.responses().at(-1)?.body).includes("The first answer."));
});

test("a thread that is not known is an error, never a new thread", async (t) => {
  const rig = await makeRig(t);
  const unknown = "01a1fc26-c9ee-7c22-b4ce-34a96ea19ad1";
  const { code, stdout } = await rig.run(["task", "--resume", unknown, "--", "[[say:Never.]]"]);
  assert.equal(code, 1);
  assert.match(
    stdout,
    /\n {2}failure {2}payload_invalid: .*no rollout found for thread id[\s\S]* kind=payload_invalid\]\]\n$/u,
  );
  assert.equal(newest(rig)["threadId"], null);
  assert.equal(rig.model.responses().length, 0);
  const job = await rig.run(["task", "--resume", "zzzzzzzz-zzzzz", "--", "[[say:Never.]]"]);
  assert.equal(job.code, 2);
  assert.match(job.stderr, /^codex-companion: Could not find job "zzzzzzzz-zzzzz"[^\n]+\n$/u);
});

test("a thread that another job is writing to is waited for, and continued when that job has ended", async (t) => {
  const rig = await makeRig(t);
  await rig.run(["task", "--background", "--", "[[run:sleep 600]]"]);
  const { id } = newest(rig);
  await until(() => eventsOf(rig.home, id).some(({ type }) => type === "command_started"), { what: "the command" });
  const { threadId } = newest(rig);
  const waiting = [];
  for (const reference of [id, threadId]) {
    const { code, stdout } = await rig.run(["task", "--background", "--resume", reference, "--", "[[say:Later.]]"]);
    assert.deepEqual([code, /^codex job \S+: waiting\n/.test(stdout)], [0, true]);
    waiting.push(newest(rig)["id"]);
  }
  assert.equal(readRecord(rig.home, id)?.["status"], "running");
  assert.equal((await rig.run(["cancel", id])).code, 0);
  for (const later of waiting) {
    const { code, stdout } = await rig.run(["status", later, "--wait"]);
    assert.equal(code, 0, stdout);
    assert.equal(readRecord(rig.home, later)?.["threadId"], threadId);
  }
});

test("a cancelled task can be continued", async (t) => {
  const rig = await makeRig(t);
  await rig.run(["task", "--background", "--write", "--", "Remember the blue door. [[run:sleep 600]]"]);
  const { id } = newest(rig);
  await until(() => eventsOf(rig.home, id).some(({ type }) => type === "command_started"), { what: "the command" });
  assert.equal((await rig.run(["cancel", id])).code, 0);
  const { threadId } = newest(rig);
  const { code } = await rig.run(["task", "--resume-last", "--", "[[say:Went on.]]"]);
  assert.equal(code, 0);
  assert.equal(newest(rig)["threadId"], threadId);
  assert.ok(JSON.stringify(rig.model.responses().at(-1)?.body).includes("Remember the blue door."));
});

/** The record of the newest job. */
function newest(rig: RealRig) {
  return readRecord(rig.home, jobIds(rig.home).at(-1) ?? assert.fail()) ?? assert.fail();
}
