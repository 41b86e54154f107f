/** Jobs that wait: why, in which order, and how a wait ends. The hammer is in `crash/slots.test.ts`. */
import assert from "node:assert/strict";
import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { appendToLedger } from "../../plugins/codex/scripts/src/io/ledger.ts";
import { livenessOf } from "../../plugins/codex/scripts/src/io/process/identity.ts";
import { type FakeRig, type Finished, finished, makeRig } from "../../testing/companion.ts";
import type { FakeScenario } from "../../testing/fake-codex/scenario.ts";
import { eventsOf, jobIds, readRecord } from "../../testing/job-on-disk.ts";
import { processesUnder, untilSilent } from "../../testing/temp.ts";
import { until } from "../../testing/wait.ts";
import { failedWith } from "../core/reliability/ledger-lines.ts";
import { GATE, openGate } from "./fixtures/gate.ts";
import { flat, jobId, json, lastLine } from "./fixtures/reading.ts";

const LOGGED_OUT: FakeScenario = {
  turns: [[{ do: "fail", message: "401 Unauthorized", codexErrorInfo: "unauthorized" }]],
};
const GATED: FakeScenario = { turns: [[GATE, { do: "say", text: "Done." }]] };
const HANGS: FakeScenario = { turns: [[{ do: "hang" }]] };

