/** A claimed job to its end: attempts until one is good or trying again cannot help, and what the end says of them. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { runJob } from "../../../plugins/codex/scripts/src/app/run/run-job.ts";
import { type EndedJob, isEnded } from "../../../plugins/codex/scripts/src/core/job/record.ts";
import { readResult } from "../../../plugins/codex/scripts/src/io/job-files.ts";
import type { FakeScenario, FakeStep } from "../../../testing/fake-codex/scenario.ts";
import { eventsOf } from "../../../testing/job-on-disk.ts";
import { git } from "../../../testing/repository.ts";
import { until } from "../../../testing/wait.ts";
import { type JobStage, makeJobStage, type StagedJob } from "../fixtures/job-stage.ts";

const NEVER = new Promise<string>(() => {});
const DONE: FakeStep = { do: "say", text: "Done at last." };
const RATE_LIMITED: FakeStep = {
  do: "fail",
  message: "Slow down.",
  codexErrorInfo: { responseTooManyFailedAttempts: { httpStatusCode: 429 } },
};
const COMMIT: FakeStep = {
  do: "run",
  command: "echo 1 > new && git add new && git -c user.name=T -c user.email=t@example.invalid commit -q -m work",
};
const COMMITS: StagedJob = { request: { write: true, allowCommit: true } };

/** Runs a job of this process to its end. */
async function play(t: TestContext, turns: FakeScenario["turns"], job: StagedJob = {}, stop?: StopOf) {
  const stage = await makeJobStage(t, { turns: turns ?? [] });
  const record = stage.running(job);
  const log: string[] = [];
  await runJob(stage.context, record, { stop: stop?.(stage, record.id) ?? NEVER, log: (text) => void log.push(text) });
  const ended = stage.read(record.id);
  assert.ok(isEnded(ended), `${ended.status}: ${log.join("")}`);
  return { ...stage, ended, kinds: ended.attempts.map(({ kind }) => kind) };
}

type StopOf = (stage: JobStage, id: string) => Promise<string>;

/** Asks the worker to stop as soon as its log has such an event. */
function stopAt(type: string, prepare: (stage: JobStage, id: string) => void): StopOf {
  return async (stage, id) => {
    await until(() => stage.events(id).includes(type), { what: `the event ${type}` });
    prepare(stage, id);
    return "SIGTERM";
  };
}

function endOf({ status, failure, exit }: EndedJob) {
  return [status, failure?.kind ?? null, exit?.raw_exit_code ?? null, exit?.exit_code ?? null];
}

async function turnsAsked({ fake }: JobStage): Promise<number> {
  return (await fake.received()).filter(({ method }) => method === "turn/start").length;
}

test("runJob completes a job whose first attempt is good", async (t) => {
  const { ended, kinds, home } = await play(t, [[DONE]]);
  assert.deepEqual([endOf(ended), kinds], [["completed", null, 0, 0], [null]]);
  assert.equal(readResult(home, ended.id), "Done at last.");
});

test("runJob tries a rate limit again after pauses, three times at most", async (t) => {
  const stage = await play(t, [[RATE_LIMITED]]);
  assert.deepEqual(endOf(stage.ended), ["failed", "rate_limited", 1, 1]);
  assert.deepEqual(stage.kinds, ["rate_limited", "rate_limited", "rate_limited"]);
  const again = eventsOf(stage.home, stage.ended.id).filter(({ type }) => type === "trying_again");
  assert.deepEqual(
    again.map(({ attempt, kind, afterMs }) => [attempt, kind, typeof afterMs]),
    [
      [2, "rate_limited", "number"],
      [3, "rate_limited", "number"],
    ],
  );
  assert.equal(await turnsAsked(stage), 3);
});

test("runJob ends as good with the attempt that is, in the same thread", async (t) => {
  const stage = await play(t, [[RATE_LIMITED], [DONE]]);
  assert.deepEqual(
    [endOf(stage.ended), stage.kinds],
    [
      ["completed", null, 0, 0],
      ["rate_limited", null],
    ],
  );
  const threads = (await stage.fake.received()).filter(({ method }) => String(method).startsWith("thread/"));
  assert.deepEqual(
    threads.map(({ method }) => method).filter((method) => method !== "thread/name/set"),
    ["thread/start", "thread/resume"],
  );
});

