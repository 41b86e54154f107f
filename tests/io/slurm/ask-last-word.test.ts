/** What the engine says of one job, which whoever settles it asks for more than once within a second. */
import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { lastWordOn } from "../../../plugins/codex/scripts/src/io/slurm/ask-last-word.ts";
import { useFakeSlurm } from "../../../testing/fake-slurm.ts";
import { makeTempFolder } from "../../../testing/temp.ts";

const FORGOTTEN = "slurm_load_jobs error: Invalid job id specified";

let nowMs = 0;

/** A fake Slurm, and a clock that stands still unless a question is asked anew. */
async function setStage(t: TestContext) {
  const slurm = useFakeSlurm(t, await makeTempFolder(t));
  t.mock.method(process.hrtime, "bigint", () => BigInt(nowMs) * 1_000_000n);
  const stateOf = (ref: string, name: string) => {
    nowMs += 1_000;
    return wordOf(ref, name);
  };
  return { slurm, stateOf };
}

function wordOf(ref: string, name: string): string {
  const word = lastWordOn(ref, name);
  return typeof word === "object" ? word.state : word;
}

test("lastWordOn asks the controller, then the accounting", async (t) => {
  const { slurm, stateOf } = await setStage(t);
  slurm.answer("scontrol", "JobId=1 JobName=codex-a JobState=TIMEOUT Reason=TimeLimit NodeList=n1\n");
  assert.deepEqual([stateOf("1", "codex-a"), slurm.calls("sacct")], ["TIMEOUT", []]);
  slurm.answer("scontrol", FORGOTTEN, 1);
  slurm.answer("sacct", "1|OUT_OF_MEMORY|None|n1|codex-a\n");
  assert.equal(stateOf("1", "codex-a"), "OUT_OF_MEMORY");
});

test("lastWordOn tells a job that both have forgotten from one on which not both have answered", async (t) => {
  const { slurm, stateOf } = await setStage(t);
  const inTurn = (scontrol: readonly [string, number], sacct: readonly [string, number]) => {
    slurm.answer("scontrol", ...scontrol);
    slurm.answer("sacct", ...sacct);
    return stateOf("1", "codex-a");
  };
  const [forgotten, mute] = [
    [FORGOTTEN, 1] as const,
    ["slurm_load_jobs error: Unable to contact slurm controller", 1] as const,
  ];
  const [none, disabled] = [["", 0] as const, ["Slurm accounting storage is disabled", 1] as const];
  const absent = ["sacct is not installed here", 1] as const; // As a command that is not there is told.
  const down = ["sacct: error: Problem talking to the database: Connection refused", 1] as const;
  const renumbered = ["JobId=1 JobName=train JobState=RUNNING Reason=None NodeList=n1\n", 0] as const;
  for (const controller of [forgotten, renumbered])
    assert.deepEqual(
      [none, disabled, absent, down].map((accounting) => inTurn(controller, accounting)),
      ["forgotten", "forgotten", "forgotten", "silent"],
    );
  for (const accounting of [none, disabled, down]) assert.equal(inTurn(mute, accounting), "silent");
  assert.equal(inTurn(none, none), "silent");
  assert.equal(inTurn(mute, ["1|TIMEOUT|None|n1|codex-a\n", 0]), "TIMEOUT");
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
    [wordOf("1", "codex-a"), wordOf("2", "codex-b"), slurm.calls("scontrol").length],
    ["TIMEOUT", "FAILED", 2],
  );
  assert.equal(stateOf("1", "codex-a"), "silent");
});
