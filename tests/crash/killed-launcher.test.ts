/** The launcher killed with SIGKILL at every step it makes on disk, and while it waits for its worker. */
import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { isEnded } from "../../plugins/codex/scripts/src/core/job/record.ts";
import { type FakeRig, makeRig } from "../../testing/companion.ts";
import { processesUnder } from "../../testing/temp.ts";
import { until } from "../../testing/wait.ts";
import { SHORT_TURN, untilEnded } from "./fixtures/jobs.ts";
import { assertPrompt } from "./fixtures/promptness.ts";
import { askFor, assertNobodyLeft, assertTrueEnd, onlyJob } from "./fixtures/stranger.ts";
import { atEachPoint, pointsOf, startVictim } from "./fixtures/victims.ts";

const TASK = ["task", "--background", "--write", "Make a file."];
const PROGRAM = "companion.js";
const CLAIM = "link jobs/JOB/r00000002.json #1";

test("a launcher killed at any step announces nothing and leaves no job that seems to wait", async (t) => {
  const rig = await makeRig(t, { scenario: SHORT_TURN });
  const whole = startVictim(rig, TASK, { program: PROGRAM, step: null });
  assert.equal((await whole.finished).code, 0);
  await untilEnded(rig, onlyJob(rig) ?? "");
  const points = pointsOf(whole.steps());
  const waits: number[] = [];

  await atEachPoint(t, points, async (rig, { step, torn }) => {
    const victim = startVictim(rig, TASK, { program: PROGRAM, step, torn });
    assert.deepEqual(await victim.finished, { code: null, stdout: "", stderr: "" });
    const id = onlyJob(rig);
    const { record, tookMs } = await askFor(rig, id ?? "none");
    waits.push(tookMs);
    if (record === null) await assertNobodyLeft(rig);
    else {
      assert.equal(record.status === "failed" && record.failure.kind, "launch_failed");
      await assertTrueEnd(rig, record);
    }
    const { stdout } = await rig.run(["status", "--all", "--json"]);
    assert.deepEqual(JSON.parse(stdout).recent, record === null ? [] : [record]);
  });
  t.diagnostic(`${points.length} points`);
  assertPrompt(t, waits);
});

test("a launcher killed while its worker is about to claim costs nothing", async (t) => {
  const { rig, id, worker } = await launcherKilledBeforeClaim(t);
  assert.equal((await askFor(rig, id)).record?.status, "queued", "the worker lives and will claim");
  process.kill(worker, "SIGCONT");
  const record = await untilEnded(rig, id);
  assert.equal(record.status, "completed");
  await assertTrueEnd(rig, record);
});

test("a worker killed before its claim: its launcher finds out, and says that the launch has failed", async (t) => {
  const { rig, launcher, worker } = await workerBeforeClaim(t);
  process.kill(worker, "SIGKILL");
  const { code, stdout } = await launcher.finished;
  assert.equal(code, 1);
  assert.match(stdout, /\n\[\[codex-task status=failed id=\S+ work=none kind=launch_failed\]\]\n$/);
  const id = onlyJob(rig) ?? "";
  await assertTrueEnd(rig, (await askFor(rig, id)).record ?? assert.fail());
});

test("launcher and worker killed before the claim: the launch has failed", async (t) => {
  const { rig, id, worker } = await launcherKilledBeforeClaim(t);
  process.kill(worker, "SIGKILL");
  const { record } = await askFor(rig, id);
  assert.ok(record !== null && isEnded(record));
  assert.equal(record.failure?.kind, "launch_failed");
  await assertTrueEnd(rig, record);
});

async function launcherKilledBeforeClaim(t: TestContext) {
  const { rig, launcher, worker } = await workerBeforeClaim(t);
  launcher.kill();
  assert.deepEqual(await launcher.finished, { code: null, stdout: "", stderr: "" });
  return { rig, id: onlyJob(rig) ?? "", worker };
}

/** The worker stands still right before it publishes its claim. */
async function workerBeforeClaim(t: TestContext) {
  const rig: FakeRig = await makeRig(t, { scenario: SHORT_TURN });
  const launcher = startVictim(rig, TASK, { program: "worker.js", step: CLAIM, signal: "SIGSTOP" });
  await until(() => launcher.steps().includes(CLAIM), { what: "the worker's claim" });
  const worker = (await processesUnder(rig.home)).find(({ command }) => command.includes("/worker.js "))?.pid;
  assert.ok(worker !== undefined);
  return { rig, launcher, worker };
}
