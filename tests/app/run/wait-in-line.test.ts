/** The worker's wait: how it begins, what wakes it, and each way in which it ends. */
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { takeSlots } from "../../../plugins/codex/scripts/src/app/dispatch/slots.ts";
import { waitInLine } from "../../../plugins/codex/scripts/src/app/run/wait-in-line.ts";
import type { QueuedJob } from "../../../plugins/codex/scripts/src/core/job/record.ts";
import { updateJob } from "../../../plugins/codex/scripts/src/io/job-store.ts";
import { selfIdentity } from "../../../plugins/codex/scripts/src/io/process/identity.ts";
import { holdersIn } from "../../../plugins/codex/scripts/src/io/slots.ts";
import { eventsOf, readRecord } from "../../../testing/job-on-disk.ts";
import { STRANGER } from "../../../testing/sample-records.ts";
import { until } from "../../../testing/wait.ts";
import { type LineStage, makeLineStage } from "../fixtures/line-stage.ts";

const NEVER = new Promise<string>(() => {});

test("waitInLine claims a job at once if nothing keeps it, with its slot", async (t) => {
  const stage = await makeLineStage(t);
  stage.policy({ maxConcurrent: 1 });
  const job = stage.add(1);
  const claimed = await waitInLine(stage.context, job, NEVER);
  assert.ok(typeof claimed === "object");
  assert.deepEqual([claimed.id, claimed.status], [job.id, "running"]);
  assert.deepEqual(
    holdersIn(stage.home, "home").map((holder) => holder.job),
    [job.id],
  );
  assert.deepEqual(holdersIn(stage.home, "waiting"), []);
});

test("waitInLine ends a job for which there is no seat without anybody seeing it wait", async (t) => {
  const stage = await makeLineStage(t);
  stage.policy({ maxConcurrent: 1, maxWaiting: 0 });
  const [first, second] = [stage.add(1), stage.add(2)];
  stage.runs(first);
  assert.equal(await waitInLine(stage.context, second, NEVER), "no_slot");
  const { status, failure, startedAt, worker } = readRecord(stage.home, second.id) ?? {};
  assert.deepEqual([status, failure.kind, startedAt, worker], ["failed", "no_slot", null, selfIdentity()]);
  assert.deepEqual(
    eventsOf(stage.home, second.id).map(({ type }) => type),
    ["ended"],
  );
});

test("waitInLine gives back the slot that was taken for a job which has to wait after all", async (t) => {
  const stage = await makeLineStage(t);
  stage.policy({ maxConcurrent: 1 });
  const [first, second] = [stage.add(1, { after: ["m0000002-aaaaa"] }), stage.add(2)];
  await takeSlots(stage.context, first, [{ ceiling: "home", most: 1 }], stage.looking.read);
  const wait = waitInLine(stage.context, first, NEVER);
  await until(() => eventsOf(stage.home, first.id).some(({ type }) => type === "waiting"), { what: "the wait" });
  assert.deepEqual(holdersIn(stage.home, "home"), []);
  stage.breaks(second);
  assert.equal(await wait, "dependency_failed");
});

test("waitInLine ends a wait for another job with that job, and says so", async (t) => {
  const { stage, first, second, wait } = await begin(t);
  assert.deepEqual(
    holdersIn(stage.home, "waiting").map((holder) => holder.job),
    [second.id],
  );
  stage.breaks(first);
  assert.equal(await wait, "dependency_failed");
  const record = readRecord(stage.home, second.id) ?? {};
  assert.deepEqual(
    [record["status"], record["failure"].kind, record["evidence"]],
    ["failed", "dependency_failed", null],
  );
  assert.deepEqual(
    eventsOf(stage.home, second.id).map(({ type }) => type),
    ["claimed", "waiting", "ended"],
  );
});

test("waitInLine ends a wait that somebody cancels as cancelled, and leaves one that somebody else ends", async (t) => {
  for (const [cause, word, status] of [
    ["cancel", "cancelled", "cancelled"],
    ["worker_lost", "stopping", "waiting"],
  ] as const) {
    const { stage, first, second, wait } = await begin(t);
    updateJob(stage.home, second.id, { type: "stopping", cause, by: STRANGER, at: stage.context.now() });
    assert.equal(await wait, word);
    assert.equal(readRecord(stage.home, second.id)?.["status"], status);
    stage.completes(first);
  }
});

test("waitInLine ends a wait at a signal as worker_lost, with the line that starts the job again", async (t) => {
  let send: (signal: string) => void = () => {};
  const signal = new Promise<string>((resolve) => {
    send = resolve;
  });
  const { stage, first, second, wait } = await begin(t, signal);
  stage.policy({ maxConcurrent: 1, defaults: { isolate: true } });
  send("SIGHUP");
  assert.equal(await wait, "worker_lost");
  const { failure } = readRecord(stage.home, second.id) ?? {};
  assert.equal(
    failure.message,
    "The worker was stopped by SIGHUP while its job waited. Nothing of the job was started.",
  );
  assert.match(
    failure.hint,
    new RegExp(`^Start it again: codex-companion task .*--no-defaults --after ${first.id} --prompt-file `),
  );
});

test("waitInLine lets a policy be saved: one that cannot be read ends the job only if it stays so", async (t) => {
  const stage = await makeLineStage(t);
  stage.policy({ maxConcurrent: 1 });
  const [first, second] = [stage.add(1), stage.add(2)];
  assert.ok(typeof (await waitInLine(stage.context, first, NEVER)) === "object");
  let looks = 0;
  const now = () => {
    looks += 1;
    return stage.context.now();
  };
  let result: unknown = null;
  const wait = waitInLine({ ...stage.context, now }, second, NEVER).then((ended) => {
    result = ended;
  });
  /** A new job wakes it; each look asks for the time at least twice. */
  const seesIt = async (number: number) => {
    const before = looks;
    stage.add(number);
    await until(() => looks > before + 3, { what: "a look that has begun since" });
  };
  const isWaiting = () => eventsOf(stage.home, second.id).some(({ type }) => type === "waiting");
  await until(isWaiting, { what: "the wait" });
  writeFileSync(join(stage.home, "policy.json"), "");
  await seesIt(3);
  stage.policy({ maxConcurrent: 1 });
  await seesIt(4);
  stage.pass(60_000);
  writeFileSync(join(stage.home, "policy.json"), "");
  await seesIt(5);
  assert.equal(result, null);
  stage.pass(1_500);
  stage.add(6);
  await wait;
  assert.equal(result, "config_invalid");
});

/** A job that waits for another one, and the wait for its end. */
async function begin(
  t: Parameters<typeof makeLineStage>[0],
  stop: Promise<string> = NEVER,
): Promise<{
  readonly stage: LineStage;
  readonly first: QueuedJob;
  readonly second: QueuedJob;
  readonly wait: ReturnType<typeof waitInLine>;
}> {
  const stage = await makeLineStage(t);
  const first = stage.add(1);
  stage.runs(first);
  const second = stage.add(2, { after: [first.id] });
  const wait = waitInLine(stage.context, second, stop);
  const isWaiting = () => eventsOf(stage.home, second.id).some(({ type }) => type === "waiting");
  await until(isWaiting, { what: "the wait" });
  return { stage, first, second, wait };
}
