/** What a turn left in place of a Git folder leads no later turn into another repository. */
import assert from "node:assert/strict";
import { readFileSync, realpathSync, renameSync, symlinkSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { describe, test } from "node:test";
import { type FakeRig, makeRig } from "../../testing/companion.ts";
import type { FakeScenario } from "../../testing/fake-codex/scenario.ts";
import { git } from "../../testing/repository.ts";
import { jobId, json, lastLine } from "./fixtures/reading.ts";

const run = (command: string) => ({ do: "run", command }) as const;
const ISOLATED = ["task", "--write", "--isolate"];

/** Where the sandbox of each turn let Codex write, besides its folder. */
async function opened(rig: FakeRig): Promise<unknown[]> {
  const turns = (await rig.fake.received()).filter(({ method }) => method === "turn/start");
  return turns.map(({ params }) => Object(Object(params).sandboxPolicy).writableRoots);
}

/** A rig whose folder, in which the state home and the workspace lie, is a repository. */
async function rigInRepository(t: Parameters<typeof makeRig>[0], scenario: FakeScenario): Promise<FakeRig> {
  const rig = await makeRig(t, { scenario, repository: { files: { a: "1" } } });
  await git(rig.folder, "init", "-q");
  return rig;
}

describe("a Git folder that a turn broke", { concurrency: 3 }, () => {
  const TRAPS: Readonly<Record<string, (rig: FakeRig) => string>> = {
    "lost its HEAD": () => "rm .git/HEAD",
    "became a pointer to the user's": ({ repo }) => `rm -rf .git; echo "gitdir: ${repo}/.git" > .git`,
    "became a link to the user's": ({ repo }) => `mv .git old; ln -s ${repo}/.git .git`,
  };
  for (const [name, trap] of Object.entries(TRAPS)) {
    test(`of a copy, and that ${name}, ends its work there`, async (t) => {
      const rig = await rigInRepository(t, {});
      await rig.fake.play({ turns: [[run("echo 2 > a"), run(trap(rig))]] });
      const id = jobId(await rig.run([...ISOLATED, "do it"]));
      const own = join(realpathSync(rig.home), "copies", id, ".git");
      assert.deepEqual(await opened(rig), [[own]]);

      const next = await rig.run(["task", "--write", "--resume", id, "go on"]);
      assert.match(lastLine(next), /status=failed id=\S+ work=none kind=payload_invalid\]\]$/);
      assert.match(next.stdout, /Could not start Codex in the copy/);
      assert.deepEqual(await opened(rig), [[own]], "no further turn was begun");
      const diff = await rig.run(["diff", id]);
      assert.match(diff.stderr, /the Git folder of its copy was replaced or removed; its files are in "/);
      assert.match((await rig.run(["apply", id])).stderr, /Git folder of its copy/);
    });

    test(`of a copy, and that ${name} in the first round, is not opened in the second`, async (t) => {
      const rig = await rigInRepository(t, {});
      await rig.fake.play({ turns: [[run(trap(rig))], [run("echo 2 > a")]] });
      const check = ["--verify", "false", "--rounds", "2"];
      const id = jobId(await rig.run([...ISOLATED, ...check, "do it"]));
      assert.deepEqual(await opened(rig), [[join(realpathSync(rig.home), "copies", id, ".git")]]);
      const { job } = json(await rig.run(["status", id, "--json"]));
      assert.equal(job.status, "failed");
    });
  }

  test("of a copy whose folder became a link ends its work there", async (t) => {
    const rig = await rigInRepository(t, { turns: [[run("echo 2 > a")]] });
    const id = jobId(await rig.run([...ISOLATED, "do it"]));
    const root = join(rig.home, "copies", id);
    renameSync(root, `${root}.away`);
    symlinkSync(rig.repo, root);
    const next = await rig.run(["task", "--write", "--resume", id, "go on"]);
    assert.match(next.stdout, /Could not start Codex in the copy/);
    assert.equal((await opened(rig)).length, 1);
    assert.equal(readFileSync(join(rig.repo, "a"), "utf8"), "1");
  });

  test("of the workspace does not open the one above it to a job that goes on", async (t) => {
    const rig = await rigInRepository(t, { turns: [[run("rm .git/HEAD")]] });
    const id = jobId(await rig.run(["task", "--write", "--allow-commit", "do it"]));
    assert.deepEqual(await opened(rig), [[join(rig.repo, ".git")]]);
    const next = await rig.run(["task", "--write", "--allow-commit", "--resume", id, "go on"]);
    assert.equal(next.code, 2);
    assert.match(next.stderr, /Could not use --allow-commit: job \S+ worked in "/);
    const anew = await rig.run(["task", "--write", "--allow-commit", "do it"]);
    assert.equal(anew.code, 2);
    assert.match(anew.stderr, /Could not use --allow-commit: "[^"]+\/\.git" is no Git folder, so that "/);
    assert.equal((await rig.run(["task", "--write", "--resume", id, "go on"])).code, 0);
    assert.deepEqual((await opened(rig)).slice(1), [[]]);
    await rm(join(rig.repo, ".git"), { recursive: true });
    assert.equal((await rig.run(["task", "--write", "--allow-commit", "do it"])).code, 0);
    assert.deepEqual((await opened(rig)).slice(2), [[join(rig.folder, ".git")]], "it is plainly a part of that one");
  });
});