describe("slot", { concurrency: 2 }, () => {
  test("the second job waits for it, says why, and starts when the first has ended", async (t) => {
    const rig = await makeRig(t, { scenario: GATED });
    allow(rig, { maxConcurrent: 1 });
    const first = jobId(await background(rig));
    const answer = await background(rig);
    const second = jobId(answer);
    assert.equal(answer.code, 0);
    assert.match(
      answer.stdout,
      new RegExp(`^codex job ${second}: waiting\n  waiting  it waits for a slot: 1 may run at once\n`),
    );
    assert.ok(answer.stdout.endsWith(`[[codex-task status=waiting id=${second} reason=slot]]\n`), answer.stdout);
    assert.deepEqual(read(rig, second)["waiting"].detail, { ceiling: "home", most: 1 });
    openGate(rig);
    await ended(rig, first);
    const record = await ended(rig, second);
    assert.deepEqual([record["status"], "waiting" in record], ["completed", false]);
    const types = eventsOf(rig.home, second).map(({ type }) => type);
    assert.deepEqual(types.slice(0, 3), ["claimed", "waiting", "started"]);
    assert.ok(Date.parse(record["startedAt"]) >= Date.parse(read(rig, first)["completedAt"]));
  });

  test("--no-queue is refused instead, and leaves no job", async (t) => {
    const rig = await makeRig(t, { scenario: HANGS });
    allow(rig, { maxConcurrent: 1 });
    const first = jobId(await background(rig, "--no-queue"));
    const refused = await background(rig, "--no-queue");
    assert.deepEqual([refused.code, refused.stdout], [3, "[[codex-task status=failed kind=no_slot]]\n"]);
    assert.match(
      refused.stderr,
      /1 may run at once, and no slot is free\. Leave --no-queue out: then this task waits\./,
    );
    const canary = await rig.run(["canary", "--vary", "none"]);
    const said = flat(canary.stdout + canary.stderr);
    assert.deepEqual([said.includes("no slot is free. Wait until"), said.includes("--no-queue")], [true, false], said);
    assert.deepEqual(jobIds(rig.home), [first]);
    await rig.run(["cancel", first]);
  });

  test("a foreground task says why it waits, hands over, and is not told as failed", async (t) => {
    const rig = await makeRig(t, { scenario: HANGS });
    allow(rig, { maxConcurrentPerWorkspace: 1 });
    const first = jobId(await background(rig));
    const answer = await rig.run(["task", "--handover-after", "1s", "go"]);
    const second = jobId(answer);
    assert.equal(answer.code, 0);
    assert.match(
      answer.stdout,
      /^codex job \S+: waiting\n {2}waiting {2}it waits for a slot: 1 may run at once in this workspace\n/,
    );
    assert.ok(answer.stdout.endsWith(`[[codex-task status=waiting id=${second} reason=slot]]\n`), answer.stdout);
    const asJson = json(await rig.run(["task", "--background", "--json", "go"]));
    assert.equal(asJson.status, "waiting");
    for (const id of [asJson.jobId, second, first]) assert.equal((await rig.run(["cancel", id])).code, 0);
  });

  test("cancel of a waiting job starts nothing and returns when its worker is gone; the next in line moves up", async (t) => {
    const rig = await makeRig(t, { scenario: GATED });
    allow(rig, { maxConcurrent: 1 });
    const first = jobId(await background(rig));
    const second = jobId(await background(rig));
    const third = jobId(await background(rig));
    const worker = read(rig, second)["worker"];
    const answer = await rig.run(["cancel", second]);
    assert.equal(answer.code, 0);
    assert.equal(livenessOf(worker), "gone");
    const record = read(rig, second);
    assert.deepEqual([record["status"], record["startedAt"], record["evidence"]], ["cancelled", null, null]);
    openGate(rig);
    for (const id of [first, third]) assert.equal((await ended(rig, id))["status"], "completed");
    assert.equal(turnsStarted(await rig.fake.received()), 2);
  });

  test("a waiting job whose worker was killed is settled as worker_lost, with the line that starts it again", async (t) => {
    const rig = await makeRig(t, { scenario: HANGS });
    allow(rig, { maxConcurrent: 1 });
    const first = jobId(await background(rig));
    const second = jobId(await background(rig, "--write", "--model", "fake model"));
    process.kill(read(rig, second)["worker"].pid, "SIGKILL");
    const status = await until(
      async () => {
        const { job } = json(await rig.run(["status", second, "--json"]));
        return job.status === "failed" && job;
      },
      { what: "the settled job" },
    );
    assert.deepEqual([status.failure.kind, status.evidence, status.exit], ["worker_lost", null, null]);
    const prompt = join(rig.home, "jobs", second, "prompt.md");
    const line = `codex-companion task --cwd ${rig.repo} --write --model 'fake model' --prompt-file ${prompt}`;
    assert.ok(status.failure.hint.includes(`Start it again: ${line}`), status.failure.hint);
    await rig.run(["cancel", first]);
  });

  test("a worker that is asked to stop while its job waits says so, and nothing was started", async (t) => {
    const rig = await makeRig(t, { scenario: {} });
    const id = jobId(await background(rig, "--not-before", "1h"));
    process.kill(read(rig, id)["worker"].pid, "SIGTERM");
    const record = await ended(rig, id);
    assert.deepEqual([record["status"], record["failure"].kind], ["failed", "worker_lost"]);
    assert.match(record["failure"].message, /stopped by SIGTERM while its job waited/);
    assert.match(record["failure"].hint, /--not-before \d{4}-/);
  });

  test("a cancel while the preflight is asked at last ends the job at once, and Codex with it", async (t) => {
    const rig = await makeRig(t, { scenario: HANGS });
    allow(rig, { maxConcurrent: 1 });
    const [first, second] = [jobId(await background(rig)), jobId(await background(rig))];
    const before = (await rig.fake.received()).length;
    await rig.fake.play({ silent: ["initialize"] });
    rmSync(join(rig.home, "preflight.json"));
    await rig.run(["cancel", first]);
    await until(async () => (await rig.fake.received()).length > before, { what: "the preflight" });
    assert.equal((await rig.run(["cancel", second])).code, 0);
    assert.equal(read(rig, second)["status"], "cancelled");
    assert.deepEqual(await processesUnder(rig.folder), []);
  });

  test("no more than maxWaiting wait: the next one is refused by its launcher", async (t) => {
    const rig = await makeRig(t, { scenario: HANGS });
    allow(rig, { maxConcurrent: 1, maxWaiting: 1 });
    const ids = [jobId(await background(rig)), jobId(await background(rig))];
    const refused = await background(rig);
    assert.deepEqual([refused.code, refused.stdout], [3, "[[codex-task status=failed kind=no_slot]]\n"]);
    assert.match(refused.stderr, /only 1 job may wait at once \(maxWaiting\)\. See `queue`/);
    for (const id of ids.toReversed()) await rig.run(["cancel", id]);
    allow(rig, { maxConcurrent: 1, maxWaiting: 0 });
    const alone = jobId(await background(rig));
    assert.equal((await background(rig)).code, 3);
    await rig.run(["cancel", alone]);
  });

  test("a larger ceiling, written meanwhile, lets the next one start", async (t) => {
    const rig = await makeRig(t, { scenario: HANGS });
    allow(rig, { maxConcurrent: 1 });
    const [first, second] = [jobId(await background(rig)), jobId(await background(rig))];
    assert.equal(read(rig, second)["status"], "waiting");
    allow(rig, { maxConcurrent: 2 });
    await until(() => read(rig, second)["status"] === "running", { what: "the second job to run" });
    for (const id of [first, second]) await rig.run(["cancel", id]);
  });

  test("what policy or preflight say no to when its time has come ends it as that failure", async (t) => {
    const rig = await makeRig(t, { scenario: HANGS });
    allow(rig, { maxConcurrent: 1 });
    const [first, second, third] = [
      jobId(await background(rig)),
      jobId(await background(rig)),
      jobId(await background(rig)),
    ];
    allow(rig, { maxConcurrent: 1, models: ["another"] });
    await rig.run(["cancel", first]);
    for (const id of [second, third]) {
      const record = await ended(rig, id);
      assert.deepEqual(
        [record["status"], record["failure"].kind, record["startedAt"]],
        ["failed", "route_not_allowed", null],
      );
    }
    writeFileSync(join(rig.home, "policy.json"), JSON.stringify({ maxConcurrent: 1 }));
    const fourth = jobId(await background(rig, "--ignore-gate"));
    const fifth = jobId(await background(rig, "--ignore-gate"));
    assert.equal(read(rig, fifth)["status"], "waiting");
    rmSync(rig.fake.path);
    await rig.run(["cancel", fourth]);
    assert.equal((await ended(rig, fifth))["failure"].kind, "codex_missing");
  });
});

