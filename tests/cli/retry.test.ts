/** What is tried again: in the same thread, with what was done before kept, and only if it may help. */
import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { type FakeRig, makeRig } from "../../testing/companion.ts";
import type { FakeStep } from "../../testing/fake-codex/scenario.ts";
import { makeTempFolder } from "../../testing/temp.ts";
import { until } from "../../testing/wait.ts";
import { type Json, jobId, json, lastLine } from "./fixtures/reading.ts";

const COMMIT = "echo 1 > new && git add new && git -c user.name=T -c user.email=t@example.invalid commit -q -m work";
const OVERLOADED: FakeStep = { do: "fail", message: "At capacity.", codexErrorInfo: "serverOverloaded" };
const DONE: FakeStep = { do: "say", text: "Done at last." };

describe("a failed attempt", { concurrency: 3 }, () => {
  test("is followed by another one in the same thread, and what the first one did is the job's", async (t) => {
    const first: FakeStep[] = [{ do: "run", command: COMMIT }, OVERLOADED];
    const rig = await makeRig(t, { scenario: { turns: [first, [DONE]] } });
    const done = await rig.run(["task", "--write", "--allow-commit", "do it"]);
    assert.match(lastLine(done), /status=complete id=\S+ work=commits\]\]$/);
    assert.match(done.stdout, /^Done at last\.$/m);
    assert.match(done.stdout, /\n {2}attempts 2: overloaded, good\n/);
    const { job } = json(await rig.run(["status", jobId(done), "--json"]));
    assert.equal(job.evidence.attribution, "codex_items");
    assert.deepEqual(
      job.attempts.map(({ number, raw_exit_code, kind }: Json) => [number, raw_exit_code, kind]),
      [
        [1, 1, "overloaded"],
        [2, 0, null],
      ],
    );
    const [started, resumed] = await turnsAsked(rig);
    assert.deepEqual([started?.method, resumed?.method], ["thread/start", "thread/resume"]);
    assert.equal(resumed?.threadId, job.threadId);
    assert.equal(started?.text, "do it");
    assert.match(
      resumed?.text ?? "",
      /^The turn before this one was cut short\. Go on with the task where it stopped\./,
    );
  });

  test("is followed by two more at most if the model is overloaded", async (t) => {
    const rig = await makeRig(t, { scenario: { turns: [[OVERLOADED]] } });
    const done = await rig.run(["task", "do it"]);
    assert.match(lastLine(done), /status=failed id=\S+ work=none kind=overloaded\]\]$/);
    assert.match(done.stdout, /\n {2}attempts 3: overloaded, overloaded, overloaded\n/);
  });

  test("is followed by one more if nobody knows why Codex died, which begins anew before there was a turn", async (t) => {
    const rig = await makeRig(t, { scenario: { turns: [[{ do: "exit", code: 9 }]] } });
    const done = await rig.run(["task", "do it"]);
    assert.match(done.stdout, /\n {2}attempts 2: unknown_exit_9, unknown_exit_9\n/);
    const diagnostics = readFileSync(join(rig.home, "jobs", jobId(done), "events.jsonl"), "utf8");
    assert.match(diagnostics, /"type":"trying_again","attempt":2,"kind":"unknown_exit_9"/);
  });

  for (const [what, steps, args] of [
    ["the error is one that stays", [{ do: "fail", message: "no", codexErrorInfo: "unauthorized" }], []],
    ["retrying was switched off", [OVERLOADED], ["--retry", "never"]],
    ["only a timeout was met, and to exceed it was not asked for", [{ do: "hang" }], ["--timeout", "1s"]],
  ] as const) {
    test(`stays alone if ${what}`, async (t) => {
      const rig = await makeRig(t, { scenario: { turns: [[...steps], [DONE]] } });
      const done = await rig.run(["task", ...args, "do it"]);
      assert.match(lastLine(done), /status=failed/);
      const { job } = json(await rig.run(["status", jobId(done), "--json"]));
      assert.equal(job.attempts.length, 1);
    });
  }

  test("is followed by one with a larger limit if that was asked for", async (t) => {
    const rig = await makeRig(t, { scenario: { turns: [[{ do: "hang" }], [DONE]] } });
    const done = await rig.run(["task", "--retry", "auto", "--timeout", "4s", "do it"]);
    assert.match(lastLine(done), /status=complete/);
    assert.match(done.stdout, /\n {2}attempts 2: timeout, good\n/);
    const { job } = json(await rig.run(["status", jobId(done), "--json"]));
    assert.deepEqual([job.attempts[0].raw_exit_code, job.exit.raw_exit_code], [124, 0]);
  });

  test("keeps the larger limit if another failure follows", async (t) => {
    const rig = await makeRig(t, { scenario: { turns: [[{ do: "hang" }], [OVERLOADED], [DONE]] } });
    const env = { CODEX_COMPANION_RETRY_BASE_MS: "1" };
    const done = await rig.run(["task", "--retry", "auto", "--timeout", "4s", "do it"], { env });
    assert.match(done.stdout, /\n {2}attempts 3: timeout, overloaded, good\n/);
    assert.match(lastLine(done), /status=complete/);
  });

  for (const [how, step] of [
    ["Codex dies with 126", { do: "exit", code: 126 }],
    ["Codex is killed", { do: "die", signal: "SIGKILL" }],
    ["Codex leaves with 0 and never ends its turn", { do: "exit", code: 0 }],
    [
      "the turn ends in a word that nobody knows",
      { do: "notify", method: "turn/completed", params: { turn: { status: "evaporated" } } },
    ],
  ] as const satisfies readonly (readonly [string, FakeStep])[]) {
    test(`is none if ${how} after a commit: that has succeeded, and is made once`, async (t) => {
      const steps: FakeStep[] = [{ do: "run", command: COMMIT }, { ...step }, { do: "hang" }];
      const rig = await makeRig(t, { scenario: { turns: [steps] } });
      const done = await rig.run(["task", "--write", "--allow-commit", "do it"]);
      assert.match(lastLine(done), /status=complete id=\S+ work=commits\]\]$/);
      const { job } = json(await rig.run(["status", jobId(done), "--json"]));
      assert.deepEqual([job.attempts.length, job.exit.normalized, job.exit.exit_code], [1, true, 0]);
      assert.equal((await turnsAsked(rig)).length, 1);
      const { total, routes } = json(await rig.run(["report", "--json"]));
      assert.deepEqual([total, routes[0].runs, routes[0].evidence.successes], [1, 1, 1]);
    });
  }

  test("is not followed by another one if new commits may be its own", async (t) => {
    const script = join(await makeTempFolder(t), "ship.sh");
    writeFileSync(script, `${COMMIT}\n`);
    const unseen: FakeStep = { do: "run", command: `env -i PATH="$PATH" sh ${script}` };
    const rig = await makeRig(t, { scenario: { turns: [[unseen, { do: "exit", code: 126 }], [DONE]] } });
    const done = await rig.run(["task", "--write", "--allow-commit", "do it"]);
    assert.match(lastLine(done), /status=failed id=\S+ .*kind=unknown_exit_126\]\]$/);
    const events = readFileSync(join(rig.home, "jobs", jobId(done), "events.jsonl"), "utf8");
    assert.match(events, /"retry":"no: there are new commits, which another attempt might make once more"/);
    assert.equal((await turnsAsked(rig)).length, 1);
  });

  test("keeps what an earlier attempt committed: the job is judged by all of them", async (t) => {
    const first: FakeStep[] = [{ do: "run", command: COMMIT }, OVERLOADED];
    const rig = await makeRig(t, { scenario: { turns: [first, [{ do: "exit", code: 126 }]] } });
    const done = await rig.run(["task", "--write", "--allow-commit", "do it"]);
    assert.match(lastLine(done), /status=complete id=\S+ work=commits\]\]$/);
    const { job } = json(await rig.run(["status", jobId(done), "--json"]));
    assert.deepEqual([job.attempts.length, job.exit.raw_exit_code, job.exit.normalized], [2, 126, true]);
  });

  test("is followed by one with twice the limit, and says why there is no third", async (t) => {
    const rig = await makeRig(t, { scenario: { turns: [[{ do: "hang" }]] } });
    const done = await rig.run(["task", "--retry", "auto", "--timeout", "2s", "do it"]);
    assert.match(done.stdout, /timeout: The job did not end within its limit of 4 s\.\n/);
    const events = readFileSync(join(rig.home, "jobs", jobId(done), "events.jsonl"), "utf8");
    const lines: Json[] = events
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    const limits = lines.filter(({ type }) => type === "runner_prepare").map(({ timeout_ms }) => timeout_ms);
    assert.equal(limits[0], 2_000);
    assert.ok(limits[1] > 3_500 && limits[1] <= 4_000, String(limits[1]));
    const retries = lines.filter(({ type }) => type === "runner_classified_failure").map(({ retry }) => retry);
    assert.deepEqual(retries, ["after 0 ms", "no: timeout is tried again only once"]);
  });

  test("is the last word if the worker dies before the next one: a named error is not made up for by commits", async (t) => {
    const rig = await makeRig(t, { scenario: { turns: [[{ do: "run", command: COMMIT }, OVERLOADED], [DONE]] } });
    const env = { CODEX_COMPANION_RETRY_BASE_MS: "3600000" };
    const started = await rig.run(["task", "--background", "--write", "--allow-commit", "do it"], { env });
    const record = async () => json(await rig.run(["status", jobId(started), "--json"])).job;
    await until(async () => (await record()).phase === "waiting to try again", { what: "the pause" });
    process.kill((await record()).worker.pid, "SIGKILL");
    const { status, failure, evidence } = await until(
      async () => ((await record()).status === "running" ? undefined : await record()),
      { what: "its end" },
    );
    assert.deepEqual([status, failure.kind, evidence.attribution], ["failed", "worker_lost", "codex_items"]);
  });

  test("is cancelled while it waits for the next one", async (t) => {
    const rig = await makeRig(t, { scenario: { turns: [[OVERLOADED], [DONE]] } });
    const env = { CODEX_COMPANION_RETRY_BASE_MS: "3600000" };
    const started = await rig.run(["task", "--background", "do it"], { env });
    const log = join(rig.home, "jobs", jobId(started), "events.jsonl");
    const isWaiting = () => existsSync(log) && readFileSync(log, "utf8").includes('"type":"trying_again"');
    await until(isWaiting, { what: "the pause" });
    assert.match((await rig.run(["status", jobId(started)])).stdout, /phase {4}waiting to try again/);
    const { job } = json(await rig.run(["cancel", jobId(started), "--json"]));
    assert.deepEqual([job.status, job.attempts.length], ["cancelled", 1]);
  });
});

