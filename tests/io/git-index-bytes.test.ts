/** What the bytes of an index tell without Git is what Git tells. */
import assert from "node:assert/strict";
import { appendFileSync, copyFileSync, readFileSync, renameSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { OpenGit } from "../../plugins/codex/scripts/src/io/git.ts";
import { notedTree, readIndexBytes, surveyIndex } from "../../plugins/codex/scripts/src/io/git-index-bytes.ts";
import { git, makeRepository } from "../../testing/repository.ts";
import { makeTempFolder } from "../../testing/temp.ts";

const FILES = { "a/one": "1\n", "a/two": "2\n", three: "3\n" };

const open = (root: string, format = "sha1") =>
  ({ gitFolder: join(root, ".git"), settings: { "extensions.objectformat": format } }) as unknown as OpenGit;

test("notedTree is the tree of the index as long as that is noted, and nothing once something is staged", async (t) => {
  const root = await makeRepository(join(await makeTempFolder(t), "tree"), { files: FILES });
  const tree = () => git(root, "rev-parse", "HEAD^{tree}");
  await git(root, "reset", "-q", "--hard");
  assert.equal(await notedTree(open(root)), await tree());
  writeFileSync(join(root, "a", "one"), "changed\n");
  assert.equal(await notedTree(open(root)), await tree(), "what is not staged does not count");
  await git(root, "add", "a/one");
  assert.equal(await notedTree(open(root)), null);
  await git(root, "commit", "-qm", "Two");
  assert.equal(await notedTree(open(root)), await tree());
  await git(root, "update-index", "--index-version", "4");
  assert.equal(await notedTree(open(root)), await tree(), "of version 4 too");
  await git(root, "rm", "-q", "--cached", "three");
  assert.notEqual(await notedTree(open(root)), await tree());
  await git(root, "reset", "-q", "--hard");
  writeFileSync(join(root, "new"), "1\n");
  await git(root, "add", "--intent-to-add", "new");
  assert.equal(await notedTree(open(root)), null, "a file that is only meant to be added");
});

test("notedTree knows nothing of an index that is split, or cut, or none", async (t) => {
  const root = await makeRepository(join(await makeTempFolder(t), "tree"), { files: FILES });
  const index = join(root, ".git", "index");
  await git(root, "reset", "-q", "--hard");
  const whole = readFileSync(index);
  assert.notEqual(await notedTree(open(root)), null);
  for (const length of [0, 8, 12, 80, whole.length - 60]) {
    writeFileSync(index, whole.subarray(0, length));
    assert.equal(await notedTree(open(root)), null, `cut after ${length} bytes`);
  }
  writeFileSync(index, whole);
  await git(root, "update-index", "--split-index");
  assert.equal(await notedTree(open(root)), null);
  assert.equal(await notedTree(open(join(root, "nowhere"))), null);
});

test("notedTree reads the names of SHA-256", async (t) => {
  const root = await makeTempFolder(t);
  await git(root, "init", "-q", "--object-format=sha256");
  writeFileSync(join(root, "a"), "1\n");
  await git(root, "add", "-A");
  await git(root, "-c", "user.name=T", "-c", "user.email=t@example.invalid", "commit", "-q", "-m", "One");
  assert.equal(await notedTree(open(root, "sha256")), await git(root, "rev-parse", "HEAD^{tree}"));
});

test("surveyIndex sees hidden files and submodules, in each version", async (t) => {
  const root = await makeRepository(join(await makeTempFolder(t), "tree"), { files: FILES });
  const survey = async (...args: readonly string[]) => {
    if (args.length > 0) await git(root, "update-index", ...args);
    const { hasHidden, hasSubmodules } = surveyIndex(readFileSync(join(root, ".git", "index")), "sha1") ?? {};
    return [hasHidden, hasSubmodules];
  };
  const commit = await git(root, "rev-parse", "HEAD");
  for (const version of ["2", "4"]) {
    assert.deepEqual(await survey("--index-version", version), [false, false], version);
    assert.deepEqual(await survey("--skip-worktree", "three"), [true, false], version);
    assert.deepEqual(await survey("--no-skip-worktree", "three"), [false, false], version);
    assert.deepEqual(await survey("--assume-unchanged", "a/two"), [true, false], version);
    assert.deepEqual(await survey("--add", "--cacheinfo", `160000,${commit},sub`), [true, true], version);
    assert.deepEqual(await survey("--no-assume-unchanged", "a/two"), [false, true], version);
    assert.deepEqual(await survey("--force-remove", "sub"), [false, false], version);
  }
});

test("readIndexBytes reads an index once, and another one in its place anew", async (t) => {
  const folder = await makeTempFolder(t);
  const [index, other] = [join(folder, "index"), join(folder, "other")];
  writeFileSync(index, "one");
  const [first, again] = await Promise.all([readIndexBytes(index), readIndexBytes(index)]);
  assert.deepEqual([first?.toString(), again === first], ["one", true]);
  copyFileSync(index, other);
  writeFileSync(other, "two");
  renameSync(other, index);
  assert.equal((await readIndexBytes(index))?.toString(), "two");
  appendFileSync(index, "+");
  assert.equal((await readIndexBytes(index))?.toString(), "two+");
  truncateSync(index);
  assert.equal((await readIndexBytes(index))?.toString(), "");
  assert.equal(surveyIndex(Buffer.alloc(0), "sha1"), null);
  assert.equal(await readIndexBytes(folder), null);
});
