/** The facts by which a job may start, as they are found on disk. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { startFacts } from "../../../plugins/codex/scripts/src/app/dispatch/start-facts.ts";
import { updateJob } from "../../../plugins/codex/scripts/src/io/job-store.ts";
import { makeLineStage } from "../fixtures/line-stage.ts";

test("startFacts says how each job before it stands; one whose worker is gone is settled", async (t) => {
  const stage = await makeLineStage(t);
  const jobs = [1, 2, 3, 4].map((number) => stage.add(number));
  const [active, done, broken, lost] = jobs;
  assert.ok(active && done && broken && lost);
  for (const job of [active, done, broken]) stage.runs(job);
  stage.completes(done);
  stage.breaks(broken);
  updateJob(stage.home, lost.id, {
    type: "claimed",
    worker: { ...active.launcher, startedAt: "1" },
    at: lost.createdAt,
  });
  const asking = stage.add(5, { after: [...jobs.map(({ id }) => id), "m0000009-gone0"] });
  const { after } = await startFacts(stage.context, asking, stage.looking);
  const states = after.map(({ state }) => state);
  assert.deepEqual(states, ["active", "completed", "failed", "failed", "missing"]);
});

test("startFacts tells of a closed lane until it is time to try, and not to a job that ignores it", async (t) => {
  const stage = await makeLineStage(t);
  const [asking, ignoring] = [stage.add(1, { parks: true }), stage.add(2, { ignoresGate: true })];
  const lane = async (job = asking) => (await startFacts(stage.context, job, stage.looking)).lane;
  assert.equal(await lane(), null);
  stage.fails("auth_unavailable", "logged out");
  const closed = await lane();
  assert.deepEqual([closed?.refusal.kind, closed?.opensAt], ["auth_unavailable", "2026-03-01T10:10:00.000Z"]);
  assert.equal(await lane(ignoring), null);
  stage.pass(600_000);
  assert.equal(await lane(), null, "the one try is left");
});

test("startFacts has the reset of a usage limit as the time of a job that parks, and the later of two times", async (t) => {
  const stage = await makeLineStage(t);
  stage.fails("usage_limit", "You've hit your usage limit. Try again at 1:30 PM.");
  const notBefore = "2026-03-01T10:05:00.000Z";
  const timeOf = async (number: number, terms: object) => {
    const { notBeforeMs } = await startFacts(stage.context, stage.add(number, terms), stage.looking);
    return notBeforeMs;
  };
  const reset = await timeOf(1, { parks: true });
  assert.ok(reset !== null && reset > Date.parse(notBefore));
  assert.equal(await timeOf(2, { parks: true, notBefore }), reset);
  assert.equal(await timeOf(3, { notBefore }), Date.parse(notBefore));
  assert.equal(await timeOf(4, {}), null);
});
