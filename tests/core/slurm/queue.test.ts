import assert from "node:assert/strict";
import { test } from "node:test";
import {
  isEndedState,
  parseQueue,
  parseShownJob,
  stateWord,
} from "../../../plugins/codex/scripts/src/core/slurm/queue.ts";

test("parseQueue reads the lines of squeue, passes over what is none, and says if there is any", () => {
  const text = "42|RUNNING|None|n1|codex-a\nslurm_load_jobs: a warning\n43|PENDING|Resources||codex-b\n\n";
  const jobs = [
    { ref: "42", state: "RUNNING", reason: "None", nodes: "n1", name: "codex-a" },
    { ref: "43", state: "PENDING", reason: "Resources", nodes: "", name: "codex-b" },
  ];
  assert.deepEqual(parseQueue(text), { jobs, isWhole: false });
  assert.deepEqual(parseQueue(text.replace(/^slurm.*\n/mu, "")), { jobs, isWhole: true });
  assert.deepEqual(parseQueue(""), { jobs: [], isWhole: true });
});

test("parseQueue reads a reason with bars in it; a line with too few is none", () => {
  const text = "42|PENDING|burst_buffer: a|b||codex-a\n43|RUNNING|a||b|n1|codex-b\n44|RUNNING|n1|codex-c\n45|RUNNING\n";
  const jobs = [
    { ref: "42", state: "PENDING", reason: "burst_buffer: a|b", nodes: "", name: "codex-a" },
    { ref: "43", state: "RUNNING", reason: "a||b", nodes: "n1", name: "codex-b" },
  ];
  assert.deepEqual(parseQueue(text), { jobs, isWhole: false });
});

test("parseShownJob reads what scontrol says of one job; null if it says nothing of one", () => {
  const text = "JobId=42 JobName=codex-a UserId=dev(1) JobState=TIMEOUT Reason=TimeLimit NodeList=n2 Restarts=0\n";
  const read = { ref: "42", name: "codex-a", state: "TIMEOUT", reason: "TimeLimit", nodes: "n2" };
  assert.deepEqual(parseShownJob(text), read);
  assert.equal(parseShownJob("slurm_load_jobs error: Invalid job id specified"), null);
});

test("isEndedState is true for a job that is over, also with a word behind its state", () => {
  const over = ["COMPLETED", "FAILED", "TIMEOUT", "NODE_FAIL", "CANCELLED", "CANCELLED by 0", "PREEMPTED"];
  assert.deepEqual(over.filter(isEndedState), over);
  const active = ["PENDING", "RUNNING", "COMPLETING", "CONFIGURING", "SUSPENDED", "REQUEUED", "A_LATER_STATE"];
  assert.deepEqual(active.filter(isEndedState), []);
  assert.equal(stateWord("CANCELLED by 1000"), "CANCELLED");
});
