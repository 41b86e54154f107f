/** Threads of Codex: which one a job continues, and that one job at a time has it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  continues,
  giveBackThread,
  jobsBeforeInThread,
  takeThread,
  whyNoThread,
  withThread,
} from "../../../plugins/codex/scripts/src/app/dispatch/threads.ts";
import type { QueuedJob } from "../../../plugins/codex/scripts/src/core/job/record.ts";
import { updateJob } from "../../../plugins/codex/scripts/src/io/job-store.ts";
import { selfIdentity } from "../../../plugins/codex/scripts/src/io/process/identity.ts";
import { type LineStage, makeLineStage } from "../fixtures/line-stage.ts";

const THREAD = "01a1fc5b-c702-7453-81c3-0974bf692dbc";

function resuming(job: QueuedJob, resumeOf: string | null, resumeJob?: string): QueuedJob {
  return { ...job, request: { ...job.request, resumeOf, ...(resumeJob === undefined ? {} : { resumeJob }) } };
}

function learnsThread({ home }: LineStage, { id }: QueuedJob): void {
  updateJob(home, id, { type: "learnt", by: selfIdentity(), facts: { threadId: THREAD } });
}

test("a job gets the thread of the job that it continues when that has ended, and waits for it until then", async (t) => {
  const stage = await makeLineStage(t);
  const { read } = stage.looking;
  const first = stage.add(1);
  const second = resuming(stage.add(2), null, first.id);
  const threadOf = () => withThread(second, read).request.resumeOf;
  const before = () => jobsBeforeInThread(stage.context, withThread(second, read), read);
  assert.deepEqual([continues(first.request), continues(second.request)], [false, true]);
  assert.deepEqual([threadOf(), await before()], [null, [first.id]]);
  stage.runs(first);
  learnsThread(stage, first);
  assert.deepEqual([threadOf(), await before()], [null, [first.id]], "it may still lose it");
  stage.breaks(first);
  assert.deepEqual([threadOf(), await before()], [THREAD, []]);
});

test("jobsBeforeInThread sees who made the thread and who is to continue it, by whichever name", async (t) => {
  const stage = await makeLineStage(t);
  const [first, other, asking] = [stage.add(1), stage.add(2), stage.add(3)];
  for (const job of [first, other]) stage.runs(job);
  learnsThread(stage, first);
  const before = await jobsBeforeInThread(stage.context, resuming(asking, THREAD), stage.looking.read);
  assert.deepEqual(before, [first.id]);
  assert.deepEqual(await jobsBeforeInThread(stage.context, asking, stage.looking.read), [], "a new thread is its own");
});

test("takeThread gives a thread to one job at a time, until that has ended or gives it back", async (t) => {
  const stage = await makeLineStage(t);
  const [first, second, third] = [1, 2, 3].map((number) => resuming(stage.add(number), THREAD));
  assert.ok(first && second && third);
  const take = (job: QueuedJob) => takeThread(stage.context, job);
  assert.deepEqual([await take(first), await take(first), await take(second)], [null, null, first.id]);
  assert.equal(await take(resuming(second, "another")), null);
  assert.equal(await take(resuming(third, null)), null, "a new one");
  giveBackThread(stage.context, first);
  assert.deepEqual([await take(second), await take(first)], [null, second.id]);
  stage.runs(second);
  stage.breaks(second);
  assert.equal(await take(third), null);
});

test("whyNoThread takes a free thread for a job that cannot wait for it, and refuses one that is in use", async (t) => {
  const stage = await makeLineStage(t);
  const [first, second] = [1, 2].map((number) => resuming(stage.add(number), THREAD));
  assert.ok(first && second);
  assert.equal(await whyNoThread(stage.context, first), null);
  const refused = await whyNoThread(stage.context, second);
  assert.deepEqual([refused?.kind, refused?.message.includes(first.id)], ["no_slot", true]);
  assert.match(refused?.hint ?? "", /status m0000001-aaaaa --wait/u);
  assert.equal(await whyNoThread(stage.context, resuming(second, null)), null, "a new one");
});
