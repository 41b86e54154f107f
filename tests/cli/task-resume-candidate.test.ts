/** task-resume-candidate names the job that --resume-last would continue. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { makeRig } from "../../testing/companion.ts";
import { jobId, json } from "./fixtures/reading.ts";

test("task-resume-candidate: the newest job of this session, and none of another", async (t) => {
  const rig = await makeRig(t, { scenario: {} });
  const mine = { env: { CODEX_COMPANION_SESSION_ID: "s-1" } };
  const none = { available: false, sessionId: "s-1", candidate: null };
  assert.deepEqual(json(await rig.run(["task-resume-candidate", "--json"], mine)), none);
  await rig.run(["task", "--", "first"], mine);
  const id = jobId(await rig.run(["task", "--", "second"], mine));
  const other = { env: { CODEX_COMPANION_SESSION_ID: "s-2" } };
  await rig.run(["task", "--", "of another"], other);

  const { job } = json(await rig.run(["status", id, "--json"]));
  const { status, title, summary, threadId, completedAt } = job;
  assert.deepEqual(json(await rig.run(["task-resume-candidate", "--json"], mine)), {
    available: true,
    sessionId: "s-1",
    candidate: { id, status, title, summary, threadId, completedAt, updatedAt: completedAt },
  });
  assert.deepEqual([title, status], ["second", "completed"]);
  const { code, stdout } = await rig.run(["task-resume-candidate"], mine);
  assert.deepEqual([code, stdout], [0, `Can be continued: ${id} (completed).\n`]);
});
