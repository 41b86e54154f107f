/** The engine's reason for an end takes the place of "the worker was lost", and of nothing else. */
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { test } from "node:test";
import { verdictOnGone, verdictOnStopped } from "../../../plugins/codex/scripts/src/app/end/engine-verdict.ts";
import { failure } from "../../../plugins/codex/scripts/src/core/failure/kinds.ts";
import { judge, type RunEnd, type Verdict } from "../../../plugins/codex/scripts/src/core/outcome/verdict.ts";
import { workerLogPath } from "../../../plugins/codex/scripts/src/io/job-files.ts";
import { useFakeSlurm } from "../../../testing/fake-slurm.ts";
import { makeTempFolder } from "../../../testing/temp.ts";
import { makeJobStage } from "../fixtures/job-stage.ts";

const EXECUTOR = { name: "night", kind: "slurm", ref: "42" } as const;
const LOST: RunEnd = { type: "worker_lost", turnFailed: false };

function verdictOf(runEnd: RunEnd): Verdict {
  return judge({ runEnd, evidence: null, finalMessage: "", lastRetry: null });
}

test("verdictOnGone takes the engine's last word; of a job of this machine the verdict stays", async (t) => {
  const stage = await makeJobStage(t);
  const slurm = useFakeSlurm(t, await makeTempFolder(t));
  const lost = stage.running({ fields: { executor: EXECUTOR } });
  const late = stage.running({ fields: { executor: EXECUTOR } });
  const say = ({ id }: typeof lost, end: string) =>
    slurm.answer("scontrol", `JobId=42 JobName=codex-${id} ${end} NodeList=n1\n`);
  say(lost, "JobState=OUT_OF_MEMORY Reason=OutOfMemory");
  const verdict = verdictOf(LOST);
  assert.equal(verdictOnGone(stage.running(), verdict), verdict);
  const named = verdictOnGone(lost, verdict);
  assert.match(named.failure?.message ?? "", /used more memory than it was given \(node n1\)/u);
  assert.equal(named.exit.reason, named.failure?.message);
  say(late, "JobState=TIMEOUT Reason=TimeLimit");
  const { failure: why, exit } = verdictOnGone(late, verdict);
  assert.deepEqual([why?.kind, exit.raw_exit_code, exit.exit_code], ["timeout", 124, 124]);
});

test("verdictOnStopped reads the engine's announcement in the log, and leaves any other failure as it is", async (t) => {
  const stage = await makeJobStage(t);
  const job = stage.running({ fields: { executor: EXECUTOR } });
  const lost = verdictOf(LOST);
  writeFileSync(workerLogPath(stage.home, job.id), "stopped by SIGTERM\n");
  assert.equal(verdictOnStopped(stage.context, job, lost), lost, "the engine says nothing");
  writeFileSync(
    workerLogPath(stage.home, job.id),
    "slurmstepd: error: *** JOB 42 ON n1 CANCELLED AT 2026-03-01T10:00:00 DUE TO PREEMPTION ***\n",
  );
  assert.match(verdictOnStopped(stage.context, job, lost).failure?.message ?? "", /had to make room/u);
  const other = { ...lost, failure: failure("overloaded", "Too much to do.") };
  assert.equal(verdictOnStopped(stage.context, job, other), other);
});