describe("after", { concurrency: 2 }, () => {
  test("starts when all have completed, and an unfinished one is waited for", async (t) => {
    const rig = await makeRig(t, { scenario: GATED });
    const first = jobId(await background(rig));
    const second = jobId(await background(rig));
    const answer = await background(rig, "--after", `${first},${second.slice(0, 10)}`);
    const last = jobId(answer);
    assert.ok(answer.stdout.endsWith(`[[codex-task status=waiting id=${last} reason=after]]\n`), answer.stdout);
    assert.deepEqual(read(rig, last)["waiting"].detail, { jobs: [first, second] });
    openGate(rig);
    const record = await ended(rig, last);
    assert.equal(record["status"], "completed");
    for (const id of [first, second])
      assert.ok(Date.parse(read(rig, id)["completedAt"]) <= Date.parse(record["startedAt"]));
    const again = await rig.run(["task", "--after", first, "go"]);
    assert.equal(again.code, 0, "one that has completed is not waited for");
    assert.match(again.stdout, /^codex job \S+: running\n/);
  });

  test("a task in the foreground says why it waits, and then prints its result", async (t) => {
    const rig = await makeRig(t, { scenario: GATED });
    const first = jobId(await background(rig));
    const answer = finished(rig.start(["task", "--after", first, "go"]));
    await until(() => jobIds(rig.home).some((id) => read(rig, id)["status"] === "waiting"), { what: "the wait" });
    openGate(rig);
    const { code, stdout, stderr } = await answer;
    assert.match(stderr, /\] started, after a wait of \S+\n/);
    assert.equal(code, 0);
    assert.match(
      stdout,
      new RegExp(`^codex job \\S+: waiting\n {2}waiting {2}it waits for job ${first} to complete\n`),
    );
    assert.match(stdout, /\nDone\.\n(?:.*\n)*.*status=complete /);
  });

  test("another end fails all that come after it, in a chain too", async (t) => {
    const rig = await makeRig(t, { scenario: HANGS });
    const first = jobId(await background(rig));
    const fan = [jobId(await background(rig, "--after", first)), jobId(await background(rig, "--after", first))];
    const chained = jobId(await background(rig, "--after", fan[0] ?? ""));
    await rig.run(["cancel", first]);
    for (const id of [...fan, chained]) {
      const record = await ended(rig, id);
      assert.deepEqual([record["status"], record["failure"].kind], ["failed", "dependency_failed"]);
    }
    assert.match(
      read(rig, chained)["failure"].message,
      new RegExp(`Job ${fan[0]}, which this job was to come after, failed`),
    );
    const late = await background(rig, "--after", first);
    assert.equal(late.code, 2);
    assert.match(late.stderr, new RegExp(`Could not use --after ${first}: that job has already ended as cancelled`));
    assert.equal(lastLine(late), "[[codex-task status=failed kind=dependency_failed]]");
    assert.equal(json(await background(rig, "--after", first, "--json")).error.kind, "dependency_failed");
    assert.equal((await background(rig, "--after", "zzzzzzzz-zzzzz")).code, 2);
    for (const [list, words] of [
      [`${first},`, "no job stands behind its last comma"],
      [`,${first}`, "no job stands before its first comma"],
      [`${first}, ,${first}`, "no job stands between two of its commas"],
      ["", "its value is empty"],
    ] as const) {
      const { code, stderr } = await background(rig, `--after=${list}`);
      assert.deepEqual(
        [code, stderr],
        [2, `codex-companion: Could not use --after "${list}": ${words}. Give JOB[,JOB…].\n`],
      );
    }
  });

  test("a job before it that is not there any more fails it", async (t) => {
    const rig = await makeRig(t, { scenario: HANGS });
    const first = jobId(await background(rig));
    const second = jobId(await background(rig, "--after", first));
    process.kill(read(rig, first)["worker"].pid, "SIGSTOP");
    renameSync(join(rig.home, "jobs", first), join(rig.home, "jobs", ".doomed"));
    const record = await ended(rig, second);
    assert.match(record["failure"].message, /is not there any more/);
    renameSync(join(rig.home, "jobs", ".doomed"), join(rig.home, "jobs", first));
    process.kill(read(rig, first)["worker"].pid, "SIGCONT");
    await rig.run(["cancel", first]);
  });
});

