/** Workspaces as Git itself makes them: trees, linked trees, submodules, and folders without a repository. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import {
  findWorkspace,
  gitFoldersOfCopy,
  isFolder,
  isReachableFolder,
} from "../../plugins/codex/scripts/src/io/workspace.ts";
import { git, makeRepository } from "../../testing/repository.ts";
import { makeTempFolder } from "../../testing/temp.ts";

test("a folder anywhere in a tree belongs to its root", async (t) => {
  const root = await makeRepository(join(await makeTempFolder(t), "ein Baum\nü"), { files: { "a/b/c.txt": "" } });
  const workspace = { root, gitFolders: [join(root, ".git")] };
  for (const folder of [root, join(root, "a"), join(root, "a", "b")])
    assert.deepEqual(findWorkspace(folder), workspace);
});

test("a folder reached by a link belongs to the tree that it really lies in", async (t) => {
  const folder = await makeTempFolder(t);
  const root = await makeRepository(join(folder, "tree"), { files: { "a/b.txt": "" } });
  symlinkSync(join(root, "a"), join(folder, "link"));
  assert.deepEqual(findWorkspace(join(folder, "link")), { root, gitFolders: [join(root, ".git")] });
});

test("a repository without a commit is a workspace too", async (t) => {
  const root = await makeRepository(await makeTempFolder(t), { commits: 0 });
  assert.deepEqual(findWorkspace(root), { root, gitFolders: [join(root, ".git")] });
});

test("a linked worktree has a root of its own and writes to two Git folders", async (t) => {
  const folder = await makeTempFolder(t);
  const main = await makeRepository(join(folder, "main"));
  const linked = join(folder, "linked tree");
  await git(main, "worktree", "add", "-q", "-b", "topic", linked);
  const [own, common] = (await git(linked, "rev-parse", "--absolute-git-dir", "--git-common-dir")).split("\n");
  assert.deepEqual(findWorkspace(linked), { root: linked, gitFolders: [own, common] });
  assert.equal(common, join(main, ".git"));
});

test("a submodule is a workspace of its own, its Git folder within the outer one", async (t) => {
  const folder = await makeTempFolder(t);
  const inner = await makeRepository(join(folder, "inner"));
  const outer = await makeRepository(join(folder, "outer"));
  await git(outer, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", inner, "sub");
  const root = join(outer, "sub");
  assert.deepEqual(findWorkspace(root), { root, gitFolders: [join(outer, ".git", "modules", "sub")] });
  assert.equal(findWorkspace(outer).root, outer);
});

test("without a repository the folder itself is the workspace", async (t) => {
  const folder = join(await makeTempFolder(t), "a", "b");
  mkdirSync(folder, { recursive: true });
  assert.deepEqual(findWorkspace(folder), { root: folder, gitFolders: [] });
});

test("a .git that leads nowhere is none", async (t) => {
  const folder = await makeTempFolder(t);
  for (const text of ["", "rubbish", "gitdir: \n", "gitdir: absent\n", "gitdir: .git\n"]) {
    writeFileSync(join(folder, ".git"), text);
    assert.deepEqual(findWorkspace(folder), { root: folder, gitFolders: [] });
  }
  rmSync(join(folder, ".git"));
  mkdirSync(join(folder, ".git"));
  assert.deepEqual(findWorkspace(folder), { root: folder, gitFolders: [] });
});

test("isFolder tells a folder from a file, a link and nothing", async (t) => {
  const folder = await makeTempFolder(t);
  writeFileSync(join(folder, "file"), "");
  symlinkSync(folder, join(folder, "link"));
  symlinkSync(join(folder, "absent"), join(folder, "dangling"));
  const names = [".", "file", "link", "dangling", "absent", "file/below"];
  assert.deepEqual(
    names.map((name) => isFolder(join(folder, name))),
    [true, false, true, false, false, false],
  );
});

test("a .git that nobody should read is none, and nothing waits for it", async (t) => {
  const folder = await makeTempFolder(t);
  const dotGit = join(folder, ".git");
  const plants: readonly (() => void)[] = [
    () => execFileSync("mkfifo", [dotGit]),
    () => symlinkSync("/dev/zero", dotGit),
    () => symlinkSync(dotGit, dotGit),
    () => writeFileSync(dotGit, `gitdir: ${"x".repeat(100_000)}`),
  ];
  for (const plant of plants) {
    plant();
    assert.deepEqual(findWorkspace(folder), { root: folder, gitFolders: [] });
    rmSync(dotGit);
  }
});

test("a commondir that nobody should read leaves the one Git folder", async (t) => {
  const root = await makeRepository(await makeTempFolder(t));
  const outside = await makeTempFolder(t);
  writeFileSync(join(outside, ".git"), `gitdir: ${join(root, ".git")}\n`);
  for (const plant of [
    (path: string) => execFileSync("mkfifo", [path]),
    (path: string) => symlinkSync("/dev/zero", path),
  ]) {
    plant(join(root, ".git", "commondir"));
    assert.deepEqual(findWorkspace(outside), { root: outside, gitFolders: [join(root, ".git")] });
    rmSync(join(root, ".git", "commondir"));
  }
});

test("a folder behind a link that leads in a circle is none that can be reached, nor a copy", async (t) => {
  const folder = await makeTempFolder(t);
  const circle = join(folder, "circle");
  symlinkSync(circle, circle);
  for (const root of [circle, join(circle, "copy")])
    assert.deepEqual([isReachableFolder(root), gitFoldersOfCopy(root)], [false, []]);
});
