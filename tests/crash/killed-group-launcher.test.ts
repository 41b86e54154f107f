/** The launcher of a group killed with SIGKILL at every step by which a job of it comes to be. */
import assert from "node:assert/strict";
import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { isEnded } from "../../plugins/codex/scripts/src/core/job/record.ts";
import { listGroups } from "../../plugins/codex/scripts/src/io/job-hints.ts";
import { listJobIds } from "../../plugins/codex/scripts/src/io/job-store.ts";
import { makeRig } from "../../testing/companion.ts";
import { readRecord } from "../../testing/job-on-disk.ts";
import { SHORT_TURN } from "./fixtures/jobs.ts";
import { assertNobodyLeft } from "./fixtures/stranger.ts";
import { atEachPoint, pointsOf, startVictim, TRIES_ALL } from "./fixtures/victims.ts";

const TASK = ["task", "--background", "--write", "--best-of", "3", "Make a file."];
const PROGRAM = "companion.js";
/** What is done for each job: its copy is begun and filled, its folder, its hint and its first revision are made. */
const OF_A_JOB = /^mkdir copies\/JOB(?:\/\.git\/info)? |groups\/|jobs\/JOB\/r00000001\.json|^mkdir jobs\/JOB /;
const LAST = "link jobs/JOB/r00000001.json #3";

test("a group whose launcher was killed says how many are missing, is judged by the rest, and no job seems to wait", async (t) => {
  const rig = await makeRig(t, { scenario: SHORT_TURN });
  const whole = startVictim(rig, TASK, { program: PROGRAM, step: null });
  assert.equal((await whole.finished).code, 0);
  await rig.run(["status", listGroups(rig.home)[0] ?? "", "--wait"]);
  await assertNobodyLeft(rig);
  const all = whole.steps();
  const steps = all.filter((step, at) => OF_A_JOB.test(step) || all[at - 1] === LAST);
  assert.ok(steps.includes(LAST) && steps.length >= 15, String(steps));

  const sizes = new Set<number>();
  await atEachPoint(t, pointsOf(steps), async (rig, { step, torn }) => {
    const victim = startVictim(rig, TASK, { program: PROGRAM, step, torn });
    assert.equal((await victim.finished).code, null);
    const recorded = listJobIds(rig.home).filter((id) => readRecord(rig.home, id) !== null);
    sizes.add(recorded.length);
    const [group] = listGroups(rig.home);
    const waited = await rig.run(["status", group ?? "g-none", "--wait", "--json"]);
    const { error, jobs, size, status } = JSON.parse(waited.stdout);
    if (recorded.length === 0) assert.equal(error.kind, "no_such_group");
    else {
      assert.deepEqual(jobs.map(({ id }: { readonly id: string }) => id).toSorted(), recorded);
      assert.equal(size, 3);
      assert.ok(jobs.every(isEnded));
      assert.equal(
        status,
        jobs.some((job: { readonly status: string }) => job.status === "completed") ? "complete" : "failed",
      );
      const { stdout } = await rig.run(["status", group ?? ""]);
      assert.equal(/ missing +\d jobs? of 3: never recorded/.test(stdout), recorded.length < 3, stdout);
    }
    await assertNobodyLeft(rig);
    // A copy that no record knows is the one that was being made; prune takes it an hour later.
    const copies = readdirSync(join(rig.home, "copies")).filter((id) => !id.startsWith(".") && !recorded.includes(id));
    assert.ok(copies.length <= 1, String(copies));
    rmSync(rig.home, { recursive: true, force: true });
  });
  if (TRIES_ALL) assert.deepEqual([...sizes].sort(), [0, 1, 2, 3]);
});
