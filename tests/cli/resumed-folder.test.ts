/** Where a task runs that continues an isolated job, also when the copy is gone. */
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { type FakeRig, makeRig } from "../../testing/companion.ts";
import { type Json, jobId, json, lastLine } from "./fixtures/reading.ts";

const ISOLATED = ["task", "--write", "--isolate", "do it"];

describe("a task that continues an isolated job", { concurrency: 3 }, () => {
  test("says that the copy was discarded, and goes on in the workspace or in a new copy of it", async (t) => {
    const rig = await worked(t);
    const id = jobId(await rig.run(ISOLATED));
    await rig.run(["discard", id]);
    await rig.fake.play({});
    for (const args of [["--resume", id], ["--resume-last"]]) {
      const refused = await rig.run(["task", "--write", ...args, "--", "go on"]);
      assert.deepEqual([refused.code, lastLine(refused)], [3, "[[codex-task status=failed kind=cwd_missing]]"]);
      assert.equal(
        refused.stderr,
        `codex-companion: Could not go on with job "${id}": its copy was discarded. To go on in the workspace, add --cwd ${rig.repo}; in a new copy of it, add --isolate.\n`,
      );
    }
    assert.equal(json(await rig.run(["task", "--resume", id, "--json", "--", "go on"])).error.kind, "cwd_missing");
    assert.equal(json(await rig.run(["task-resume-candidate", "--json"])).available, false);
    const fresh = await recordOf(rig, await rig.run(["task", "--write", "--resume", id, "--isolate", "--", "go on"]));
    assert.deepEqual(
      [fresh.workspaceRoot, fresh.cwd, fresh.request.resumeJob, fresh.status],
      [rig.repo, join(rig.home, "copies", fresh.id), id, "completed"],
    );
    const here = await recordOf(rig, await rig.run(["task", "--resume", id, "--cwd", rig.repo, "--", "go on"]));
    assert.deepEqual([here.cwd, here.place.kind, here.status], [rig.repo, "workspace", "completed"]);
  });

  test("with --isolate stays in the copy, and begins a new one of the workspace only elsewhere", async (t) => {
    const rig = await worked(t);
    mkdirSync(join(rig.repo, "sub"));
    writeFileSync(join(rig.repo, "sub", "file"), "");
    const id = jobId(await rig.run([...ISOLATED, "--cwd", join(rig.repo, "sub")]));
    const folder = join(rig.home, "copies", id, "sub");
    const on = ["task", "--write", "--resume", id, "--isolate"];
    const same = await recordOf(rig, await rig.run([...on, "--", "go on"]));
    assert.deepEqual([same.cwd, same.workspaceRoot, same.place.root], [folder, rig.repo, join(rig.home, "copies", id)]);
    const elsewhere = await recordOf(rig, await rig.run([...on, "--from", "head", "--", "go on"]));
    assert.deepEqual(
      [elsewhere.workspaceRoot, elsewhere.cwd],
      [rig.repo, join(rig.home, "copies", elsewhere.id, "sub")],
    );
  });
});

async function recordOf(rig: FakeRig, started: Parameters<typeof jobId>[0]): Promise<Json> {
  return json(await rig.run(["status", jobId(started), "--json"])).job;
}

function worked(t: Parameters<typeof makeRig>[0]): Promise<FakeRig> {
  const work = { do: "run", command: "echo 2 > work" } as const;
  return makeRig(t, { scenario: { turns: [[work]] }, repository: { files: { other: "1\n" } } });
}
