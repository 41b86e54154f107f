/** A job in a copy is of the user's workspace: the lane, the policy and the lists are those of that, whatever stands in the copy. */
import assert from "node:assert/strict";
import { symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { makeRig } from "../../testing/companion.ts";
import { jobId, json, lastLine } from "./fixtures/reading.ts";

const ISOLATED = ["task", "--write", "--isolate"];
const FILES = { file: "1\n", ".codex-companion.json": '{"network": false}' };

describe("a job in a copy", { concurrency: 3 }, () => {
  test("waits for its lane with --park, also on the way to its worker, and starts when that opens", async (t) => {
    const rig = await makeRig(t, { scenario: {}, repository: { files: FILES } });
    const later = join(rig.folder, "later-codex");
    const env = { CODEX_COMPANION_CODEX: later };
    const parked = await rig.run([...ISOLATED, "--park", "--background", "do it"], { env });
    const id = jobId(parked);
    assert.equal(lastLine(parked), `[[codex-task status=waiting id=${id} reason=lane]]`);
    symlinkSync(rig.fake.path, later);
    assert.match(lastLine(await rig.run(["status", id, "--wait"])), /^\[\[codex-task status=complete /);
  });

  test("is held to the repository's policy, also when it has removed that from its copy", async (t) => {
    const rig = await makeRig(t, {
      scenario: { turns: [[{ do: "run", command: "rm .codex-companion.json" }]] },
      repository: { files: FILES },
    });
    const id = jobId(await rig.run([...ISOLATED, "do it"]));
    const refused = await rig.run(["task", "--write", "--network", "--resume", id, "--", "go on"]);
    assert.deepEqual([refused.code, lastLine(refused)], [3, "[[codex-task status=failed kind=route_not_allowed]]"]);
    assert.ok(refused.stderr.includes(`--network is not allowed (${join(rig.repo, ".codex-companion.json")})`));
  });

  test("is in the list of the workspace, from the folder of its copy too, and a task there is of it as well", async (t) => {
    const rig = await makeRig(t, { scenario: {}, repository: { files: FILES } });
    const id = jobId(await rig.run([...ISOLATED, "do it"]));
    const cwd = join(rig.home, "copies", id);
    assert.equal(json(await rig.run(["status", "--json"], { cwd })).workspaceRoot, rig.repo);
    await rig.fake.play({ turns: [[{ do: "run", command: "echo 2 > file" }]] });
    const inCopy = jobId(await rig.run(["task", "--write", "--cwd", cwd, "do it"]));
    const { job } = json(await rig.run(["status", inCopy, "--json"]));
    assert.deepEqual([job.workspaceRoot, job.place.root, job.evidence.files_changed], [rig.repo, cwd, ["file"]]);
    await rig.fake.play({});
    const copied = jobId(await rig.run([...ISOLATED, "--cwd", cwd, "do it"]));
    const { job: second } = json(await rig.run(["status", copied, "--json"]));
    assert.deepEqual([second.workspaceRoot, second.cwd], [rig.repo, join(rig.home, "copies", copied)]);
    writeFileSync(join(rig.repo, "file"), "3\n"); // The copy of the copy began at what stands there.
    assert.match((await rig.run(["diff", copied])).stdout, /changed nothing/);
  });
});
