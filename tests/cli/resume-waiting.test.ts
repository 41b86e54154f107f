/** Tasks that continue one thread run one after the other, and may be ordered before there is a thread. */
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { type FakeRig, type Finished, makeRig } from "../../testing/companion.ts";
import type { FakeScenario } from "../../testing/fake-codex/scenario.ts";
import { jobIds, readRecord } from "../../testing/job-on-disk.ts";
import { until } from "../../testing/wait.ts";
import { GATE, openGate } from "./fixtures/gate.ts";
import { jobId, json } from "./fixtures/reading.ts";

const GATED: FakeScenario = { turns: [[GATE, { do: "say", text: "Done." }]] };
const HANGS: FakeScenario = { turns: [[{ do: "hang" }]] };

describe("a task in the thread of another job", { concurrency: 3 }, () => {
  test("waits for the end of that job, says so, and continues its thread, the older one first", async (t) => {
    const rig = await makeRig(t, { scenario: GATED });
    const first = jobId(await background(rig));
    const answer = await background(rig, "--resume", first);
    const second = jobId(answer);
    assert.equal(answer.code, 0);
    assert.ok(answer.stdout.includes(`\n  resumes  job ${first}\n`), answer.stdout);
    assert.match(answer.stdout, new RegExp(`\n  waiting  it waits for job ${first} to end, in the same thread\n`));
    assert.ok(answer.stdout.endsWith(`[[codex-task status=waiting id=${second} reason=after]]\n`), answer.stdout);
    const { threadId } = await until(() => read(rig, first)["threadId"] !== null && read(rig, first), {
      what: "a thread",
    });
    const third = jobId(await background(rig, "--resume", first));
    const fourth = jobId(await background(rig, "--resume", threadId));
    assert.deepEqual(read(rig, fourth)["waiting"].detail, { jobs: [first, second, third], sameThread: true });
    openGate(rig);
    const ends = [];
    for (const id of [first, second, third, fourth]) ends.push(await ended(rig, id));
    assert.deepEqual(
      ends.map(({ status, threadId: own }) => [status, own]),
      ends.map(() => ["completed", threadId]),
    );
    assertOneAtATime(ends);
    assert.deepEqual(ends[1]?.["request"].resumeOf, threadId);
  });

  test("with --no-queue is refused, and names the job and what to do", async (t) => {
    const rig = await makeRig(t, { scenario: HANGS });
    const first = jobId(await background(rig));
    const refused = await background(rig, "--no-queue", "--resume", first);
    assert.deepEqual([refused.code, refused.stdout], [3, "[[codex-task status=failed kind=no_slot]]\n"]);
    assert.match(
      refused.stderr,
      new RegExp(`job ${first} uses the thread that it is to continue.*status ${first} --wait`),
    );
    assert.deepEqual(jobIds(rig.home), [first]);
    await rig.run(["cancel", first]);
  });

  test("continues a job that was cancelled meanwhile, unless it was to come after that; without a thread it fails", async (t) => {
    const rig = await makeRig(t, { scenario: GATED });
    const first = jobId(await background(rig));
    await until(() => read(rig, first)["turnId"] !== null, { what: "a turn" });
    const anyhow = jobId(await background(rig, "--resume", first));
    const after = jobId(await background(rig, "--after", first, "--resume", first));
    const never = jobId(await background(rig, "--not-before", "1h"));
    const threadless = jobId(await background(rig, "--resume", never));
    for (const id of [never, first]) await rig.run(["cancel", id]);
    openGate(rig);
    assert.deepEqual(
      [(await ended(rig, anyhow))["status"], read(rig, anyhow)["threadId"]],
      ["completed", read(rig, first)["threadId"]],
    );
    for (const [id, words] of [
      [after, `Job ${first}, which this job was to come after, was cancelled.`],
      [threadless, `Job ${never}, which this job was to continue, ended without a thread.`],
    ] as const) {
      const { failure, startedAt } = await ended(rig, id);
      assert.deepEqual([failure.kind, failure.message, startedAt], ["dependency_failed", words, null]);
    }
  });

  test("after an isolated job continues in the copy of that", async (t) => {
    const rig = await makeRig(t, { scenario: GATED });
    const first = jobId(await background(rig, "--write", "--isolate"));
    const answer = await rig.run([
      "task",
      "--background",
      "--json",
      "--write",
      "--after",
      first,
      "--resume",
      first,
      "go",
    ]);
    const { jobId: second, resumed } = json(answer);
    const copy = join(rig.home, "copies", first);
    assert.deepEqual(resumed, { jobId: first, threadId: null, cwd: copy });
    writeFileSync(join(rig.home, "copies", "gate"), ""); // The gate of a turn in a copy.
    const { status, place, cwd, threadId } = await ended(rig, second);
    assert.deepEqual([status, place, cwd], ["completed", read(rig, first)["place"], copy]);
    assert.equal(threadId, read(rig, first)["threadId"]);
  });

  test("runs alone in it, however many are started at once", async (t) => {
    const rig = await makeRig(t, {
      scenario: {
        turns: [
          [
            { do: "pause", ms: 100 },
            { do: "say", text: "Done." },
          ],
        ],
      },
    });
    const first = jobId(await rig.run(["task", "go"]));
    const answers = await Promise.all(Array.from({ length: 6 }, () => background(rig, "--resume", first)));
    const ends = await Promise.all(answers.map((answer) => ended(rig, jobId(answer))));
    assert.deepEqual(
      ends.map(({ status, threadId }) => [status, threadId]),
      ends.map(() => ["completed", read(rig, first)["threadId"]]),
    );
    assertOneAtATime(ends);
  });
});

/** Each starts when the one before has ended. */
function assertOneAtATime(records: readonly ReturnType<typeof read>[]): void {
  const runs = records.toSorted((a, b) => Date.parse(a["startedAt"]) - Date.parse(b["startedAt"]));
  for (const [at, run] of runs.entries()) {
    const before = runs[at - 1];
    assert.ok(
      before === undefined || before["completedAt"] <= run["startedAt"],
      `${run["id"]} began in ${before?.["id"]}`,
    );
  }
}

function background(rig: FakeRig, ...flags: readonly string[]): Promise<Finished> {
  return rig.run(["task", "--background", ...flags, "--", "go"]);
}

function read(rig: FakeRig, id: string) {
  return readRecord(rig.home, id) ?? {};
}

function ended(rig: FakeRig, id: string) {
  const isEnded = () => ["completed", "failed", "cancelled"].includes(read(rig, id)["status"]);
  return until(() => isEnded() && read(rig, id), { what: `the end of ${id}` });
}
