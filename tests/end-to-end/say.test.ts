/** `say` with the real Codex: the running turn takes the words up at its next step. */
import assert from "node:assert/strict";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { makeRig } from "../../testing/companion.ts";
import { processesLeft } from "../../testing/temp.ts";
import { until } from "../../testing/wait.ts";

test("say steers the turn that runs, and its result has what it was told", async (t) => {
  const rig = await makeRig(t);
  const prompt = "[[run:touch started; while [ ! -e go ]; do sleep 0.1; done]] [[say:As asked.]]";
  const { jobId } = JSON.parse((await rig.run(["task", "--background", "--json", "--write", "--", prompt])).stdout);
  await until(() => existsSync(join(rig.repo, "started")), { what: "the command" });
  const said = await rig.run(["say", jobId, "-"], { input: '[[say:As told: it\'s "so".]]' });
  assert.deepEqual([said.code, said.stderr], [0, ""]);
  writeFileSync(join(rig.repo, "go"), "");
  const { code } = await rig.run(["status", jobId, "--wait"]);
  const { stdout } = await rig.run(["result", jobId]);
  assert.equal(code, 0, stdout);
  assert.match(stdout, /^As told: it's "so"\.$/mu);
  assert.match(stdout, /steered once/u);
  const late = await rig.run(["say", jobId, "late"]);
  assert.equal(late.code, 1);
  assert.match(late.stderr, /it has ended \(completed\)/u);
  assert.deepEqual(await processesLeft(rig.home), []);
});
