/** What the engine says of one job, which whoever settles it asks for more than once within a second. */
import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { lastWordOn } from "../../../plugins/codex/scripts/src/io/slurm/ask-last-word.ts";
import { useFakeSlurm } from "../../../testing/fake-slurm.ts";
import { makeTempFolder } from "../../../testing/temp.ts";

let nowMs = 0;

/** A fake Slurm, and a clock that stands still unless a question is asked anew. */
async function setStage(t: TestContext) {
  const slurm = useFakeSlurm(t, await makeTempFolder(t));
  t.mock.method(process.hrtime, "bigint", () => BigInt(nowMs) * 1_000_000n);
  const stateOf = (ref: string, name: string) => {
    nowMs += 1_000;
    return lastWordOn(ref, name)?.state ?? null;
  };
  return { slurm, stateOf };
}

test("lastWordOn asks the controller, then the accounting; null if neither knows the job", async (t) => {
  const { slurm, stateOf } = await setStage(t);
  slurm.answer("scontrol", "JobId=1 JobName=codex-a JobState=TIMEOUT Reason=TimeLimit NodeList=n1\n");
  assert.deepEqual([stateOf("1", "codex-a"), slurm.calls("sacct")], ["TIMEOUT", []]);
  slurm.answer("scontrol", "slurm_load_jobs error: Invalid job id specified", 1);
  slurm.answer("sacct", "1|OUT_OF_MEMORY|None|n1|codex-a\n");
  assert.equal(stateOf("1", "codex-a"), "OUT_OF_MEMORY");
  slurm.answer("sacct", "", 1);
  assert.equal(stateOf("1", "codex-a"), null);
});

test("neither a job with the same number nor one with the same name is taken for ours", async (t) => {
  const { slurm, stateOf } = await setStage(t);
  slurm.answer("scontrol", "JobId=1 JobName=train JobState=TIMEOUT Reason=TimeLimit NodeList=n1\n");
  slurm.answer("sacct", "1|OUT_OF_MEMORY|None|n1|train\n2|TIMEOUT|None|n1|codex-a\n1|PREEMPTED|None|n1|codex-a\n");
  assert.equal(stateOf("1", "codex-a"), "PREEMPTED");
});

test("a word is kept for a second, each job's own", async (t) => {
  const { slurm, stateOf } = await setStage(t);
  slurm.answer("scontrol", "JobId=1 JobName=codex-a JobState=TIMEOUT Reason=TimeLimit NodeList=n1\n");
  assert.equal(stateOf("1", "codex-a"), "TIMEOUT");
  slurm.answer("scontrol", "JobId=2 JobName=codex-b JobState=FAILED Reason=None NodeList=n1\n");
  assert.deepEqual(
    [lastWordOn("1", "codex-a")?.state, lastWordOn("2", "codex-b")?.state, slurm.calls("scontrol").length],
    ["TIMEOUT", "FAILED", 2],
  );
  assert.equal(stateOf("1", "codex-a"), null);
});
