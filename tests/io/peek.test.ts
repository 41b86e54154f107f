import assert from "node:assert/strict";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { createJob, updateJob } from "../../plugins/codex/scripts/src/io/job-store.ts";
import { isAllQuiet } from "../../plugins/codex/scripts/src/io/peek.ts";
import { CLAIMED, ENDED, queuedJob, TOLD } from "../../testing/plain-jobs.ts";
import { makeTempFolder } from "../../testing/temp.ts";

test("isAllQuiet is true until a job is active, and again once its end was told", async (t) => {
  const home = join(await makeTempFolder(t), "home");
  const id = "mm7kwn40-aaaaa";
  const seen = [isAllQuiet(home)];
  createJob(home, queuedJob(id), "prompt");
  seen.push(isAllQuiet(home));
  for (const event of [CLAIMED, ENDED, TOLD]) {
    updateJob(home, id, event);
    seen.push(isAllQuiet(home));
  }
  assert.deepEqual(seen, [true, false, false, false, true]);
});

test("isAllQuiet takes what is no folder for an empty one", async (t) => {
  const home = await makeTempFolder(t);
  writeFileSync(join(home, "active"), "");
  assert.equal(isAllQuiet(home), true);
  rmSync(join(home, "active"));
  mkdirSync(join(home, "untold", "mm7kwn40-aaaaa"), { recursive: true });
  assert.equal(isAllQuiet(home), false);
});
