/** An update of the plugin deletes its files while a job runs: the worker, and whoever waits, have all that they need. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { cp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { readResult } from "../../plugins/codex/scripts/src/io/job-files.ts";
import { repositoryRoot } from "../../testing/codex-binary.ts";
import { finished, makeRig } from "../../testing/companion.ts";
import { until } from "../../testing/wait.ts";
import { storedRecord, untilEvent } from "../crash/fixtures/jobs.ts";
import { assertNobodyLeft, onlyJob } from "../crash/fixtures/stranger.ts";

const PROMPT = "[[run:until [ -e ../go ]; do sleep 0.02; done; echo x > made.txt]] [[say:The end.]]";

test("the plugin's files vanish under a running job: it completes, with evidence and result, and is told", async (t) => {
  const rig = await makeRig(t);
  const plugin = join(rig.folder, "plugin");
  await cp(join(repositoryRoot(), "plugins", "codex"), plugin, { recursive: true });
  const args = [join(plugin, "bin", "codex-companion"), "task", "--sandbox", "danger-full-access", PROMPT];
  const waiter = spawn(process.execPath, args, { cwd: rig.repo, env: rig.env, stdio: "pipe" });
  waiter.stdin.end();
  const told = finished(waiter);
  const id = await until(() => onlyJob(rig), { what: "the job" });
  await untilEvent(rig, id, "command_started");
  await rm(plugin, { recursive: true });
  await writeFile(join(rig.folder, "go"), "");

  const { code, stdout, stderr } = await told;
  assert.deepEqual({ code, stderr }, { code: 0, stderr: "" });
  assert.match(
    stdout,
    new RegExp(`^The end\\.$[^]*^\\[\\[codex-task status=complete id=${id} work=files\\]\\]\n$`, "mu"),
  );
  const record = storedRecord(rig, id);
  assert.ok(record.status === "completed");
  assert.equal(record.exit?.reason, null, "the worker was lost, and only Codex's own store saved the job");
  assert.deepEqual([record.evidence?.files_changed, readResult(rig.home, id)], [["made.txt"], "The end."]);
  await assertNobodyLeft(rig);
});
