/** `task --verify CMD --rounds N`: a failed check is handed back in the same thread, and every round is told. */
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { makeRig } from "../../testing/companion.ts";
import type { FakeScenario, FakeStep } from "../../testing/fake-codex/scenario.ts";
import { eventsOf, readRecord } from "../../testing/job-on-disk.ts";
import { processesUnder } from "../../testing/temp.ts";
import { until } from "../../testing/wait.ts";
import { flat, jobId, json, lastLine } from "./fixtures/reading.ts";

const COMMIT = "git add . && git -c user.name=T -c user.email=t@example.invalid commit -q -m";
/** A turn that counts itself in the file `turns`, commits, and says which it was. */
const turn = (number: number): readonly FakeStep[] => [
  { do: "run", command: `echo ${number} > turns && ${COMMIT} turn-${number}` },
  { do: "say", text: `Turn ${number}.` },
];
const WORK: FakeScenario = { turns: [turn(1), turn(2), turn(3), turn(4)] };
const TASK = ["task", "--write", "--allow-commit"];
const THIRD = ["--verify", "echo saw $(cat turns); test $(cat turns) = 3"];

describe("a task with rounds", { concurrency: 3 }, () => {
  test("hands a failed check back until it passes, in one thread, and counts the commits of every round", async (t) => {
    const rig = await makeRig(t, { scenario: WORK });
    const done = await rig.run([...TASK, ...THIRD, "--rounds", "4", "do it"]);
    assert.match(lastLine(done), /status=complete id=\S+ work=commits verify=pass\]\]$/);
    assert.equal(done.code, 0);
    assert.match(done.stdout, /^Turn 3\.$/m);
    assert.match(done.stdout, /\n {2}check {4}passed in round 3 of 4: echo saw/);
    assert.match(done.stdout, /\n {2}attempts 3: verify_failed, verify_failed, good\n/);
    const { job } = json(await rig.run(["result", jobId(done), "--json"]));
    assert.equal(job.request.rounds, 4);
    assert.deepEqual(
      job.rounds.map(({ number, exit_code }: { number: number; exit_code: number }) => [number, exit_code]),
      [
        [1, 1],
        [2, 1],
        [3, 0],
      ],
    );
    const subjects = job.evidence.commits.map(({ subject }: { subject: string }) => subject);
    assert.deepEqual(subjects, ["turn-1", "turn-2", "turn-3"]);
    const starts = (await rig.fake.received()).filter(({ method }) => method === "turn/start");
    assert.deepEqual([...new Set(starts.map(({ params }) => Object(params).threadId))], [job.threadId]);
    const told = JSON.stringify(starts[1]?.["params"]);
    assert.match(told, /the check failed with exit code 1 \(check 1 of at most 4\)/);
    assert.match(told, /\\n {4}saw 1\\n/);
    const handed = eventsOf(rig.home, job.id).filter(({ type }) => type === "handed_back");
    assert.deepEqual(
      handed.map(({ attempt, round, of, exitCode }) => [attempt, round, of, exitCode]),
      [
        [1, 1, 4, 1],
        [2, 2, 4, 1],
      ],
    );
    const logs = await rig.run(["logs", job.id]);
    assert.match(logs.stdout, /hands the failed check back to Codex \(round 2 of 4\)/);
    const explained = await rig.run(["explain", job.id]);
    assert.match(flat(explained.stdout), /Check 2 of at most 4 failed with exit code 1/);
    assert.match(flat(explained.stdout), /Its check was handed back to Codex\./);
  });

  test("fails with the last round if none passes", async (t) => {
    const rig = await makeRig(t, { scenario: WORK });
    const done = await rig.run([...TASK, "--verify", "echo no; exit 3", "--rounds", "2", "do it"]);
    assert.match(lastLine(done), /status=failed id=\S+ work=commits verify=fail kind=verify_failed\]\]$/);
    assert.match(done.stdout, /verify_failed: The check ended with exit code 3 in round 2 of 2\. Its last line: no\n/);
    assert.match(done.stdout, /\n {2}check {4}failed in round 2 of 2 \(exit code 3\): /);
    const { job } = json(await rig.run(["status", jobId(done), "--json"]));
    assert.deepEqual([job.rounds.length, job.evidence.commits.length], [2, 2]);
  });

  test("makes one check if the first passes, or if only one is asked for", async (t) => {
    const rig = await makeRig(t, { scenario: WORK });
    const passed = await rig.run([...TASK, "--verify", "true", "--rounds", "3", "do it"]);
    assert.match(passed.stdout, /passed in round 1 of 3: true\n/);
    const single = await rig.run([...TASK, "--verify", "exit 3", "--rounds", "1", "do it"]);
    assert.match(single.stdout, /verify_failed: The check ended with exit code 3\.\n/);
    const { job } = json(await rig.run(["status", jobId(single), "--json"]));
    assert.deepEqual([job.rounds, job.request.rounds], [undefined, undefined]);
  });

  test("does not hand back what could not be run or did not end, and says why", async (t) => {
    const rig = await makeRig(t, { scenario: WORK });
    const env = { CODEX_COMPANION_VERIFY_LIMIT_MS: "300" };
    const absent = await rig.run([...TASK, "--verify", "no-such-program-here", "--rounds", "3", "do it"]);
    assert.match(
      absent.stdout,
      /exit code 127 in round 1 of 3, and was not handed back to Codex, because it could not be run\. /,
    );
    const slow = await rig.run([...TASK, "--verify", "sleep 60", "--rounds", "3", "do it"], { env });
    assert.match(slow.stdout, /round 1 of 3, and was not handed back to Codex, because it did not end in time\. /);
    const starts = (await rig.fake.received()).filter(({ method }) => method === "turn/start");
    assert.equal(starts.length, 2);
  });

  test("tries again within a round what another attempt may mend, and tells Codex of the check once more", async (t) => {
    const overloaded: readonly FakeStep[] = [{ do: "fail", message: "busy", codexErrorInfo: "serverOverloaded" }];
    const rig = await makeRig(t, { scenario: { turns: [turn(1), overloaded, turn(3)] } });
    const done = await rig.run([...TASK, ...THIRD, "--rounds", "2", "do it"]);
    assert.match(done.stdout, /passed in round 2 of 2: /);
    assert.match(done.stdout, /attempts 3: verify_failed, overloaded, good\n/);
    const starts = (await rig.fake.received()).filter(({ method }) => method === "turn/start");
    assert.match(JSON.stringify(starts[2]), /was cut short.*check 1 of at most 2/);
  });

  test("keeps the failure of a later turn, and the check before it", async (t) => {
    const limit: readonly FakeStep[] = [{ do: "fail", message: "no more", codexErrorInfo: "usageLimitExceeded" }];
    const rig = await makeRig(t, { scenario: { turns: [turn(1), limit] } });
    const done = await rig.run([...TASK, ...THIRD, "--rounds", "3", "do it"]);
    assert.match(lastLine(done), /status=failed id=\S+ work=commits kind=usage_limit\]\]$/);
    assert.match(done.stdout, /\n {2}check {4}failed in round 1 of 3 \(exit code 1\): /);
    assert.match(done.stdout, /^Turn 1\.$/m);
  });

  test("holds its limit over turns, checks and rounds together", async (t) => {
    const rig = await makeRig(t, { scenario: { turns: [turn(1), [{ do: "hang" }]] } });
    const done = await rig.run([...TASK, ...THIRD, "--rounds", "3", "--timeout", "3s", "do it"]);
    assert.match(lastLine(done), /status=failed id=\S+ work=commits kind=timeout\]\]$/);
    const { job } = json(await rig.run(["status", jobId(done), "--json"]));
    const tookMs = Date.parse(job.completedAt) - Date.parse(job.startedAt);
    assert.ok(tookMs >= 2_900 && tookMs < 15_000, `${tookMs} ms`);
    assert.deepEqual([job.stopping.cause, job.rounds.length], ["timeout", 1]);
  });

  test("leaves a truthful record if its worker is killed between rounds", async (t) => {
    const rig = await makeRig(t, { scenario: { turns: [turn(1), [{ do: "hang" }]] } });
    const id = jobId(await rig.run([...TASK, "--background", ...THIRD, "--rounds", "3", "do it"]));
    await until(() => eventsOf(rig.home, id).some(({ type }) => type === "handed_back"), { what: "the second round" });
    const { worker } = Object(readRecord(rig.home, id));
    process.kill(worker.pid, "SIGKILL");
    const { job: lost } = json(await rig.run(["status", id, "--json"]));
    assert.deepEqual([lost.status, lost.failure.kind, lost.rounds.length], ["failed", "worker_lost", 1]);
    assert.match((await rig.run(["result", id])).stdout, /check {4}failed in round 1 of 3 \(exit code 1\)/);
    assert.deepEqual(await processesUnder(rig.home), []);
  });

  test("works in a copy as in the workspace", async (t) => {
    const rig = await makeRig(t, { scenario: WORK });
    const done = await rig.run(["task", "--write", "--isolate", ...THIRD, "--rounds", "3", "do it"]);
    assert.match(lastLine(done), /status=complete id=\S+ work=commits verify=pass\]\]$/);
    assert.match(done.stdout, /passed in round 3 of 3: /);
    assert.equal(existsSync(join(rig.repo, "turns")), false);
    const { job } = json(await rig.run(["status", jobId(done), "--json"]));
    assert.deepEqual([job.evidence.attribution, job.evidence.commits.length], ["isolated", 3]);
  });

  test("stores no secret that a check prints, and hands none back", async (t) => {
    const rig = await makeRig(t, { scenario: WORK });
    const env = { SOME_API_KEY: "planted-value-1234" };
    await rig.run([...TASK, "--verify", 'echo "$SOME_API_KEY"; exit 1', "--rounds", "2", "do it"], { env });
    const starts = (await rig.fake.received()).filter(({ method }) => method === "turn/start");
    assert.match(JSON.stringify(starts[1]), / {4}\[secret\]/);
    assert.doesNotMatch(JSON.stringify(starts), /planted-value/);
  });
});

test("--rounds needs a check, and is a number from 1 to 5", async (t) => {
  const rig = await makeRig(t, { scenario: {} });
  const cases = [
    [["--rounds", "2"], /Could not use --rounds: there is no check that could be made again\. Add --verify CMD\./],
    [["--verify", "true", "--rounds", "6"], /Could not use --rounds 6: at most 5 checks are made\./],
    [["--verify", "true", "--rounds", "0"], /Could not read --rounds "0": it is not a whole number of at least 1\./],
    [["--verify", "true", "--rounds", "two"], /Could not read --rounds "two": /],
  ] as const;
  for (const [flags, words] of cases) {
    const { code, stderr } = await rig.run(["task", ...flags, "do it"]);
    assert.equal(code, 2);
    assert.match(stderr, words);
  }
  const review = await rig.run(["review", "--rounds", "2"]);
  assert.equal(review.code, 2);
});
