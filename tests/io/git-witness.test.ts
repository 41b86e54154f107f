// The folder in which Git tells of itself, which a job can fill with anything.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import {
  makeGitWitness,
  readGitWitness,
  removeGitWitness,
  witnessVariables,
} from "../../plugins/codex/scripts/src/io/git-witness.ts";
import { gitWith, makeRepository } from "../../testing/repository.ts";
import { makeTempFolder } from "../../testing/temp.ts";

async function place(t: TestContext) {
  const folder = await makeTempFolder(t);
  const repository = await makeRepository(join(folder, "repo"));
  const env = { TMPDIR: join(folder, "tmp") };
  mkdirSync(env.TMPDIR);
  const witness = makeGitWitness(env, "id", repository) ?? assert.fail("There is no folder.");
  return { folder, repository, env, witness };
}

test("readGitWitness tells of a commit by an alias, and the folder is removed with all in it", async (t) => {
  const { repository, env, witness } = await place(t);
  const variables = Object.fromEntries(
    Object.entries(witnessVariables(witness)).map(([name, value]) => [name, value ?? ""]),
  );
  await gitWith(variables, repository, "-c", "alias.ci=commit", "ci", "-q", "--allow-empty", "-m", "x");
  const commits = readGitWitness(witness).filter(({ commands }) => commands.includes("commit"));
  assert.deepEqual(
    commits.map(({ worktree, exitCode }) => ({ worktree, exitCode })),
    [{ worktree: repository, exitCode: 0 }],
  );
  assert.equal(makeGitWitness(env, "id", repository), witness);
  removeGitWitness(env, "id", witness);
  assert.ok(!existsSync(witness));
});

test("readGitWitness survives links, pipes, folders, large files and too many of them", async (t) => {
  const { folder, witness } = await place(t);
  mkdirSync(join(witness, "folder"));
  symlinkSync("/dev/zero", join(witness, "link"));
  execFileSync("sh", ["-c", 'mkfifo "$0"', join(witness, "pipe")]);
  writeFileSync(join(witness, "large"), "x".repeat(300 * 1024));
  assert.deepEqual(readGitWitness(witness), []);
  for (let number = 0; number < 2_001; number++) writeFileSync(join(witness, String(number)), "");
  assert.deepEqual(readGitWitness(witness), []);
  symlinkSync(witness, join(folder, "linked"));
  assert.deepEqual([join(folder, "linked"), join(folder, "none"), null].map(readGitWitness), [[], [], []]);
});

test("makeGitWitness leaves a user's own variable and a temporary folder within the workspace alone", async (t) => {
  const { folder, repository, env } = await place(t);
  const within = { TMPDIR: join(repository, "tmp") };
  mkdirSync(within.TMPDIR);
  const absent = { TMPDIR: join(folder, "none") };
  const cases = [{ ...env, GIT_TRACE2_EVENT: "/x" }, within, absent];
  assert.deepEqual(
    cases.map((each) => makeGitWitness(each, "other", repository)),
    [null, null, null],
  );
});
