/** The repositories within a copy are empty and named, or on demand are as the user has them, at the start's commit. */
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, type TestContext, test } from "node:test";
import { copyRepository } from "../../plugins/codex/scripts/src/io/git-copy.ts";
import { commitAll } from "../../testing/isolated-job.ts";
import { printFolder } from "../../testing/print-folder.ts";
import { git, gitEnvironment, makeRepository } from "../../testing/repository.ts";
import { makeTempFolder } from "../../testing/temp.ts";

const EMPTY = "a repository of its own, left empty";
const ADD = ["-c", "protocol.file.allow=always", "submodule", "--quiet", "add"];

/** A repository with a submodule `sub`, and in that one `deep`. */
async function outerRepository(t: TestContext): Promise<{ readonly folder: string; readonly root: string }> {
  const folder = await makeTempFolder(t);
  const deep = await makeRepository(join(folder, "origins", "deep"), { files: { d: "1" } });
  const inner = await makeRepository(join(folder, "origins", "inner"), { files: { i: "1" } });
  await git(inner, ...ADD, deep, "deep");
  await git(inner, "commit", "-q", "-m", "deep");
  const root = await makeRepository(join(folder, "tree"), { files: { o: "1" } });
  await git(root, ...ADD, inner, "sub");
  await git(root, "-c", "protocol.file.allow=always", "submodule", "--quiet", "update", "--init", "--recursive");
  await git(root, "commit", "-q", "-m", "sub");
  return { folder, root };
}

/** Copies with or without them, and proves that nothing of the user's changed. */
async function copyOf(folder: string, root: string, fillsRepositories: boolean, from: string | null = null) {
  const to = join(folder, "copies", fillsRepositories ? "filled" : "empty");
  const before = printFolder(root);
  const order = { root: to, branch: "codex/1", from, fillsRepositories, madeAtMs: 0 };
  const copy = await copyRepository({ root, env: gitEnvironment(), home: join(folder, "state") }, order);
  assert.deepEqual(printFolder(root), before);
  assert.ok(typeof copy !== "string", String(copy));
  return { ...copy, root: to };
}

const headOf = (root: string) => git(root, "rev-parse", "HEAD");

describe("the repositories within a copy", { concurrency: 3 }, () => {
  test("are empty folders, each named with the flag that brings it in", async (t) => {
    const { folder, root } = await outerRepository(t);
    const copy = await copyOf(folder, root, false);
    assert.deepEqual(copy.lacking, [{ path: "sub", lacks: `${EMPTY}; --submodules brings it in` }]);
    assert.deepEqual(readdirSync(join(copy.root, "sub")), []);
  });

  test("are filled at any depth, each at the commit that the start names, as repositories that live on their own", async (t) => {
    const { folder, root } = await outerRepository(t);
    writeFileSync(join(root, "sub", "i"), "2");
    await commitAll(join(root, "sub"), "the user's own, not yet in the outer one");
    const hook = join(root, ".git", "modules", "sub", "hooks", "post-checkout");
    writeFileSync(hook, `#!/bin/sh\ntouch ${join(folder, "ran")}\n`, { mode: 0o755 });
    await git(join(root, "sub"), "config", "filter.f.smudge", `touch ${join(folder, "ran")}; cat`);
    await git(join(root, "sub"), "config", "remote.origin.url", "https://user:secret@example.invalid/");
    writeFileSync(join(root, ".git", "modules", "sub", "info", "attributes"), "* filter=f\n");

    const copy = await copyOf(folder, root, true);
    assert.deepEqual(copy.lacking, []);
    const [sub, deep] = [join(copy.root, "sub"), join(copy.root, "sub", "deep")];
    assert.deepEqual(
      [await headOf(sub), await headOf(deep)],
      [await headOf(join(root, "sub")), await headOf(join(root, "sub", "deep"))],
    );
    assert.deepEqual([readFileSync(join(sub, "i"), "utf8"), readFileSync(join(deep, "d"), "utf8")], ["2", "1"]);
    assert.equal(await git(sub, "symbolic-ref", "HEAD"), "refs/heads/codex/1");
    assert.equal(await git(copy.root, "status", "--porcelain"), "");
    assert.doesNotMatch(readFileSync(join(sub, ".git", "config"), "utf8"), /secret|filter/);
    assert.equal(existsSync(join(folder, "ran")), false);
    writeFileSync(join(sub, "i"), "3");
    // Not their times: outside of a sandbox Git gives an object that it would write again a new one, also if it is borrowed.
    const namesIn = () => readdirSync(root, { recursive: true, encoding: "utf8" }).toSorted();
    const before = namesIn();
    await commitAll(sub, "the job's");
    assert.deepEqual(namesIn(), before);
  });

  test("are at the commit of another start, and say what is not in them", async (t) => {
    const { folder, root } = await outerRepository(t);
    const earlier = await headOf(join(root, "sub"));
    writeFileSync(join(root, "sub", "i"), "2");
    await commitAll(join(root, "sub"), "later");
    writeFileSync(join(root, "sub", "i"), "not committed");
    rmSync(join(root, "sub", "deep"), { recursive: true });
    const copy = await copyOf(folder, root, true, "HEAD");
    assert.equal(await headOf(join(copy.root, "sub")), earlier);
    assert.equal(readFileSync(join(copy.root, "sub", "i"), "utf8"), "1");
    assert.deepEqual(copy.lacking, [
      { path: "sub", lacks: "a repository of its own: what is not committed in it is not in the copy" },
      { path: "sub/deep", lacks: `${EMPTY}: it is not checked out in your work tree` },
    ]);
  });

  test("stay empty if the user's checkout lacks the commit", async (t) => {
    const { folder, root } = await outerRepository(t);
    const lost = "1".repeat(40);
    await git(root, "update-index", "--cacheinfo", `160000,${lost},sub`);
    await git(root, "commit", "-q", "-m", "a commit that nobody has");
    const copy = await copyOf(folder, root, true, "HEAD");
    assert.deepEqual(copy.lacking, [{ path: "sub", lacks: `${EMPTY}: your checkout lacks its commit ${lost}` }]);
    assert.deepEqual(readdirSync(join(copy.root, "sub")), []);
  });
});
