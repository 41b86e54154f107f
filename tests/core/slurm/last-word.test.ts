import assert from "node:assert/strict";
import { test } from "node:test";
import { announcedEnd, failureOfLost } from "../../../plugins/codex/scripts/src/core/slurm/last-word.ts";

const last = (state: string, nodes = "n2") => ({ ref: "42", name: "codex-a", state, reason: "None", nodes });

test("failureOfLost names each end that the engine makes, with what to do", () => {
  for (const [state, kind, words] of [
    ["TIMEOUT", "timeout", /reached the time limit that the engine gives it \(node n2\)/u],
    ["OUT_OF_MEMORY", "worker_lost", /used more memory than it was given/u],
    ["NODE_FAIL", "worker_lost", /was on a node that failed/u],
    ["BOOT_FAIL", "worker_lost", /did not boot/u],
    ["PREEMPTED", "worker_lost", /had to make room for another job/u],
    ["CANCELLED by 0", "worker_lost", /was cancelled from outside \(node n2\): CANCELLED by 0/u],
    ["DEADLINE", "worker_lost", /before its deadline/u],
    ["REQUEUED", "worker_lost", /was put back into the queue/u],
    ["FAILED", "worker_lost", /ended as FAILED \(node n2\), and its worker recorded no end/u],
    ["A_LATER_STATE", "worker_lost", /stands as A_LATER_STATE/u],
  ] as const) {
    const named = failureOfLost("night", "42", last(state));
    assert.deepEqual([named.kind, words.test(named.message)], [kind, true], named.message);
    assert.match(named.message, /^Slurm's job 42 on "night"/u);
    assert.notEqual(named.hint, "");
  }
});

test("failureOfLost says if the engine knows nothing of a job, and names no node that there was not", () => {
  assert.match(
    failureOfLost("night", "42", "forgotten").message,
    /^Slurm's job 42 on "night" is not known any more, and its worker recorded no end/u,
  );
  assert.doesNotMatch(failureOfLost("night", "42", last("CANCELLED", "(null)")).message, /node/u);
});

test("failureOfLost says if the engine gave no answer on a job, and does not call it forgotten", () => {
  const words =
    'Slurm\'s job 42 on "night" is not in the queue, Slurm gave no answer as to how it ended, and its worker';
  assert.deepEqual(
    [true, false].map((hasBegun) => failureOfLost("night", "42", "silent", hasBegun).message),
    [`${words} recorded no end.`, `${words} did not begin.`],
  );
  assert.match(failureOfLost("night", "42", "silent").hint ?? "", /scontrol show job 42, or sacct -j 42/u);
});

test("failureOfLost says what a node may lack if no worker of the job has begun there", () => {
  const { kind, message, hint } = failureOfLost("night", "42", last("FAILED"), false);
  assert.equal(kind, "worker_lost");
  assert.match(message, /ended as FAILED \(node n2\), and its worker did not begin\.$/u);
  assert.match(hint, /^Node, this plugin and the state home must be there under the same paths/u);
  assert.match(
    failureOfLost("night", "42", "forgotten", false).message,
    /is not known any more, and its worker did not begin/u,
  );
  assert.doesNotMatch(failureOfLost("night", "42", last("TIMEOUT"), false).hint, /state home/u);
});

const announced = (why: string, ref = "42", by = "slurmstepd") =>
  `${by}: error: *** JOB ${ref} ON n1 CANCELLED AT 2026-03-01T10:00:00${why} ***\n`;
const stateOf = (log: string) => announcedEnd(log, "42")?.state;

test("announcedEnd reads the reason for which the engine began to end a job; the last one counts", () => {
  assert.equal(stateOf(announced(" DUE TO TIME LIMIT")), "TIMEOUT");
  assert.equal(stateOf(announced(" DUE TO PREEMPTION")), "PREEMPTED");
  assert.equal(stateOf(announced(" DUE TO NODE FAILURE, SEE SLURMCTLD LOG FOR DETAILS")), "NODE_FAIL");
  assert.equal(stateOf(announced(" DUE TO JOB REQUEUE")), "REQUEUED");
  assert.equal(stateOf(announced("")), "CANCELLED");
  assert.equal(stateOf(announced("", "42", "slurmstepd-n1")), "CANCELLED");
  assert.equal(stateOf(announced("") + announced(" DUE TO TIME LIMIT")), "TIMEOUT");
  assert.deepEqual([announcedEnd(announced(""), "42")?.ref, announcedEnd(announced(""), "42")?.nodes], ["42", "n1"]);
});

test("announcedEnd believes no line of another job, and none that somebody else has written", () => {
  const limit = announced(" DUE TO TIME LIMIT");
  for (const line of [
    announced(" DUE TO TIME LIMIT", "999"),
    announced(" DUE TO TIME LIMIT", "421"),
    announced(" DUE TO TIME LIMIT", "42", "codex"),
    `The log says: ${limit}`,
    ` ${limit}`,
    limit.replace("***\n", "*** as I read\n"),
    limit.replace("slurmstepd: error: ", ""),
    limit.replace("JOB 42", "STEP 42.0"),
    "Codex says that JOB 42 was CANCELLED AT noon\n",
  ])
    assert.equal(stateOf(`before\n${line}after\n`), undefined, line);
  assert.equal(stateOf(announced("") + announced(" DUE TO TIME LIMIT", "999")), "CANCELLED");
});
