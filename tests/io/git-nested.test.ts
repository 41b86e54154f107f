/** Repositories within a work tree: each is looked into as its own, and what cannot be looked into is said. */
import assert from "node:assert/strict";
import { mkdirSync, renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, type TestContext, test } from "node:test";
import { takeSnapshot } from "../../plugins/codex/scripts/src/io/git-snapshot.ts";
import { git, gitEnvironment, makeRepository } from "../../testing/repository.ts";
import { makeTempFolder } from "../../testing/temp.ts";

const ENV = gitEnvironment();

/** A repository with a submodule `sm`. */
async function outer(t: TestContext): Promise<string> {
  const folder = await makeTempFolder(t);
  const origin = await makeRepository(join(folder, "origin"), { files: { file: "1" } });
  const root = await makeRepository(join(folder, "tree"));
  await git(root, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", origin, "sm");
  await git(root, "commit", "-qm", "submodule");
  return root;
}

async function told(root: string) {
  const snapshot = await takeSnapshot({ root, env: ENV });
  return {
    dirty: snapshot?.dirty.map(({ path }) => path),
    untold: snapshot?.untold?.map(({ path, why }) => `${path}: ${why}`) ?? [],
    nested: snapshot?.nested ?? [],
  };
}

describe("takeSnapshot of repositories within", { concurrency: true }, () => {
  test("tells a change in a submodule whose index is of another version, split or sparse", async (t) => {
    const root = await outer(t);
    for (const args of [["--index-version", "4"], ["--split-index"]]) {
      await git(root, "update-index", ...args);
      writeFileSync(join(root, "sm", "file"), "1");
      utimesSync(join(root, "sm", "file"), 1_000, 1_000);
      assert.deepEqual(await told(root), { dirty: [], untold: [], nested: ["sm"] });
      writeFileSync(join(root, "sm", "file"), args.join());
      assert.deepEqual(await told(root), { dirty: ["sm"], untold: [], nested: ["sm"] });
    }
  });

  test("tells one that nobody added by what is in it, and one within that", async (t) => {
    const root = await makeRepository(await makeTempFolder(t));
    await makeRepository(join(root, "a", "b"), { files: { file: "1" } });
    await makeRepository(join(root, "a", "b", "c"), { files: { file: "1" } });
    assert.deepEqual(await told(root), { dirty: ["a/b/"], untold: [], nested: ["a/b/", "a/b/c/"] });
    const print = async () => (await takeSnapshot({ root, env: ENV }))?.dirty[0]?.print;
    const prints = [await print(), await print()];
    writeFileSync(join(root, "a", "b", "c", "file"), "2");
    prints.push(await print());
    await git(join(root, "a", "b", "c"), "commit", "-qam", "two");
    prints.push(await print());
    assert.deepEqual([prints[0] === prints[1], new Set(prints).size], [true, 3]);
  });

  test("says that it cannot tell a submodule whose Git folder is gone, broken or puts the work tree elsewhere", async (t) => {
    const root = await outer(t);
    renameSync(join(root, "sm", ".git"), join(root, "sm", "oldgit"));
    assert.deepEqual(await told(root), { dirty: [], untold: ["sm: its Git folder is not there"], nested: ["sm"] });
    await git(join(root, "sm"), "init", "-q");
    await git(join(root, "sm"), "config", "core.worktree", root);
    assert.deepEqual((await told(root)).untold, ["sm: Git cannot tell its state"]);
    await makeRepository(join(root, "nested"));
    writeFileSync(join(root, "nested", ".git", "config"), "[");
    assert.deepEqual((await told(root)).untold, [
      "nested/: Git cannot tell its state",
      "sm: Git cannot tell its state",
    ]);
  });

  test("says that it cannot look into a repository whose path is no UTF-8, if anything is there", async (t) => {
    const root = await outer(t);
    const odd = Buffer.from(`${root}/\xff`, "latin1");
    renameSync(join(root, "sm"), odd);
    await git(root, "rm", "-q", "--cached", "sm", ".gitmodules");
    await git(root, "add", "-A");
    const why = '"\\377": its path is no UTF-8';
    const { untold, nested } = await told(root);
    assert.deepEqual([untold, nested], [[why], ['"\\377"']]);
    rmSync(odd, { recursive: true });
    mkdirSync(odd);
    assert.deepEqual((await told(root)).untold, []);
  });

  test("has nothing to say of a submodule that is not checked out, gone, or a link", async (t) => {
    const root = await outer(t);
    rmSync(join(root, "sm"), { recursive: true });
    mkdirSync(join(root, "sm"));
    assert.deepEqual(await told(root), { dirty: [], untold: [], nested: [] });
    rmSync(join(root, "sm"), { recursive: true });
    assert.deepEqual(await told(root), { dirty: ["sm"], untold: [], nested: [] });
    symlinkSync(join(root, "..", "origin"), join(root, "sm"));
    assert.deepEqual(await told(root), { dirty: ["sm"], untold: [], nested: [] });
  });
});
