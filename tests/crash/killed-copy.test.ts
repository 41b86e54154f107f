/** The launcher killed while it makes a copy, and the worker while it prepares one; then a stranger asks. */
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { isIsolated, placeOf } from "../../plugins/codex/scripts/src/core/job/place.ts";
import { isEnded } from "../../plugins/codex/scripts/src/core/job/record.ts";
import { listCopies } from "../../plugins/codex/scripts/src/io/copies.ts";
import { type FakeRig, makeRig } from "../../testing/companion.ts";
import { until } from "../../testing/wait.ts";
import { SHORT_TURN, storedRecord, untilEnded } from "./fixtures/jobs.ts";
import { shifted } from "./fixtures/shifted.ts";
import { askFor, assertNobodyLeft, onlyJob, untilWorkerIsGone } from "./fixtures/stranger.ts";
import { atEachPoint, pointsOf, startVictim, TRIES_ALL } from "./fixtures/victims.ts";

const ISOLATED = ["task", "--background", "--write", "--isolate"];
const PREPARED = [...ISOLATED, "--prepare", "echo 1 > prepared", "Make a file."];
/** What bears on the record and on the start of the copy; which objects there are depends on the time. */
const OF_PREPARING = /^(?:link|unlink|spawn|rename|mkdir copies).*(?<!objects\/..) #\d+$/;
const OF_A_COPY = /copies\/|^spawn |r00000001\.json/;

/** A copy that no record knows is there for a while only: it may be about to get one. */
async function pruneStray(rig: FakeRig): Promise<number> {
  const strays = listCopies(rig.home);
  assert.ok(strays.length <= 1, String(strays));
  await rig.run(["prune"]);
  assert.deepEqual(listCopies(rig.home), strays);
  const { stdout } = await rig.run(["prune"], shifted(1));
  assert.deepEqual(listCopies(rig.home), [], stdout);
  return strays.length;
}

test("a launcher killed at any step of making a copy leaves none that is not known, or that the next prune does not take", async (t) => {
  const rig = await makeRig(t, { scenario: SHORT_TURN });
  const task = [...ISOLATED, "Make a file."];
  const whole = startVictim(rig, task, { program: "companion.js", step: null });
  assert.equal((await whole.finished).code, 0);
  await untilEnded(rig, onlyJob(rig) ?? "");
  const steps = whole.steps().filter((step) => OF_A_COPY.test(step));
  assert.ok(steps.length > 8, String(steps));
  const points = pointsOf(steps);

  let strays = 0;
  await atEachPoint(t, points, async (rig, { step, torn }) => {
    const victim = startVictim(rig, task, { program: "companion.js", step, torn });
    assert.deepEqual(await victim.finished, { code: null, stdout: "", stderr: "" });
    const id = onlyJob(rig);
    const { record } = await askFor(rig, id ?? "none");
    await assertNobodyLeft(rig);
    if (record === null) {
      strays += await pruneStray(rig);
      return;
    }
    assert.equal(record.status === "failed" && record.failure.kind, "launch_failed");
    assert.deepEqual(listCopies(rig.home), [record.id]);
    assert.equal((await rig.run(["discard", record.id])).code, 0);
    assert.deepEqual(listCopies(rig.home), []);
  });
  if (TRIES_ALL) assert.ok(strays > 0, "at no step there was a copy before its record");
  t.diagnostic(`${points.length} points`);
});

test("a worker killed at any step of --prepare: the job is lost, and its copy can be looked at and discarded", async (t) => {
  const rig = await makeRig(t, { scenario: SHORT_TURN });
  const whole = startVictim(rig, PREPARED, { program: "worker.js", step: null });
  assert.equal((await whole.finished).code, 0);
  await untilEnded(rig, onlyJob(rig) ?? "");
  const steps = whole.steps();
  const [first, last] = [steps.findIndex((step) => step.startsWith("append ")), steps.findIndex(isBaseline)];
  const points = pointsOf(steps.slice(first, last).filter((step) => OF_PREPARING.test(step)));
  assert.ok(
    steps.some((step) => step.includes("copies/JOB/.git/refs/heads/codex/JOB")),
    String(steps),
  );

  let kills = 0;
  await atEachPoint(t, points, async (rig, { step, torn }) => {
    const victim = startVictim(rig, PREPARED, { program: "worker.js", step, torn });
    await victim.finished;
    const id = onlyJob(rig) ?? "";
    await until(() => victim.steps().includes(step) || isEnded(storedRecord(rig, id)), { what: "the kill" });
    if (!victim.steps().includes(step)) return; // The name of a commit depends on the time.
    await untilWorkerIsGone(rig);
    kills += 1;
    const { record } = await askFor(rig, id);
    assert.ok(record !== null && isIsolated(record) && record.status === "failed", JSON.stringify(record));
    assert.equal(record.failure.kind, "worker_lost");
    await assertNobodyLeft(rig);
    assert.deepEqual(listCopies(rig.home), [placeOf(record).root.split("/").at(-1)]);
    assert.equal((await rig.run(["diff", id])).stdout, `Job ${id} changed nothing.\n`);
    const applied = await rig.run(["apply", id]);
    assert.match(applied.stderr, /its turn never began: all that its copy holds was made by --prepare/u);
    assert.deepEqual([applied.code, existsSync(join(rig.repo, "prepared"))], [1, false]);
    assert.equal((await rig.run(["discard", id])).code, 0);
    assert.deepEqual(listCopies(rig.home), []);
  });
  t.diagnostic(`${kills} of ${points.length} points`);
  assert.ok(kills > points.length / 2);
});

function isBaseline(step: string): boolean {
  return step.includes("jobs/JOB/before.json") || step.includes("jobs/JOB/places.json");
}
