/** What is asked of a job's engine beyond its liveness. A job of this machine has none. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { engineEnds, engineFailure, engineWord } from "../../../plugins/codex/scripts/src/io/executor/engine.ts";
import { useFakeSlurm } from "../../../testing/fake-slurm.ts";
import { makeTempFolder } from "../../../testing/temp.ts";

const JOB = { id: "a", executor: { name: "night", kind: "slurm", ref: "1" } } as const;
const CANCELLED = "slurmstepd: error: *** JOB 1 ON n1 CANCELLED AT 2026-03-01T10:00:00 DUE TO TIME LIMIT ***\n";

test("a job of this machine has no engine that could say anything", () => {
  assert.deepEqual(
    [engineWord({ id: "a" }), engineFailure({ id: "a" }), engineEnds({ id: "a" }, CANCELLED)],
    [null, null, null],
  );
});

test("the engine's word is its state, with the reason if there is one", async (t) => {
  const slurm = useFakeSlurm(t, await makeTempFolder(t));
  slurm.answer("squeue", "1|PENDING|QOSMaxJobsPerUserLimit||codex-a\n2|RUNNING|None|n1|codex-b\n");
  slurm.answer("scontrol", "JobId=3 JobName=codex-c JobState=NODE_FAIL Reason=NodeDown NodeList=n3\n");
  const of = (id: string, ref: string | null) => ({ id, executor: { ...JOB.executor, ref } });
  assert.equal(engineWord(JOB), "PENDING, QOSMaxJobsPerUserLimit");
  assert.equal(engineWord(of("b", null)), "RUNNING", "found by its name");
  assert.equal(engineWord(of("c", "3")), null);
  assert.match(engineFailure(of("c", "3"))?.message ?? "", /was on a node that failed \(node n3\)/u);
});

test("of a job whose number nobody has noted it is said that the engine knows none, and not that it never had it", () => {
  const never = engineFailure({ id: "a", executor: { ...JOB.executor, ref: null } });
  const words =
    'Slurm knows no job "codex-a" on "night": it did not take it, or the job was cancelled there, or ended, before a worker began.';
  assert.deepEqual([never?.kind, never?.message], ["launch_failed", words]);
});

test("the engine's announcement in the log names the end of a worker that still lives", () => {
  assert.equal(engineEnds(JOB, CANCELLED)?.kind, "timeout");
  assert.equal(engineEnds(JOB, "nothing of it\n"), null);
  assert.equal(engineEnds(JOB, CANCELLED.replace("JOB 1 ", "JOB 2 ")), null);
  assert.equal(engineEnds({ ...JOB, executor: { ...JOB.executor, ref: null } }, CANCELLED), null);
});