test("runJob makes no second attempt where that cannot help, or is not wanted", async (t) => {
  for (const [step, job, kind] of [
    [{ do: "fail", message: "No key.", codexErrorInfo: "unauthorized" }, {}, "auth_unavailable"],
    [{ do: "fail", message: "Enough.", codexErrorInfo: "usageLimitExceeded" }, {}, "usage_limit"],
    [RATE_LIMITED, { request: { retry: "never" } }, "rate_limited"],
  ] as const satisfies readonly (readonly [FakeStep, StagedJob, string])[]) {
    const stage = await play(t, [[step], [DONE]], job);
    assert.deepEqual([endOf(stage.ended), stage.kinds], [["failed", kind, 1, 1], [kind]]);
    assert.equal(await turnsAsked(stage), 1);
  }
});

test("runJob counts an unknown end after a commit as success, and does not commit twice", async (t) => {
  const stage = await play(t, [[COMMIT, { do: "exit", code: 126 }], [DONE]], COMMITS);
  assert.deepEqual([endOf(stage.ended), stage.kinds], [["completed", null, 126, 0], [null]]);
  assert.deepEqual([stage.ended.exit?.normalized, await turnsAsked(stage)], [true, 1]);
  assert.equal(await git(stage.root, "rev-list", "--count", "HEAD"), "2");
});

test("runJob doubles the limit of a timeout once, if that was asked for", async (t) => {
  const stage = await play(t, [[{ do: "hang" }], [DONE]], { request: { timeoutMs: 3_000, retry: "auto" } });
  assert.deepEqual(
    [endOf(stage.ended), stage.kinds],
    [
      ["completed", null, 0, 0],
      ["timeout", null],
    ],
  );
});

test("runJob ends a timeout by its cause", async (t) => {
  const stage = await play(t, [[{ do: "hang" }]], { request: { timeoutMs: 1_000 } });
  assert.deepEqual(endOf(stage.ended), ["failed", "timeout", 124, 124]);
  assert.equal(stage.ended.stopping?.cause, "timeout");
});

test("runJob finishes a recorded cancel, in a turn and in a pause", async (t) => {
  const cancel = (stage: JobStage, id: string) => void stage.stopping(id, "cancel");
  const hanging = await play(t, [[DONE, { do: "hang" }]], {}, stopAt("message", cancel));
  assert.deepEqual(endOf(hanging.ended), ["cancelled", null, 130, 130]);
  const stage = await makeJobStage(t, { turns: [[RATE_LIMITED], [DONE]] });
  const { id, ...record } = stage.running();
  const context = { ...stage.context, env: { ...stage.context.env, CODEX_COMPANION_RETRY_BASE_MS: "3600000" } };
  const stop = stopAt("trying_again", cancel)(stage, id);
  await runJob(context, { id, ...record }, { stop, log: () => {} });
  const ended = stage.read(id);
  assert.ok(isEnded(ended));
  assert.deepEqual([endOf(ended), ended.attempts.length], [["cancelled", null, 130, 130], 1]);
});

test("runJob calls a worker lost that was asked to stop by nobody of ours", async (t) => {
  const stop = stopAt("message", () => {});
  const { ended, kinds } = await play(t, [[DONE, { do: "hang" }], [DONE]], {}, stop);
  assert.deepEqual([endOf(ended).slice(0, 2), kinds], [["failed", "worker_lost"], ["worker_lost"]]);
});

test("runJob makes the check that was ordered, once the work seems good", async (t) => {
  const verify = (command: string): StagedJob => ({
    request: { write: true, sandbox: "danger-full-access", verify: command },
  });
  const passed = await play(t, [[DONE]], verify("echo checked > checked"));
  assert.deepEqual([endOf(passed.ended), passed.ended.evidence?.verify?.exit_code], [["completed", null, 0, 0], 0]);
  assert.equal(readFileSync(join(passed.root, "checked"), "utf8"), "checked\n");
  const failing = await play(t, [[DONE]], verify("exit 5"));
  assert.deepEqual(endOf(failing.ended).slice(0, 2), ["failed", "verify_failed"]);
  const unmade = await play(t, [[{ do: "fail", message: "No.", codexErrorInfo: "unauthorized" }]], verify("true"));
  assert.equal(unmade.ended.evidence?.verify, undefined);
});
