/** Whatever is wrong with Git, a question has an answer within its limit. */
import assert from "node:assert/strict";
import { mkdirSync, readdirSync, readFileSync, utimesSync } from "node:fs";
import { basename, delimiter, join } from "node:path";
import { test } from "node:test";
import { askGit, withGit } from "../../plugins/codex/scripts/src/io/git.ts";
import { assertMode } from "../../testing/file-mode.ts";
import { installProgram } from "../../testing/install-program.ts";
import { gitEnvironment, makeRepository } from "../../testing/repository.ts";
import { makeTempFolder } from "../../testing/temp.ts";
import { until } from "../../testing/wait.ts";

const ENV = gitEnvironment();
const GONE_PID = 2 ** 22 + 1; // Beyond what Linux gives.

test("askGit gives what Git prints, and null if it fails", async (t) => {
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
  const root = await makeRepository(join(folder, "tree"));
  installProgram(folder, "git", "fake-programs/hanging-git", join(folder, "pid"));
  const startedAt = performance.now();
  const env = { ...ENV, PATH: `${folder}${delimiter}${ENV["PATH"]}` };
  assert.equal(await askGit({ root, env, limitMs: 2_000 }, ["status"]), null);
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

test("withGit leaves no scratch folder, and sweeps what a killed process left, not what a living one has", async (t) => {
  const folder = await makeTempFolder(t);
  const place = { root: await makeRepository(join(folder, "tree")), env: ENV, home: join(folder, "home") };
  const above = join(place.home, "git");
  await withGit(place, async ({ scratch }) => {
    const [where] = basename(scratch).split("-");
    const names = [`${where}-${GONE_PID}-abc`, `${where}-${process.pid}-abc`, `00000000-${GONE_PID}-abc`];
    for (const name of names) mkdirSync(join(above, name));
    await askGit(place, ["version"]);
    assert.deepEqual(readdirSync(above).toSorted(), [basename(scratch), ...names.slice(1)].toSorted());
    const old = new Date(Date.now() - 25 * 60 * 60_000);
    for (const name of names.slice(1)) utimesSync(join(above, name), old, old);
    await askGit(place, ["version"]);
    assert.deepEqual(readdirSync(above), [basename(scratch)]);
    assertMode(scratch, 0o700);
  });
  await assert.rejects(
    withGit(place, () => Promise.reject(new Error("within"))),
    { message: "within" },
  );
  assert.deepEqual(readdirSync(above), []);
});

test("askGit runs no git that lies in the workspace, or that a relative path leads to", async (t) => {
  const root = await makeRepository(await makeTempFolder(t));
  installProgram(join(root, "bin"), "git", "fake-programs/failing-git");
  for (const first of ["", ".", "bin", join(root, "bin")]) {
    const env = { ...ENV, PATH: `${first}${delimiter}${ENV["PATH"]}` };
    assert.match((await askGit({ root, env }, ["version"])) ?? "", /^git version/, first);
  }
});
