/** `say JOB TEXT`: words reach the running turn, and whoever says them learns what became of them. */
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { type FakeRig, makeRig } from "../../testing/companion.ts";
import type { FakeScenario } from "../../testing/fake-codex/scenario.ts";
import { eventsOf, hasEvent, readRecord } from "../../testing/job-on-disk.ts";
import { processesUnder } from "../../testing/temp.ts";
import { until } from "../../testing/wait.ts";
import { jobId, json } from "./fixtures/reading.ts";

const LISTENING: FakeScenario = { turns: [[{ do: "say", text: "Waiting." }, { do: "listen" }]] };
const HANGING: FakeScenario = { turns: [[{ do: "say", text: "Waiting." }, { do: "hang" }]] };

/** A job whose turn is under way. */
async function startJob(rig: FakeRig, ...flags: readonly string[]): Promise<string> {
  const id = jobId(await rig.run(["task", "--background", ...flags, "do it"]));
  await until(() => readRecord(rig.home, id)?.["phase"] === "working" && hasEvent(rig.home, id, "message"), {
    what: "the turn",
  });
  return id;
}

describe("say", { concurrency: 3 }, () => {
  test("hands words to the running turn, unchanged; record, log and result have it", async (t) => {
    const rig = await makeRig(t, { scenario: LISTENING });
    const id = await startJob(rig);
    const words = `use "tabs", $HOME and it's \`fine\`\n\tnow`;
    const said = await rig.run(["say", id, "-"], { input: words });
    assert.deepEqual([said.code, said.stderr], [0, ""]);
    assert.match(said.stdout, new RegExp(`^Said to job ${id}: Codex took it\\.`));
    const ended = await rig.run(["status", id, "--wait"]);
    assert.equal(ended.code, 0);
    const steers = (await rig.fake.received()).filter(({ method }) => method === "turn/steer");
    const { input, expectedTurnId } = Object(steers[0]?.["params"]);
    const { turnId } = Object(readRecord(rig.home, id));
    assert.deepEqual([steers.length, input, expectedTurnId], [1, [{ type: "text", text: words }], turnId]);
    const event = eventsOf(rig.home, id).find(({ type }) => type === "said");
    assert.deepEqual([event?.["text"], event?.["turnId"]], [words, turnId]);
    const { stdout } = await rig.run(["result", id]);
    assert.match(stdout, /^Told: use "tabs", \$HOME and it's `fine`$/m);
    assert.match(stdout, /\n {2}said {5}steered once while its turn ran\n/);
    assert.match((await rig.run(["logs", id])).stdout, /was told: use "tabs"/);
    assert.deepEqual(readdirSync(join(rig.home, "jobs", id, "say")), []);
  });

  test("says several things, counts them, and answers as JSON", async (t) => {
    const rig = await makeRig(t, { scenario: HANGING });
    const id = await startJob(rig);
    const first = json(await rig.run(["say", id, "--json", "one", "word"]));
    const second = json(await rig.run(["say", id.slice(0, -1), "--json", "--", "--two"]));
    assert.deepEqual([first.jobId, first.times, second.times, second.isOwn], [id, 1, 2, true]);
    const { job } = json(await rig.run(["cancel", id, "--json"]));
    assert.equal(job.said, 2);
    assert.match((await rig.run(["result", id])).stdout, /steered twice/);
    const late = await rig.run(["say", id, "late"]);
    assert.equal(late.code, 1);
    assert.match(
      late.stderr,
      new RegExp(`Could not say it to job "${id}": it has ended \\(cancelled\\)\\. Continue it with`),
    );
    assert.deepEqual(await processesUnder(rig.home), []);
  });

  test("tells why Codex did not take it", async (t) => {
    const rig = await makeRig(t, { scenario: { ...HANGING, refused: { "turn/steer": "no active turn to steer" } } });
    const id = await startJob(rig);
    const { code, stderr } = await rig.run(["say", id, "go on"]);
    assert.equal(code, 1);
    assert.match(stderr, /Codex did not take it: no active turn to steer\. If its turn has just ended, /);
    assert.equal(json(await rig.run(["cancel", id, "--json"])).job.said, undefined);
  });

  test("says so if the worker is killed before it has answered", async (t) => {
    const rig = await makeRig(t, { scenario: { ...HANGING, silent: ["turn/steer"] } });
    const id = await startJob(rig);
    const saying = rig.run(["say", id, "go on"]);
    const isAsked = async () => (await rig.fake.received()).some(({ method }) => method === "turn/steer");
    await until(isAsked, { what: "the worker to ask Codex" });
    process.kill(Object(readRecord(rig.home, id)).worker.pid, "SIGKILL");
    const { code, stderr } = await saying;
    assert.equal(code, 1);
    assert.match(
      stderr,
      /Could not learn whether it was said to job ".+": its worker took it and did not answer: it has ended \(failed\)\./,
    );
    assert.deepEqual(await processesUnder(rig.home), []);
  });

  test("is refused while the work is checked, and to a review", async (t) => {
    const rig = await makeRig(t, { scenario: { turns: [[{ do: "say", text: "Done." }]] } });
    const id = jobId(await rig.run(["task", "--background", "--verify", "sleep 600", "do it"]));
    await until(() => hasEvent(rig.home, id, "check_started"), { what: "the check" });
    const checked = await rig.run(["say", id, "go on"]);
    assert.deepEqual([checked.code, /its work is being checked/.test(checked.stderr)], [1, true]);
    await rig.run(["cancel", id]);
    await rig.fake.play(HANGING);
    const review = jobId(await rig.run(["adversarial-review", "--commit", "HEAD", "--background"]));
    const refused = await rig.run(["say", review, "go on"]);
    assert.deepEqual([refused.code, /it is a review/.test(refused.stderr)], [2, true]);
    await rig.run(["cancel", review]);
  });

  test("speaks to the job of another client by its id, and says whose it is", async (t) => {
    const rig = await makeRig(t, { scenario: HANGING });
    const id = await startJob(rig);
    const { code, stdout } = await rig.run(["say", id, "hello"], { env: { CODEX_COMPANION_SESSION_ID: "other" } });
    assert.equal(code, 0);
    assert.match(stdout, new RegExp(`^Job ${id} is of another client\\.\n`));
    await rig.run(["cancel", id]);
  });

  test("refuses words that are none, too long or unprintable, before anything is asked", async (t) => {
    const rig = await makeRig(t, { scenario: HANGING });
    const id = await startJob(rig);
    for (const [input, words] of [
      ["", /there are no words\. Give them behind the job, or on stdin\./],
      ["x".repeat(1_000_000), /the text has 1000000 bytes, and at most 65536 can be said at once\./],
      ["a\u0000b", /the text holds control characters\./],
      [new Uint8Array([0xff, 0xfe]), /Could not read the text: it is not UTF-8 text\./],
    ] as const) {
      const { code, stderr } = await rig.run(["say", id], { input });
      assert.equal(code, 2);
      assert.match(stderr, words);
    }
    assert.equal(
      (await rig.fake.received()).some(({ method }) => method === "turn/steer"),
      false,
    );
    await rig.run(["cancel", id]);
    assert.equal((await rig.run(["say"])).code, 2);
    assert.equal((await rig.run(["say", "nosuchjob", "x"])).code, 2);
  });
});
