/** Git as a witness: it is asked, never made to write, and nothing around it leads it astray. */
import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import type { GitPlace } from "../../plugins/codex/scripts/src/io/git.ts";
import { takeSnapshot } from "../../plugins/codex/scripts/src/io/git-snapshot.ts";
import { git, gitEnvironment, makeRepository } from "../../testing/repository.ts";
import { makeTempFolder } from "../../testing/temp.ts";

const ENV = gitEnvironment();
const ODD_NAMES = ["a b.txt", "line\nbreak", " lead", "trail ", "ünïcödé-日本", 'quote"s', "tab\there", "-dash", "? x"];

/** The snapshot of a work tree, without the time at which it was taken. */
async function snapshotOf(root: string, place: Partial<GitPlace> = {}) {
  const snapshot = await takeSnapshot({ root, env: ENV, ...place });
  if (snapshot === null) return null;
  const { takenAtMs, settings, ...rest } = snapshot;
  assert.equal(settings?.["core.repositoryformatversion"], "0");
  assert.ok(takenAtMs !== null && Math.abs(Date.now() - takenAtMs) < 60_000);
  return rest;
}

describe("takeSnapshot", { concurrency: true }, () => {
  test("names every path that differs, whatever its name", async (t) => {
    const files = Object.fromEntries(
      ["changed", "deleted", "staged", "old name", ...ODD_NAMES].map((name) => [name, "1"]),
    );
    const root = await makeRepository(await makeTempFolder(t), { files });
    const head = await git(root, "rev-parse", "HEAD");
    const main = { name: "refs/heads/main", sha: head, worktree: root };
    const branches = { local: [main], remote: [] };
    assert.deepEqual(await snapshotOf(root), { repository: root, head, branch: "main", branches, dirty: [] });

    for (const name of ["changed", "staged", ...ODD_NAMES]) writeFileSync(join(root, name), "2");
    rmSync(join(root, "deleted"));
    await git(root, "add", "staged");
    await git(root, "mv", "old name", "new name");
    mkdirSync(join(root, "new folder"));
    for (const name of ODD_NAMES) writeFileSync(join(root, "new folder", name), "");
    const snapshot = await snapshotOf(root);
    const below = ODD_NAMES.map((name) => `new folder/${name}`);
    const expected = ["changed", "deleted", "staged", "old name", "new name", ...ODD_NAMES, ...below].toSorted();
    assert.deepEqual(snapshot?.dirty.map(({ path }) => path).toSorted(), expected);
    assert.equal(snapshot?.head, head);
  });

  test("gives a path another print when its content, status or existence changes, and only then", async (t) => {
    const root = await makeRepository(await makeTempFolder(t), { files: { file: "1" } });
    const print = async () => (await snapshotOf(root))?.dirty[0]?.print;
    writeFileSync(join(root, "file"), "2");
    const prints = [await print()];
    assert.equal(await print(), prints[0]);
    writeFileSync(join(root, "file"), "3");
    utimesSync(join(root, "file"), 1_000, 1_000); // The same size; only the time of change tells.
    prints.push(await print());
    await git(root, "add", "file");
    prints.push(await print());
    rmSync(join(root, "file"));
    prints.push(await print());
    assert.equal(new Set(prints).size, prints.length, prints.join("\n"));
  });

  test("has no head before the first commit", async (t) => {
    const root = await makeRepository(await makeTempFolder(t), { files: { file: "1" }, commits: 0 });
    const snapshot = await snapshotOf(root);
    assert.equal(snapshot?.head, null);
    assert.deepEqual(
      snapshot?.dirty.map(({ path }) => path),
      ["file"],
    );
  });

  test("has the commit of a detached head, and the head of a linked worktree", async (t) => {
    const folder = await makeTempFolder(t);
    const root = await makeRepository(join(folder, "main"), { commits: 3 });
    const first = await git(root, "rev-parse", "HEAD~2");
    await git(root, "worktree", "add", "-q", "--detach", join(folder, "linked"), first);
    assert.equal((await snapshotOf(join(folder, "linked")))?.head, first);
    await git(root, "checkout", "-q", "--detach", "HEAD~1");
    assert.equal((await snapshotOf(root))?.head, await git(root, "rev-parse", "HEAD"));
  });

  test("sees a submodule as one path of the outer tree, and its own tree by itself", async (t) => {
    const folder = await makeTempFolder(t);
    const inner = await makeRepository(join(folder, "inner"), { files: { file: "1" } });
    const outer = await makeRepository(join(folder, "outer"));
    await git(outer, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", inner, "sub");
    await git(outer, "commit", "-q", "-m", "sub");
    writeFileSync(join(outer, "sub", "file"), "2");
    assert.deepEqual(
      (await snapshotOf(outer))?.dirty.map(({ path }) => path),
      ["sub"],
    );
    assert.deepEqual(
      (await snapshotOf(join(outer, "sub")))?.dirty.map(({ path }) => path),
      ["file"],
    );
  });

  test("gives a submodule another print when the changes in it go on, or its commit moves", async (t) => {
    const folder = await makeTempFolder(t);
    const inner = await makeRepository(join(folder, "inner"), { files: { file: "1" } });
    const outer = await makeRepository(join(folder, "outer"));
    await git(outer, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", inner, "sub");
    await git(outer, "commit", "-q", "-m", "sub");
    await git(outer, "config", "submodule.sub.ignore", "all");
    const print = async () => (await snapshotOf(outer))?.dirty.map((path) => path.print).join();
    const sub = join(outer, "sub");
    const prints = [await print()];
    writeFileSync(join(sub, "new"), "2");
    prints.push(await print());
    assert.equal(await print(), prints[1]);
    writeFileSync(join(sub, "file"), "2");
    prints.push(await print());
    writeFileSync(join(sub, "file"), "3");
    utimesSync(join(sub, "file"), 1_000, 1_000);
    prints.push(await print());
    await git(sub, "add", "-A");
    await git(sub, "-c", "user.name=T", "-c", "user.email=t@e", "commit", "-q", "-m", "moved");
    prints.push(await print());
    assert.equal(new Set(prints).size, prints.length, prints.join("\n"));
  });

  test("tells every branch with its work tree, those of remotes, and where HEAD is", async (t) => {
    const folder = await makeTempFolder(t);
    const origin = await makeRepository(join(folder, "origin"));
    await git(folder, "clone", "-q", origin, "tree");
    const root = join(folder, "tree");
    await git(root, "branch", "idle");
    await git(root, "worktree", "add", "-q", "-b", "side", join(folder, "linked tree"));
    await git(root, "pack-refs", "--all");
    const sha = await git(root, "rev-parse", "HEAD");
    const snapshot = await snapshotOf(root);
    const branch = (name: string, worktree: string | null = null) => ({ name: `refs/${name}`, sha, worktree });
    assert.deepEqual(snapshot?.branches, {
      local: [branch("heads/idle"), branch("heads/main", root), branch("heads/side", join(folder, "linked tree"))],
      remote: [branch("remotes/origin/HEAD"), branch("remotes/origin/main")],
    });
    assert.equal(snapshot?.branch, "main");
    assert.equal((await snapshotOf(join(folder, "linked tree")))?.branch, "side");
    await git(root, "checkout", "-q", "--detach");
    assert.deepEqual([(await snapshotOf(root))?.branch, (await snapshotOf(root))?.head], [null, sha]);
  });

  test("tells when a file was last changed, whatever time it bears, and of one that is gone when its folder was", async (t) => {
    const root = await makeRepository(await makeTempFolder(t), { files: { file: "1", "a/b/gone": "1" } });
    const fromMs = Date.now() - 2_000;
    writeFileSync(join(root, "file"), "2");
    utimesSync(join(root, "file"), 1_000, 1_000);
    utimesSync(root, 2_000, 2_000);
    utimesSync(join(root, "a"), 3_000, 3_000);
    rmSync(join(root, "a", "b"), { recursive: true });
    const [gone, file] = (await snapshotOf(root))?.dirty ?? [];
    assert.ok((file?.changedAtMs ?? 0) > fromMs && (file?.changedAtMs ?? 0) < Date.now() + 2_000);
    assert.deepEqual([gone?.path, (gone?.changedAtMs ?? 0) > fromMs], ["a/b/gone", true]);
    rmSync(join(root, "a"), { recursive: true });
    utimesSync(root, 2_000, 2_000);
    assert.equal((await snapshotOf(root))?.dirty[0]?.changedAtMs, 2_000_000);
  });

  test("tells a conflict", async (t) => {
    const root = await makeRepository(await makeTempFolder(t), { files: { file: "1" } });
    await git(root, "checkout", "-q", "-b", "other");
    writeFileSync(join(root, "file"), "2");
    await git(root, "commit", "-q", "-a", "-m", "two");
    await git(root, "checkout", "-q", "main");
    writeFileSync(join(root, "file"), "3");
    await git(root, "commit", "-q", "-a", "-m", "three");
    await assert.rejects(git(root, "merge", "-q", "other"));
    assert.deepEqual(
      (await snapshotOf(root))?.dirty.map(({ path }) => path),
      ["file"],
    );
  });

  test("says that it cannot tell: no repository, no folder, no Git, a broken repository", async (t) => {
    const folder = await makeTempFolder(t);
    const root = await makeRepository(join(folder, "tree"));
    assert.notEqual(await snapshotOf(root), null);
    assert.equal(await snapshotOf(root, { env: { ...ENV, PATH: join(folder, "empty") } }), null);
    assert.equal(await snapshotOf(join(folder, "absent")), null);
    assert.equal(await snapshotOf(folder), null);
    writeFileSync(join(root, ".git", "HEAD"), "rubbish");
    assert.equal(await snapshotOf(root), null);
  });

  test("writes nothing and starts nothing, not even what the user configured", async (t) => {
    const root = await makeRepository(await makeTempFolder(t), { files: { file: "1" } });
    const hook = join(root, ".git", "monitor");
    writeFileSync(hook, `#!/bin/sh\ntouch '${root}/.git/ran'\n`, { mode: 0o755 });
    await git(root, "config", "core.fsmonitor", hook);
    utimesSync(join(root, "file"), 1_000, 1_000); // The index is stale now: a status without care would write it anew.
    const index = join(root, ".git", "index");
    const before = [statSync(index).mtimeMs, statSync(index).ino, readFileSync(index, "hex")];
    assert.deepEqual((await snapshotOf(root))?.dirty, []);
    assert.deepEqual([statSync(index).mtimeMs, statSync(index).ino, readFileSync(index, "hex")], before);
    assert.equal(existsSync(join(root, ".git", "ran")), false);
  });

  test("follows no variable to another repository", async (t) => {
    const folder = await makeTempFolder(t);
    const other = await makeRepository(join(folder, "other"), { files: { file: "1" } });
    const root = await makeRepository(join(folder, "tree"), { commits: 2 });
    writeFileSync(join(root, "new"), "");
    const expected = await snapshotOf(root);
    const dotGit = join(other, ".git");
    const astray = {
      GIT_DIR: dotGit,
      GIT_WORK_TREE: other,
      GIT_INDEX_FILE: join(dotGit, "index"),
      GIT_COMMON_DIR: dotGit,
      GIT_OBJECT_DIRECTORY: join(dotGit, "objects"),
      GIT_NAMESPACE: "other",
      GIT_CEILING_DIRECTORIES: folder,
      GIT_CONFIG_PARAMETERS: "'core.worktree'='/'",
    };
    for (const [name, value] of Object.entries(astray))
      assert.deepEqual(await snapshotOf(root, { env: { ...ENV, [name]: value } }), expected, name);
    assert.deepEqual(await snapshotOf(root, { env: { ...ENV, ...astray } }), expected);
  });
});
