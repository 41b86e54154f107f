/** A clock that was set back, or forward, while jobs run: nobody is taken for dead, and nothing seems to end before it began. */
import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { isEnded } from "../../plugins/codex/scripts/src/core/job/record.ts";
import { type FakeRig, makeRig } from "../../testing/companion.ts";
import type { FakeStep } from "../../testing/fake-codex/scenario.ts";
import { GATED_TURN, SHORT_TURN, signalWorker, startJob, storedRecord, untilEnded } from "./fixtures/jobs.ts";
import { shifted } from "./fixtures/shifted.ts";
import { assertTrueEnd } from "./fixtures/stranger.ts";

const NONSENSE = /(?<![a-z0-9])-\d+(?:\.\d+)?s|NaN/u; // Not the tail of an id.

test("a reader whose clock is a day behind, or ahead, of the worker's tells the truth", async (t) => {
  for (const days of [-1, 1]) {
    const rig = await makeRig(t, { scenario: GATED_TURN });
    const id = await startJob(rig);
    assert.equal((await readAt(rig, days, "status", id)).job.status, "running");
    assert.equal(storedRecord(rig, id).status, "running");
    await writeFile(join(rig.folder, "go"), "");
    assert.equal((await readAt(rig, days, "status", id, "--wait")).job.status, "completed");
    await assertTrueEnd(rig, storedRecord(rig, id));
    assert.doesNotMatch((await rig.run(["status", id], shifted(days))).stdout, NONSENSE);
  }
});

test("a job started after the clock was set back completes, and stands beside the earlier one", async (t) => {
  const rig = await makeRig(t, { scenario: SHORT_TURN });
  const ids: string[] = [];
  for (const days of [0, -1]) {
    const { code, stdout } = await rig.run(["task", "--write", "--json", "Make a file."], shifted(days));
    assert.equal(code, 0);
    ids.push(JSON.parse(stdout).jobId);
  }
  const { running, recent } = await readAt(rig, -1, "status");
  assert.deepEqual(running, []);
  assert.deepEqual(new Set(recent.map((job: { readonly id: string }) => job.id)), new Set(ids));
});

test("a lost job whose times all lie in the future is settled now, and not before it began", async (t) => {
  const rig = await makeRig(t, { scenario: GATED_TURN });
  const id = await startJob(rig);
  await signalWorker(rig, id, "SIGKILL");
  const { job } = await readAt(rig, -1, "status", id);
  assert.equal(job.failure.kind, "worker_lost");
  const record = storedRecord(rig, id);
  assert.ok(isEnded(record));
  await assertTrueEnd(rig, record);
  assert.doesNotMatch((await rig.run(["status", id])).stdout, NONSENSE);
});

test("a cancel with a clock that is a day behind cancels", async (t) => {
  const rig = await makeRig(t, { scenario: GATED_TURN });
  const id = await startJob(rig);
  assert.equal((await readAt(rig, -1, "cancel", id)).job.status, "cancelled");
  await assertTrueEnd(rig, await untilEnded(rig, id));
});

test("a clock that runs ahead of the disk's makes no 'none' of a changed file of which Git does not tell", async (t) => {
  const turn: FakeStep[] = [
    { do: "run", command: "echo 1 > ignored" },
    { do: "say", text: "The end." },
  ];
  const rig = await makeRig(t, {
    scenario: { turns: [turn] },
    repository: { files: { ".gitignore": "ignored\n", ignored: "0\n" } },
  });
  for (const days of [0, 0.001, 1]) {
    const { stdout } = await rig.run(["task", "--write", "Change it."], shifted(days));
    assert.match(stdout, / work=unknown\]\]\n$/u);
    assert.match(stdout, /what changed in "ignored" after the turn had begun/u);
  }
});

async function readAt(rig: FakeRig, days: number, ...args: readonly string[]) {
  const { code, stdout, stderr } = await rig.run([...args, "--json"], shifted(days));
  assert.deepEqual({ code, stderr }, { code: 0, stderr: "" });
  return JSON.parse(stdout);
}