describe("time", { concurrency: 2 }, () => {
  test("--not-before is waited for, in a duration or as a time; a time that has passed is not", async (t) => {
    const rig = await makeRig(t, { scenario: {} });
    const answer = await background(rig, "--not-before", "8s");
    const id = jobId(answer);
    assert.ok(answer.stdout.endsWith(`[[codex-task status=waiting id=${id} reason=time]]\n`), answer.stdout);
    const { opensAt } = read(rig, id)["waiting"];
    const record = await ended(rig, id);
    assert.equal(record["status"], "completed");
    assert.ok(Date.parse(record["startedAt"]) >= Date.parse(opensAt));
    const past = await rig.run(["task", "--not-before", "2020-01-01T00:00:00Z", "go"]);
    assert.deepEqual([past.code, past.stdout.split("\n")[0]], [0, `codex job ${jobId(past)}: running`]);
    const wrong = await background(rig, "--not-before", "soon");
    assert.deepEqual([wrong.code, /--not-before: "soon" is no duration/.test(wrong.stderr)], [2, true]);
  });
});

describe("--park", { concurrency: 2 }, () => {
  test("waits for a Codex that is not there, and starts when it is", async (t) => {
    const rig = await makeRig(t, { scenario: {} });
    const away = `${rig.fake.path}.away`;
    renameSync(rig.fake.path, away);
    assert.equal((await background(rig)).code, 3);
    const answer = await background(rig, "--park");
    const id = jobId(answer);
    assert.ok(answer.stdout.endsWith(`[[codex-task status=waiting id=${id} reason=lane]]\n`), answer.stdout);
    assert.equal(read(rig, id)["waiting"].detail.kind, "codex_missing");
    renameSync(away, rig.fake.path);
    assert.equal((await ended(rig, id))["status"], "completed");
  });

  test("waits until a closed lane is opened by the user", async (t) => {
    const rig = await makeRig(t, { scenario: LOGGED_OUT });
    assert.equal((await rig.run(["task", "go"])).code, 1);
    await untilSilent(rig.home);
    await rig.fake.play({});
    assert.equal((await background(rig)).code, 3);
    const id = jobId(await background(rig, "--park"));
    const { reason, detail } = read(rig, id)["waiting"];
    assert.deepEqual([reason, detail.kind], ["lane", "auth_unavailable"]);
    await rig.run(["incidents", "--resolve", detail.fingerprint]);
    assert.equal((await ended(rig, id))["status"], "completed");
  });

  test("waits for a drift gate that blocks, until it is reset; without it the task is refused", async (t) => {
    const rig = await makeRig(t, { scenario: {} });
    fireGate(rig);
    assert.equal((await background(rig)).code, 3);
    const answer = await background(rig, "--park");
    const id = jobId(answer);
    assert.ok(answer.stdout.endsWith(`[[codex-task status=waiting id=${id} reason=gate]]\n`), answer.stdout);
    assert.equal((await rig.run(["report", "--reset-gate"])).code, 0);
    assert.equal((await ended(rig, id))["status"], "completed");
  });

  test("is refused for what is no matter of waiting: a route, a folder, a broken policy, an empty prompt", async (t) => {
    const rig = await makeRig(t, { scenario: {} });
    allow(rig, { models: ["another"] });
    assert.equal((await background(rig, "--park")).code, 3);
    writeFileSync(join(rig.home, "policy.json"), "{");
    assert.equal((await background(rig, "--park")).code, 3);
    rmSync(join(rig.home, "policy.json"));
    assert.equal((await background(rig, "--park", "--cwd", join(rig.folder, "nowhere"))).code, 3);
    assert.equal((await rig.run(["task", "--park", "--", " "])).code, 2);
    assert.deepEqual(jobIds(rig.home), []);
  });
});

