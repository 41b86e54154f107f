// What a session is told of the cancels that were typed in it: as the record stands, no more than three at a time, once.
import assert from "node:assert/strict";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { findTypedCancels, noteCancel } from "../../../plugins/codex/scripts/src/app/tell/typed-cancels.ts";
import { createJob, readJob, updateJob } from "../../../plugins/codex/scripts/src/io/job-store.ts";
import { typedCancels } from "../../../plugins/codex/scripts/src/io/typed-cancels.ts";
import { CLAIMED, ENDED, queuedJob } from "../../../testing/plain-jobs.ts";
import { makeTempFolder } from "../../../testing/temp.ts";

const IDS = ["mm7kwn40-aaaaa", "mm7kwn40-bbbbb", "mm7kwn40-ccccc", "mm7kwn40-ddddd"] as const;

/** A context of the session that ordered these jobs; all of them have completed and are untold. */
async function withEnded(t: TestContext, ids: readonly string[]) {
  const home = join(await makeTempFolder(t), "home");
  for (const id of ids) {
    createJob(home, queuedJob(id), "prompt");
    for (const event of [CLAIMED, ENDED]) updateJob(home, id, event);
  }
  return { home, env: {}, cwd: "/", sessionId: "s1", now: () => new Date().toISOString() };
}

function told(home: string, id: string): readonly string[] {
  const read = readJob(home, id);
  return read.kind === "found" ? read.record.told.map(({ channel }) => channel) : [];
}

test("findTypedCancels says three at a time, and each once it was printed", async (t) => {
  const context = await withEnded(t, IDS);
  for (const id of IDS) noteCancel(context, id);
  const first = findTypedCancels(context, []);
  assert.deepEqual(first.about, IDS.slice(0, 3));
  assert.equal(first.lines.length, 3);
  assert.deepEqual(findTypedCancels(context, []).about, first.about);
  first.remember();
  assert.deepEqual(told(context.home, IDS[0]), ["cancel"]);
  const second = findTypedCancels(context, []);
  assert.deepEqual(second.about, IDS.slice(3));
  second.remember();
  assert.deepEqual(findTypedCancels(context, []).about, []);
});

test("findTypedCancels says nothing of a job that was named already, that nobody is ending, or that is gone", async (t) => {
  const context = await withEnded(t, IDS.slice(0, 1));
  createJob(context.home, queuedJob(IDS[1]), "prompt");
  for (const id of IDS.slice(0, 3)) noteCancel(context, id);
  const found = findTypedCancels(context, [IDS[0]]);
  assert.deepEqual([found.lines, found.about], [[], []]);
  found.remember();
  assert.deepEqual(typedCancels(context.home, "s1", Date.now()), []);
});

test("findTypedCancels tells no other session", async (t) => {
  const context = await withEnded(t, IDS.slice(0, 1));
  noteCancel(context, IDS[0]);
  assert.deepEqual(findTypedCancels({ ...context, sessionId: "s2" }, []).lines, []);
  assert.equal(findTypedCancels(context, []).lines.length, 1);
});
