/** What the live view reads: all lists, and of the ended jobs only those that are shown. */
import assert from "node:assert/strict";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { LiveJobs } from "../../../plugins/codex/scripts/src/app/read/live-jobs.ts";
import type { Context } from "../../../plugins/codex/scripts/src/app/scope/context.ts";
import { ownIdentity } from "../../../plugins/codex/scripts/src/io/executor/actors.ts";
import { createJob, jobFolder } from "../../../plugins/codex/scripts/src/io/job-store.ts";
import { queuedJob, storeEnded, storeRunning } from "../../../testing/plain-jobs.ts";
import { makeTempFolder } from "../../../testing/temp.ts";

async function contextIn(t: TestContext): Promise<Context> {
  const folder = await makeTempFolder(t);
  const cwd = join(folder, "tree");
  mkdirSync(cwd);
  return { home: join(folder, "state"), env: {}, cwd, sessionId: null, now: () => new Date().toISOString() };
}

const id = (number: number) => `mm7kwn${40 + number}-a1b2c`;
const all = (ids: readonly string[]) => ids;

test("LiveJobs lists what runs first, then the others, newest first, and reads only what is shown", async (t) => {
  const context = await contextIn(t);
  const { home, cwd } = context;
  storeRunning(home, id(1), ownIdentity(), { workspaceRoot: cwd });
  for (const number of [2, 3, 4]) storeEnded(home, id(number), { workspaceRoot: cwd });
  storeEnded(home, id(5), { workspaceRoot: "/elsewhere" });
  const jobs = new LiveJobs(context);
  const here = await jobs.look("workspace", (ids) => ids.slice(0, 2));
  assert.deepEqual(here.ids, [id(1), id(4), id(3), id(2)]);
  assert.deepEqual([...here.shown.keys()], [id(1), id(4)]);
  assert.deepEqual([here.running, here.waiting, here.problems], [1, 0, []]);
  assert.ok(jobs.folders.includes(jobFolder(home, id(1))));
  const everywhere = await jobs.look("home", all);
  assert.deepEqual(everywhere.ids, [id(1), id(5), id(4), id(3), id(2)]);
});

test("LiveJobs leaves out canaries and what has no record yet, and sees that record when it comes", async (t) => {
  const context = await contextIn(t);
  const { home, cwd } = context;
  storeEnded(home, id(1), { workspaceRoot: cwd });
  storeEnded(home, id(2), { workspaceRoot: cwd, kind: "canary" });
  storeEnded(home, id(3), { workspaceRoot: cwd });
  rmSync(jobFolder(home, id(3)), { recursive: true });
  const jobs = new LiveJobs(context);
  assert.deepEqual((await jobs.look("workspace", all)).ids, [id(1)]);
  storeEnded(home, id(3), { workspaceRoot: cwd });
  assert.deepEqual((await jobs.look("workspace", all)).ids, [id(3), id(1)]);
});

test("LiveJobs lists what is under way but cannot be read before what has ended, and counts it apart", async (t) => {
  const context = await contextIn(t);
  const { home, cwd } = context;
  for (const number of [1, 2]) storeRunning(home, id(number), ownIdentity(), { workspaceRoot: cwd });
  writeFileSync(join(jobFolder(home, id(1)), "r00000009.json"), "garbage");
  storeEnded(home, id(3), { workspaceRoot: cwd });
  const jobs = await new LiveJobs(context).look("workspace", all);
  assert.deepEqual(jobs.ids, [id(2), id(1), id(3)]);
  assert.deepEqual([jobs.running, jobs.waiting, jobs.unreadable], [1, 0, 1]);
});

test("LiveJobs settles a job whose worker is gone, and tells what cannot be read", async (t) => {
  const context = await contextIn(t);
  const { home, cwd } = context;
  createJob(home, queuedJob(id(1), { workspaceRoot: cwd }), "prompt");
  storeEnded(home, id(2), { workspaceRoot: cwd });
  writeFileSync(join(jobFolder(home, id(2)), "r00000009.json"), "garbage");
  rmSync(join(home, "untold"), { recursive: true });
  writeFileSync(join(home, "untold"), "");
  const { ids, shown, running, problems } = await new LiveJobs(context).look("workspace", all);
  assert.deepEqual([ids, running], [[id(2), id(1)], 0]);
  const [broken, lost] = ids.map((each) => shown.get(each));
  assert.ok(broken !== undefined && "reason" in broken);
  assert.ok(lost !== undefined && "record" in lost && lost.record.status === "failed");
  assert.deepEqual(problems, ['"untold": it is no folder']);
});
