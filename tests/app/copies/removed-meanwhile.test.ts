/** A copy stays if a job comes into it while it is to be removed, also if that job has ended by then. */
import assert from "node:assert/strict";
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { discardCopy } from "../../../plugins/codex/scripts/src/app/copies/discard.ts";
import { pruneCopies } from "../../../plugins/codex/scripts/src/app/copies/prune-copies.ts";
import { makeJobId } from "../../../plugins/codex/scripts/src/core/job/id.ts";
import { createJob, jobFolder, updateJob } from "../../../plugins/codex/scripts/src/io/job-store.ts";
import { type IsolatedJob, makeIsolatedJob } from "../../../testing/isolated-job.ts";
import { CLAIMED, ENDED, queuedJob } from "../../../testing/plain-jobs.ts";

const work = (copy: string): void => writeFileSync(join(copy, "work"), "1\n");

/** A job that goes on in the copy of another. */
function goOn({ home, id: resumed, repo, copy, record }: IsolatedJob): string {
  const id = makeJobId(Date.now() + 1, 0.5);
  const { place } = record();
  assert.ok(place !== undefined && id > resumed);
  assert.ok(createJob(home, queuedJob(id, { workspaceRoot: repo, cwd: copy, place }), "go on"));
  return id;
}

test("discard leaves a copy into which a job came while its diff was made", async (t) => {
  const job = await makeIsolatedJob(t, { job: work });
  const discarding = discardCopy(job.context, job.record());
  const next = goOn(job);
  assert.deepEqual(await discarding, { kind: "refused", why: `job ${next} works in the same copy` });
  assert.deepEqual(readdirSync(join(job.home, "copies")), [job.id]);
  assert.ok(existsSync(join(job.copy, "work")));
});

test("discard leaves a copy in which a whole turn was run while its diff was made", async (t) => {
  const job = await makeIsolatedJob(t, { job: work });
  const discarding = discardCopy(job.context, job.record());
  const next = goOn(job);
  for (const event of [CLAIMED, ENDED]) updateJob(job.home, next, event);
  assert.deepEqual(await discarding, { kind: "refused", why: `job ${next} has worked in the same copy meanwhile` });
  assert.deepEqual(readdirSync(join(job.home, "copies")), [job.id]);
  assert.equal((await discardCopy(job.context, job.record())).kind, "removed");
});

test("prune leaves the copy of applied work into which a job came while its diff was made", async (t) => {
  const job = await makeIsolatedJob(t, { job: work });
  const at = new Date().toISOString();
  updateJob(job.home, job.id, { type: "applied", applied: { as: "changes", at, branch: "main", commits: [] } });
  const pruning = pruneCopies(job.context, [], false);
  goOn(job);
  assert.deepEqual((await pruning).copies, []);
  assert.deepEqual(readdirSync(join(job.home, "copies")), [job.id]);
});

test("a copy stays in which a job may work whose record cannot be read", async (t) => {
  const job = await makeIsolatedJob(t, { job: work });
  const at = new Date().toISOString();
  updateJob(job.home, job.id, { type: "applied", applied: { as: "changes", at, branch: "main", commits: [] } });
  const next = goOn(job);
  writeFileSync(join(jobFolder(job.home, next), "r00000002.json"), "{");
  const why = `job ${next} works in the same copy`;
  assert.deepEqual(await discardCopy(job.context, job.record()), { kind: "refused", why });
  assert.deepEqual((await pruneCopies(job.context, [], false)).copies, []);
  assert.deepEqual(readdirSync(join(job.home, "copies")), [job.id]);
});
