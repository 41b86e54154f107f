/** Asking if a job may start: in which order, what is taken for it, and what is not looked at before its time. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { askStart, takeStart } from "../../../plugins/codex/scripts/src/app/dispatch/ask-start.ts";
import { failure } from "../../../plugins/codex/scripts/src/core/failure/kinds.ts";
import type { QueuedJob } from "../../../plugins/codex/scripts/src/core/job/record.ts";
import { holdersIn } from "../../../plugins/codex/scripts/src/io/slots.ts";
import { type LineStage, makeLineStage } from "../fixtures/line-stage.ts";

const NOT_ALLOWED = failure("route_not_allowed", "no");
const SLOT = { reason: "slot", detail: { ceiling: "home", most: 1 } } as const;
const holders = (stage: LineStage) => holdersIn(stage.home, "home").map(({ job }) => job);

test("askStart asks the preflight only when nothing else keeps the job, and takes nothing", async (t) => {
  const stage = await makeLineStage(t);
  stage.policy({ maxConcurrent: 1 });
  const [first, second] = [stage.add(1), stage.add(2)];
  let asked = 0;
  const ask = (job = second) =>
    askStart(stage.context, job, stage.looking, async () => {
      asked += 1;
      return NOT_ALLOWED;
    });
  stage.runs(first);
  assert.deepEqual([await ask(), asked], [{ kind: "wait", cause: SLOT, opensAt: null }, 0]);
  stage.completes(first);
  assert.deepEqual([await ask(), asked], [{ kind: "fail", failure: NOT_ALLOWED }, 1]);
  assert.deepEqual(holders(stage), []);
});

test("takeStart gives the slot to the oldest that waits, and to nobody else", async (t) => {
  const stage = await makeLineStage(t);
  stage.policy({ maxConcurrent: 1 });
  const [first, second, third] = [stage.add(1), stage.add(2), stage.add(3)];
  const take = async (job: typeof first) => (await takeStart(stage.context, job, stage.looking)).kind;
  stage.runs(first);
  for (const job of [second, third]) stage.waits(job, SLOT);
  assert.deepEqual([await take(third), await take(second)], ["wait", "wait"]);
  stage.completes(first);
  assert.equal(await take(third), "wait", "an older one comes first");
  assert.equal(await take(second), "start");
  assert.deepEqual(holders(stage), [second.id]);
  assert.equal(await take(third), "wait");
  assert.equal(await take(second), "start", "it keeps the slot that it has");
});

test("takeStart counts jobs that run without a slot, and gives back the one it took in vain", async (t) => {
  const stage = await makeLineStage(t);
  const [first, second] = [stage.add(1), stage.add(2)];
  stage.runs(first); // When there was no ceiling yet.
  stage.policy({ maxConcurrent: 2, maxConcurrentPerWorkspace: 1 });
  const decision = await takeStart(stage.context, second, stage.looking);
  assert.deepEqual(decision.kind === "wait" && decision.cause.detail, { ceiling: "workspace", most: 1 });
  assert.deepEqual(holders(stage), []);
  stage.completes(first);
  assert.equal((await takeStart(stage.context, second, stage.looking)).kind, "start");
});

test("takeStart claims the one try of a closed lane for the job that starts, which keeps it until the next failure", async (t) => {
  const stage = await makeLineStage(t);
  stage.fails("auth_unavailable", "logged out");
  stage.pass(600_000);
  const [first, second] = [stage.add(1), stage.add(2, { parks: true })];
  const others = { ...stage.looking, tries: new Set<string>() };
  const take = async (job = first, looking = stage.looking) => (await takeStart(stage.context, job, looking)).kind;
  assert.deepEqual([await take(), await take(second, others), await take()], ["start", "wait", "start"]);
  stage.fails("auth_unavailable", "logged out");
  assert.equal(await take(), "fail", "its try is used up");
});

test("takeStart leaves the one try of a closed lane to the oldest that is parked for it, whoever asks first", async (t) => {
  const stage = await makeLineStage(t);
  stage.fails("auth_unavailable", "logged out");
  const jobs = [1, 2, 3].map((number) => stage.add(number, { parks: true }));
  const lookings = jobs.map(() => ({ ...stage.looking, tries: new Set<string>() }));
  const take = (at: number) => takeStart(stage.context, jobs[at] as QueuedJob, lookings[at] as typeof stage.looking);
  const closed = await take(0);
  assert.ok(closed.kind === "wait" && closed.cause.reason === "lane");
  for (const job of jobs.slice(0, 2)) stage.waits(job, closed.cause);
  stage.pass(600_000);
  assert.deepEqual(
    await take(2),
    { kind: "wait", cause: closed.cause, opensAt: null },
    "one that has just been ordered",
  );
  assert.deepEqual((await take(1)).kind, "wait");
  assert.deepEqual((await take(0)).kind, "start");
  const after = await take(1);
  assert.ok(after.kind === "wait" && after.opensAt !== null, "the next try is ten minutes later");
});

test("a policy that cannot be read ends the wait as what it is", async (t) => {
  const stage = await makeLineStage(t);
  const job = stage.add(1);
  stage.policy({ maxConcurrent: 0 });
  const decision = await takeStart(stage.context, job, stage.looking);
  assert.equal(decision.kind === "fail" && decision.failure.kind, "config_invalid");
});
