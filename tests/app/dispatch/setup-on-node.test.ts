/** What a node's own setup printed is what is told; silence is told too. The engine here only answers what is set. */
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import type { NamedExecutor } from "../../../plugins/codex/scripts/src/app/dispatch/named-executor.ts";
import { setupOnNode } from "../../../plugins/codex/scripts/src/app/dispatch/setup-on-node.ts";
import { makeJobId } from "../../../plugins/codex/scripts/src/core/job/id.ts";
import { engineName } from "../../../plugins/codex/scripts/src/core/slurm/submission.ts";
import { useFakeSlurm } from "../../../testing/fake-slurm.ts";
import { makeTempFolder } from "../../../testing/temp.ts";
import { makeJobStage } from "../fixtures/job-stage.ts";

const NIGHT: NamedExecutor = {
  kind: "slurm",
  settings: { partition: null, options: [] },
  env: [],
  ref: { name: "night", kind: "slurm", ref: null },
};
const COMPANION = { file: "/usr/bin/node", args: ["/opt/companion.js"] };

async function setStage(t: TestContext) {
  const stage = await makeJobStage(t);
  return { ...stage, slurm: useFakeSlurm(t, await makeTempFolder(t)) };
}

test("setupOnNode submits the companion's own setup, in this folder, and says why if it is refused", async (t) => {
  const { context, home, root, slurm } = await setStage(t);
  slurm.answer("sbatch", "", 1);
  const answer = await setupOnNode(context, NIGHT, COMPANION);
  assert.ok("failure" in answer);
  assert.match(answer.failure.message, /^Could not submit the job to Slurm/u);
  assert.match(
    slurm.script() ?? "",
    new RegExp(`exec /usr/bin/node /opt/companion.js setup --json --cwd ${root}\n`, "u"),
  );
  assert.deepEqual(readdirSync(join(home, "jobs")), []);
});

test("setupOnNode says so if the engine's job ends without an answer, and leaves nothing", async (t) => {
  const { context: timeless, home, slurm } = await setStage(t);
  const at = timeless.now();
  const context = { ...timeless, now: () => at };
  t.mock.method(Math, "random", () => 0.5);
  slurm.answer("sbatch", "42\n");
  slurm.answer("squeue", "");
  slurm.answer(
    "scontrol",
    `JobId=42 JobName=${engineName(makeJobId(Date.parse(at), 0.5))} JobState=NODE_FAIL Reason=None NodeList=n1\n`,
  );
  const answer = await setupOnNode(context, NIGHT, COMPANION);
  assert.ok("failure" in answer);
  assert.match(
    answer.failure.message,
    /ended without an answer\. Slurm's job 42 on "night" was on a node that failed/u,
  );
  assert.deepEqual(readdirSync(join(home, "jobs")), []);
});
