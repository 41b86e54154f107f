/** What an engine that falls silent, or has given the number to another job, makes of the executor's answers. */
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { NO_SETTINGS } from "../../../plugins/codex/scripts/src/core/slurm/submission.ts";
import { slurm } from "../../../plugins/codex/scripts/src/io/executor/slurm.ts";
import { useFakeSlurm } from "../../../testing/fake-slurm.ts";
import { makeTempFolder } from "../../../testing/temp.ts";

const TRACES = { marks: [], roots: [], spare: [] };
const RUNS = "42|RUNNING|None|n1|codex-a\n";

let nowMs = 0;

/** A fake Slurm, and a clock by which each question is asked anew, and every wait is soon over. */
async function setStage(t: TestContext) {
  t.mock.method(process.hrtime, "bigint", () => {
    nowMs += 2_000;
    return BigInt(nowMs) * 1_000_000n;
  });
  return { fake: useFakeSlurm(t, await makeTempFolder(t)), job: slurm("codex-a", "42", NO_SETTINGS) };
}

test("nothing is said of what is left if the engine gives no answer", async (t) => {
  const { job } = await setStage(t);
  assert.deepEqual(await job.endAll({ ...TRACES, graceMs: 0 }), { wasNeeded: false, survivors: null });
  assert.deepEqual([job.liveness(null), job.askToEnd(null)], ["unknown", false]);
  assert.throws(
    () => job.lookAtLeft(TRACES),
    /Could not look for what is left of "codex-a": Slurm gives no clear answer\./u,
  );
});

test("nor if it falls silent while it ends a job", async (t) => {
  const { fake, job } = await setStage(t);
  fake.answer("scancel", "");
  const isAsked = `grep -q . ${join(fake.bin, "../slurm-told/scancel.calls")} 2>/dev/null`;
  writeFileSync(join(fake.bin, "squeue"), `#!/bin/sh\nif ${isAsked}; then exit 1; fi\nprintf '${RUNS}'\n`, {
    mode: 0o755,
  });
  assert.deepEqual(await job.endAll({ ...TRACES, graceMs: 0 }), { wasNeeded: true, survivors: null });
});

test("nor if it does not list a job and says that it runs", async (t) => {
  const { fake, job } = await setStage(t);
  fake.answer("squeue", "");
  fake.answer("scontrol", "JobId=42 JobName=codex-a JobState=RUNNING Reason=None NodeList=n1\n");
  assert.deepEqual(await job.endAll({ ...TRACES, graceMs: 0 }), { wasNeeded: false, survivors: null });
  assert.deepEqual([job.liveness(null), job.askToEnd(null)], ["unknown", false]);
  assert.throws(() => job.lookAtLeft(TRACES), /Slurm gives no clear answer\./u);
});

test("a job is asked and ended by its number and its name together", async (t) => {
  const { fake, job } = await setStage(t);
  fake.answer("scancel", "");
  fake.answer("squeue", RUNS);
  assert.equal(job.askToEnd(null), true);
  assert.deepEqual(await job.endAll({ ...TRACES, graceMs: 0 }), { wasNeeded: true, survivors: ["Slurm job 42"] });
  const asked = "--quiet --batch --signal=TERM --me --name=codex-a 42";
  assert.deepEqual(fake.calls("scancel"), [asked, asked, "--quiet --me --name=codex-a 42"]);
  fake.answer("squeue", RUNS.replace("codex-a", "train"));
  assert.deepEqual(await job.endAll({ ...TRACES, graceMs: 0 }), { wasNeeded: false, survivors: [] });
  assert.equal(fake.calls("scancel").length, 3);
});
