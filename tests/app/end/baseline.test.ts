/** The state before the turn: what is stored of it, and when it was taken by the clock that is passed in. */
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { takeBaseline } from "../../../plugins/codex/scripts/src/app/end/baseline.ts";
import { readBaseline } from "../../../plugins/codex/scripts/src/io/job-files.ts";
import { git } from "../../../testing/repository.ts";
import { makeJobStage } from "../fixtures/job-stage.ts";

const AT = "2026-03-01T10:00:00.123Z";

test("takeBaseline stores the repository, its Git folder and the other jobs, at the time of the context", async (t) => {
  const stage = await makeJobStage(t);
  writeFileSync(join(stage.root, "dirty.txt"), "x");
  const [other, job] = [stage.running(), stage.running()];
  await takeBaseline({ ...stage.context, now: () => AT }, job);
  const baseline = readBaseline(stage.home, job.id);
  assert.ok(baseline?.snapshot != null);
  const { snapshot, gitFolder, isRepositoryAbsent, takenAtMs, otherJobs, absentMountPoints } = baseline;
  assert.deepEqual([takenAtMs, isRepositoryAbsent, otherJobs], [Date.parse(AT), false, [other.id]]);
  assert.deepEqual(
    [snapshot.repository, snapshot.head, snapshot.dirty.map(({ path }) => path)],
    [stage.root, await git(stage.root, "rev-parse", "HEAD"), ["dirty.txt"]],
  );
  assert.ok(gitFolder != null && "config" in gitFolder);
  assert.deepEqual(absentMountPoints, [], "a job that only reads leaves none");
});

test("takeBaseline says that there is no repository", async (t) => {
  const stage = await makeJobStage(t);
  const plain = join(stage.root, "..", "plain");
  mkdirSync(plain);
  const job = stage.running({ fields: { cwd: plain, workspaceRoot: plain } });
  await takeBaseline(stage.context, job);
  const baseline = readBaseline(stage.home, job.id);
  assert.deepEqual([baseline?.snapshot, baseline?.isRepositoryAbsent], [null, true]);
});
