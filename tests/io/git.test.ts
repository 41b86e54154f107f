/** Whatever is wrong with Git, a question has an answer within its limit. */
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { askGit } from "../../plugins/codex/scripts/src/io/git.ts";
import { gitEnvironment, makeRepository } from "../support/repository.ts";
import { makeTempFolder } from "../support/temp.ts";
import { until } from "../support/wait.ts";

const ENV = gitEnvironment();

test("askGit gives what Git prints, and null where it fails", async (t) => {
  const root = await makeRepository(await makeTempFolder(t));
  assert.equal(await askGit({ root, env: ENV }, ["rev-parse", "--show-toplevel"]), `${root}\n`);
  assert.equal(await askGit({ root, env: ENV }, ["rev-parse", "nothing"]), null);
  assert.equal(await askGit({ root, env: { ...ENV, PATH: root } }, ["version"]), null);
});

test("askGit hands over its input, however little of it Git reads", async (t) => {
  const root = await makeRepository(await makeTempFolder(t));
  assert.equal(await askGit({ root, env: ENV }, ["cat-file", "--batch-check"], "1\n"), "1 missing\n");
  assert.match((await askGit({ root, env: ENV }, ["version"], "x\n".repeat(1_000_000))) ?? "", /^git version/);
});

test("askGit waits no longer than its limit, and kills what hangs", async (t) => {
  const folder = await makeTempFolder(t);
  writeFileSync(join(folder, "git"), `#!/bin/sh\necho $$ > '${folder}/pid'\ntrap '' TERM\nexec sleep 600\n`, {
    mode: 0o755,
  });
  const startedAt = performance.now();
  const env = { ...ENV, PATH: `${folder}:${ENV["PATH"]}` };
  assert.equal(await askGit({ root: folder, env, limitMs: 500 }, ["status"]), null);
  assert.ok(performance.now() - startedAt < 10_000);
  const pid = Number(readFileSync(join(folder, "pid"), "utf8"));
  await until(() => !isAlive(pid), { what: "the end of what hung" });
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