describe("the runner's events", { concurrency: 2 }, () => {
  test("tell of each attempt what was launched, how it ended and what that is called, and hold no secret", async (t) => {
    const steps: FakeStep[] = [
      { do: "stderr", text: `boom planted-value-1234 ${"x".repeat(5000)}` },
      { do: "exit", code: 9 },
    ];
    const rig = await makeRig(t, { scenario: { turns: [steps] } });
    const env = { SOME_API_KEY: "planted-value-1234" };
    const prompt = "A prompt with words of its own.";
    const done = await rig.run(["task", "--model", "m1", prompt], { env });
    const lines = readFileSync(join(rig.home, "jobs", jobId(done), "events.jsonl"), "utf8")
      .trim()
      .split("\n");
    const runner = lines.filter((line) => line.includes('"type":"runner_'));
    for (const line of runner) {
      assert.ok(Buffer.byteLength(line) <= 4096, `${line.length} bytes`);
      assert.doesNotMatch(line, /planted-value|A prompt with words/);
    }
    const events: Json[] = runner.map((line) => JSON.parse(line));
    const id = jobId(done);
    assert.deepEqual(
      events.map(({ type, dispatch_id }) => [type, dispatch_id]),
      [1, 2].flatMap((number) =>
        ["prepare", "exit", "classified_failure"].map((event) => [`runner_${event}`, `${id}.${number}`]),
      ),
    );
    const [prepared, exited, classified] = events;
    assert.deepEqual(prepared.argv, [rig.fake.path, "app-server"]);
    assert.deepEqual(prepared.env_fingerprint.keys, ["SOME_API_KEY"]);
    assert.deepEqual(
      [prepared.cwd_exists, prepared.repository, prepared.prompt_bytes],
      [true, rig.repo, prompt.length],
    );
    assert.deepEqual(prepared.route, { model: "m1", effort: "default", sandbox: "read-only" });
    assert.deepEqual([prepared.diagnostics, events[3].diagnostics], [undefined, ["RUST_BACKTRACE=1", "RUST_LOG=warn"]]);
    const folder = join(rig.home, "jobs", id);
    assert.deepEqual(exited.artifacts, [join(folder, "worker.log"), join(folder, "events.jsonl")]);
    assert.deepEqual([exited.status, exited.exit_code, exited.signal], ["exited", 9, null]);
    assert.match(exited.stdout_tail, /\nturn\/started\nitem\/started\nitem\/completed\n$/);
    assert.ok(exited.stderr_bytes > 5000 && exited.stdout_bytes > 100 && exited.duration_ms > 0);
    assert.deepEqual([classified.classifier, classified.basis], ["unknown_exit_9", "exit"]);
    assert.match(classified.retry, /^after \d+ ms$/);
    assert.match(events[5].retry, /^no: unknown_exit_9 is tried again only once$/);
    const { job } = json(await rig.run(["status", id, "--json"]));
    assert.equal(classified.fingerprint, job.failure.fingerprint);
  });

  test("tell of a launch that could not be", async (t) => {
    const rig = await makeRig(t, { scenario: {} });
    const done = await rig.run(["task", "do it"]);
    assert.match(lastLine(done), /status=complete/);
    const text = readFileSync(join(rig.home, "jobs", jobId(done), "events.jsonl"), "utf8");
    assert.match(text, /"type":"runner_exit",.*"status":"completed","exit_code":0,"signal":null/);
    assert.doesNotMatch(text, /runner_classified_failure/);
  });
});

interface TurnAsked {
  readonly method: string;
  readonly threadId: string | undefined;
  readonly text: string;
}

/** For each turn: how its thread was opened, and the words that it was given. */
async function turnsAsked(rig: FakeRig): Promise<readonly TurnAsked[]> {
  const received = (await rig.fake.received()) as Json[];
  const opened = received.filter(({ method }) => method === "thread/start" || method === "thread/resume");
  const turns = received.filter(({ method }) => method === "turn/start");
  return turns.map(({ params }, index) => {
    const { method, params: given } = opened[index];
    return { method, threadId: given.threadId, text: params.input[0].text };
  });
}