/** How many turns Codex was asked for. */
function turnsStarted(received: readonly Record<string, unknown>[]): number {
  return received.filter(({ method }) => method === "turn/start").length;
}

function allow(rig: FakeRig, policy: object): void {
  mkdirSync(rig.home, { recursive: true, mode: 0o700 });
  writeFileSync(join(rig.home, "policy.json"), JSON.stringify(policy));
}

/** Three runs in the ledger that close the gate. */
function fireGate(rig: FakeRig): void {
  allow(rig, { gate: { mode: "blocked", limit: 0.5, runs: 3, action: "block" } });
  const line = { ...failedWith("usage_limit"), at: new Date().toISOString() };
  appendToLedger(
    rig.home,
    [1, 2, 3].map((number) => ({ ...line, job: `mm7kwn40-0000${number}` })),
  );
}

function background(rig: FakeRig, ...flags: readonly string[]): Promise<Finished> {
  return rig.run(["task", "--background", ...flags, "go"]);
}

function read(rig: FakeRig, id: string) {
  return readRecord(rig.home, id) ?? {};
}

function ended(rig: FakeRig, id: string) {
  const isEnded = () => ["completed", "failed", "cancelled"].includes(read(rig, id)["status"]);
  return until(() => isEnded() && read(rig, id), { what: `the end of ${id}` });
}
