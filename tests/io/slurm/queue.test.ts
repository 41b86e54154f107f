/** What the engine knows of jobs: one list serves a second, and "over" is only said after a list younger than the question. */
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { controllerAnswer, listAhead, standingOf } from "../../../plugins/codex/scripts/src/io/slurm/queue.ts";
import { useFakeSlurm } from "../../../testing/fake-slurm.ts";
import { makeTempFolder } from "../../../testing/temp.ts";

let nowMs = 0;

/** A fake Slurm, and a clock that stands still; what earlier tests listed is too old. */
async function setStage(t: TestContext) {
  const slurm = useFakeSlurm(t, await makeTempFolder(t));
  nowMs += 60_000;
  t.mock.method(process.hrtime, "bigint", () => BigInt(nowMs) * 1_000_000n);
  return slurm;
}

const stateOf = (ref: string | null, name: string) => {
  const standing = standingOf(ref, name);
  return typeof standing === "string" ? standing : standing.active.state;
};

test("standingOf asks once for all active jobs of a second", async (t) => {
  const slurm = await setStage(t);
  slurm.answer("squeue", "1|RUNNING|None|n1|codex-a\n2|PENDING|Priority||codex-b\n");
  assert.deepEqual(
    [stateOf("1", "codex-a"), stateOf("2", "codex-b"), stateOf(null, "codex-b")],
    ["RUNNING", "PENDING", "PENDING"],
  );
  assert.equal(slurm.calls("squeue").length, 1);
  nowMs += 1_000;
  assert.equal(stateOf("1", "codex-a"), "RUNNING");
  assert.equal(slurm.calls("squeue").length, 2);
});

test("each question goes for hidden partitions too, and for jobs whose number another one has got", async (t) => {
  const slurm = await setStage(t);
  slurm.answer("squeue", "");
  assert.equal(stateOf("1", "codex-a"), "over");
  controllerAnswer();
  const asked = (["squeue", "scontrol"] as const).flatMap((command) => slurm.calls(command));
  assert.deepEqual(
    asked.filter((call) => !/(?:^| )--all(?: |$)/u.test(call)),
    [],
  );
  assert.match(slurm.calls("sacct")[0] ?? "", /(?:^| )--duplicates(?: |$)/u);
});

test("a list that was made ahead serves the questions of the next second, and no other is made meanwhile", async (t) => {
  const slurm = await setStage(t);
  slurm.answer("squeue", "1|RUNNING|None|n1|codex-a\n");
  await listAhead();
  await listAhead();
  assert.equal(stateOf("1", "codex-a"), "RUNNING");
  assert.equal(slurm.calls("squeue").length, 1);
  slurm.answer("squeue", "");
  assert.equal(stateOf("2", "codex-b"), "over", "only after a list of its own");
  assert.equal(slurm.calls("squeue").length, 2);
  nowMs += 1_000;
  slurm.answer("squeue", "slurm_load_jobs error: Unable to contact slurm controller", 1);
  await listAhead();
  assert.deepEqual([stateOf("1", "codex-a"), slurm.calls("squeue").length], ["unknown", 3]);
});

test("standingOf says that a job is over only after a list that was made for this question", async (t) => {
  const slurm = await setStage(t);
  slurm.answer("squeue", "1|RUNNING|None|n1|codex-a\n");
  assert.equal(stateOf("1", "codex-a"), "RUNNING");
  slurm.answer("squeue", "1|RUNNING|None|n1|codex-a\n2|PENDING|None||codex-b\n");
  assert.equal(stateOf("2", "codex-b"), "PENDING", "submitted since the last list");
  slurm.answer("squeue", "1|COMPLETED|None|n1|codex-a\n");
  nowMs += 1_000;
  assert.deepEqual([stateOf("1", "codex-a"), stateOf("2", "codex-b")], ["over", "over"]);
});

test("standingOf knows nothing if the engine gives no answer, and does not ask again at once", async (t) => {
  const slurm = await setStage(t);
  slurm.answer("squeue", "slurm_load_jobs error: Unable to contact slurm controller", 1);
  assert.deepEqual([stateOf("1", "codex-a"), stateOf("2", "codex-b")], ["unknown", "unknown"]);
  assert.equal(slurm.calls("squeue").length, 1);
  slurm.answer("squeue", "1|RUNNING|None|n1|codex-a\n");
  nowMs += 1_000;
  assert.equal(stateOf("1", "codex-a"), "RUNNING");
});

test("standingOf says nothing of a job that is not listed, and of which the engine says elsewhere that it is not over", async (t) => {
  const slurm = await setStage(t);
  slurm.answer("squeue", "");
  const shown = (state: string, name = "codex-a") =>
    slurm.answer("scontrol", `JobId=1 JobName=${name} JobState=${state} Reason=None NodeList=n1\n`);
  const inTurn = (state: string) => {
    nowMs += 1_000;
    shown(state);
    return [state, stateOf("1", "codex-a")];
  };
  const active = [
    "PENDING",
    "CONFIGURING",
    "RUNNING",
    "SUSPENDED",
    "COMPLETING",
    "REQUEUED",
    "STOPPED",
    "A_LATER_STATE",
  ];
  for (const state of active) assert.deepEqual(inTurn(state), [state, "unknown"]);
  for (const state of ["COMPLETED", "FAILED", "CANCELLED"]) assert.deepEqual(inTurn(state), [state, "over"]);
  nowMs += 1_000;
  shown("RUNNING", "train");
  assert.equal(stateOf("1", "codex-a"), "over", "another job that has got its number");
  slurm.answer("scontrol", "", 1);
  slurm.answer("sacct", "1|RUNNING|None|n1|codex-a\n");
  nowMs += 1_000;
  assert.equal(stateOf("1", "codex-a"), "unknown", "as the accounting has it");
  assert.equal(stateOf(null, "codex-b"), "over");
});

test("standingOf asks for no job alone that is listed", async (t) => {
  const slurm = await setStage(t);
  slurm.answer("squeue", "1|RUNNING|None|n1|codex-a\n");
  assert.deepEqual([stateOf("1", "codex-a"), slurm.calls("scontrol"), slurm.calls("sacct")], ["RUNNING", [], []]);
});

test("a job that has got the number of ours is not taken for it", async (t) => {
  const slurm = await setStage(t);
  slurm.answer("squeue", "1|RUNNING|None|n1|train\n2|RUNNING|None|n1|codex-a\n");
  assert.equal(stateOf("1", "codex-a"), "over", "a controller that has lost its state begins at 1 again");
});

test("standingOf does not take a job for over that is missing among lines which are no list", async (t) => {
  const slurm = await setStage(t);
  slurm.answer("squeue", "Maintenance tonight at 8.\n1|RUNNING|None|n1|codex-a\n");
  assert.deepEqual([stateOf("1", "codex-a"), stateOf("2", "codex-b")], ["RUNNING", "unknown"]);
});

test("standingOf knows nothing if what the engine prints has no end", async (t) => {
  const slurm = await setStage(t);
  writeFileSync(join(slurm.bin, "squeue"), "#!/bin/sh\nexec yes '3|RUNNING|None|n1|codex-c'\n");
  assert.equal(stateOf("1", "codex-a"), "unknown");
});
