/** What a copy has beyond what Git keeps, and that it is said what it lacks. */
import assert from "node:assert/strict";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { makeRig } from "../../testing/companion.ts";
import type { FakeScenario } from "../../testing/fake-codex/scenario.ts";
import { git, makeRepository } from "../../testing/repository.ts";
import { flat, jobId, json, lastLine } from "./fixtures/reading.ts";

const SCENARIO: FakeScenario = {
  turns: [
    [
      { do: "run", command: "cp .env work" },
      { do: "say", text: "Done." },
    ],
  ],
};
const FILES = { file: "1", ".gitignore": ".env\n" };
const TASK = ["task", "--write", "--isolate", "do it"];

describe("a copy", { concurrency: 3 }, () => {
  test("has what the user's policy names, and it is no work of the job", async (t) => {
    const rig = await makeRig(t, { scenario: SCENARIO, repository: { files: FILES } });
    writeFileSync(join(rig.repo, ".env"), "KEY=1");
    mkdirSync(rig.home, { recursive: true });
    writeFileSync(join(rig.home, "policy.json"), JSON.stringify({ copy: [".env", "node_modules"] }));
    const done = await rig.run(TASK);
    const { job } = json(await rig.run(["result", jobId(done), "--json"]));
    assert.deepEqual([job.evidence.files_changed, job.place.lacks], [["work"], ["node_modules: it is not there"]]);
    assert.equal(readFileSync(join(job.place.root, "work"), "utf8"), "KEY=1");
    assert.ok(done.stdout.includes("\n  lacks    node_modules: it is not there\n"), done.stdout);

    writeFileSync(join(rig.home, "policy.json"), JSON.stringify({ copy: [".env"], copyLimit: 3 }));
    writeFileSync(join(rig.repo, ".codex-companion.json"), JSON.stringify({ copy: ["other"] }));
    const refused = await rig.run(TASK);
    assert.deepEqual([refused.code, lastLine(refused)], [3, "[[codex-task status=failed kind=copy_limit]]"]);
  });

  test("is refused if what it is to have would be too much, and nothing is left", async (t) => {
    const rig = await makeRig(t, { scenario: SCENARIO, repository: { files: FILES } });
    writeFileSync(join(rig.repo, ".env"), "x".repeat(1_000_000));
    mkdirSync(rig.home, { recursive: true });
    writeFileSync(join(rig.home, "policy.json"), JSON.stringify({ copy: [".env"], copyLimit: 500_000 }));
    const refused = await rig.run(TASK);
    assert.match(refused.stderr, /with what is to be brought into it all would take more, and 500 kB are allowed/);
    assert.deepEqual([refused.code, readdirSync(join(rig.home, "copies"))], [3, []]);
  });

  test("with a path that is none is refused by what is wrong in the policy, and setup says it too", async (t) => {
    const rig = await makeRig(t, { scenario: SCENARIO, repository: { files: FILES } });
    mkdirSync(rig.home, { recursive: true });
    for (const path of ["../x", "/etc", "a/../b", "", ".git/config", "a//b", "C:\\x"]) {
      writeFileSync(join(rig.home, "policy.json"), JSON.stringify({ copy: [path] }));
      const refused = await rig.run(TASK);
      assert.match(
        refused.stderr,
        /"copy" is not a list of paths within the repository \(relative, without "\.\." and "\.git"\)/,
      );
      assert.equal(refused.code, 3);
    }
    assert.match(flat((await rig.run(["setup"])).stdout), /"copy" is not a list of paths within the repository/);
  });

  test("says which repositories within it are empty", async (t) => {
    const rig = await makeRig(t, { scenario: {}, repository: { files: FILES } });
    for (const name of ["added", "inner"]) await makeRepository(join(rig.repo, name));
    await git(rig.repo, "add", "added");
    const { job } = json(await rig.run(["result", jobId(await rig.run(TASK)), "--json"]));
    assert.deepEqual(job.place.lacks, [
      "inner/: it is a repository that nobody has added",
      "added: a repository of its own, left empty",
    ]);
    assert.deepEqual(readdirSync(join(job.place.root, "added")), []);
  });
});
