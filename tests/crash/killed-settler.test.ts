/** Whoever ends a job from outside may be killed at every step of that: a cancel, and a reader that settles a lost job. */
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { isEnded } from "../../plugins/codex/scripts/src/core/job/record.ts";
import { type FakeRig, finished, makeRig } from "../../testing/companion.ts";
import { until } from "../../testing/wait.ts";
import { STUBBORN_TURN, signalWorker, startJob, storedRecord } from "./fixtures/jobs.ts";
import { askFor, assertTrueEnd } from "./fixtures/stranger.ts";
import { atEachPoint, pointsOf, startVictim, TRIES_ALL } from "./fixtures/victims.ts";

const PROGRAM = "companion.js";

test("a reader killed while it settles a lost job: the next one settles it", async (t) => {
  const points = await pointsOfEnding(t, ["status"], (rig, id) => signalWorker(rig, id, "SIGKILL"));
  await atEachPoint(
    t,
    points,
    async (rig, { step, torn }) => {
      const id = await startJob(rig);
      await until(() => existsSync(join(rig.repo, "made.txt")), { what: "the command's file" });
      await signalWorker(rig, id, "SIGKILL");
      const victim = startVictim(rig, ["status", id], { program: PROGRAM, step, torn });
      assert.deepEqual(await victim.finished, { code: null, stdout: "", stderr: "" });
      const { record } = await askFor(rig, id);
      assert.equal(record?.status === "failed" && record.failure.kind, "worker_lost");
      assert.ok(record !== null && isEnded(record));
      assert.deepEqual(record.evidence?.files_changed, ["made.txt"]);
      await assertTrueEnd(rig, record);
    },
    STUBBORN_TURN,
  );
});

test("a cancel killed at any step: the job runs, or the next reader cancels it", async (t) => {
  const points = await pointsOfEnding(t, ["cancel"], async () => {});
  const statuses = new Set<string>();
  let killed = 0;
  await atEachPoint(
    t,
    points,
    async (rig, { step, torn }) => {
      const id = await startJob(rig);
      const victim = startVictim(rig, ["cancel", id], { program: PROGRAM, step, torn });
      const { code, stdout, stderr } = await victim.finished;
      if (code === null) killed += 1;
      // The worker, which ends the job too, may have taken that step before it. What was printed before the kill is true.
      assert.deepEqual([stderr, code ?? 0], ["", 0]);
      const hasTold = stdout !== "";
      if (hasTold) assert.ok(stdout.startsWith(`codex job ${id}: cancelled`), stdout);
      const { record } = await askFor(rig, id);
      assert.ok(record !== null);
      statuses.add(record.status);
      if (hasTold) assert.equal(record.status, "cancelled");
      if (record.status === "running") assert.equal((await rig.run(["cancel", id])).code, 0);
      await assertCancelled(rig, id);
    },
    STUBBORN_TURN,
  );
  if (TRIES_ALL) assert.deepEqual([...statuses].sort(), ["cancelled", "running"]);
  assert.ok(killed > points.length / 2, `${killed} of ${points.length} were killed`);
});

test("a cancel killed while it waits for a worker that stands still: the next reader cancels the job", async (t) => {
  const rig = await makeRig(t, { scenario: STUBBORN_TURN });
  const id = await startJob(rig);
  await signalWorker(rig, id, "SIGSTOP");
  const canceller = rig.start(["cancel", id]);
  const end = finished(canceller);
  await until(() => storedRecord(rig, id).stopping !== null, { what: "the intention to stop" });
  assert.equal((await askFor(rig, id)).record?.status, "running", "the canceller is at it");
  canceller.kill("SIGKILL");
  assert.deepEqual(await end, { code: null, stdout: "", stderr: "" });
  assert.equal((await askFor(rig, id)).record?.status, "cancelled");
  await assertCancelled(rig, id);
});

async function assertCancelled(rig: FakeRig, id: string): Promise<void> {
  const record = storedRecord(rig, id);
  assert.equal(record.status, "cancelled");
  await assertTrueEnd(rig, record);
}

/** The points of a command that ends a running job, of one whole run of it. */
async function pointsOfEnding(
  t: Parameters<typeof makeRig>[0],
  command: readonly string[],
  prepare: (rig: FakeRig, id: string) => Promise<void>,
) {
  const rig = await makeRig(t, { scenario: STUBBORN_TURN });
  const id = await startJob(rig);
  await prepare(rig, id);
  const whole = startVictim(rig, [...command, id], { program: PROGRAM, step: null });
  assert.equal((await whole.finished).code, 0);
  const points = pointsOf(whole.steps());
  t.diagnostic(`${points.length} points`);
  return points;
}
