/** What the engine knows of jobs: one list serves a second, and "over" is only said after a list younger than the question. */
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import {
  controllerAnswer,
  lastWordOn,
  listAhead,
  standingOf,
} from "../../../plugins/codex/scripts/src/io/slurm/queue.ts";
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
  lastWordOn("1", "codex-a");
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

test("lastWordOn asks the controller, then the accounting; null if neither knows the job", async (t) => {
  const slurm = await setStage(t);
  slurm.answer("scontrol", "JobId=1 JobName=codex-a JobState=TIMEOUT Reason=TimeLimit NodeList=n1\n");
  assert.equal(lastWordOn("1", "codex-a")?.state, "TIMEOUT");
  slurm.answer("scontrol", "slurm_load_jobs error: Invalid job id specified", 1);
  slurm.answer("sacct", "1|OUT_OF_MEMORY|None|n1|codex-a\n");
  assert.equal(lastWordOn("1", "codex-a")?.state, "OUT_OF_MEMORY");
  slurm.answer("sacct", "", 1);
  assert.equal(lastWordOn("1", "codex-a"), null);
});

test("neither a job with the same number nor one with the same name is taken for ours", async (t) => {
  const slurm = await setStage(t);
  slurm.answer("squeue", "1|RUNNING|None|n1|train\n2|RUNNING|None|n1|codex-a\n");
  assert.equal(stateOf("1", "codex-a"), "over", "a controller that has lost its state begins at 1 again");
  slurm.answer("scontrol", "JobId=1 JobName=train JobState=TIMEOUT Reason=TimeLimit NodeList=n1\n");
  slurm.answer("sacct", "1|OUT_OF_MEMORY|None|n1|train\n1|PREEMPTED|None|n1|codex-a\n");
  assert.equal(lastWordOn("1", "codex-a")?.state, "PREEMPTED");
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
