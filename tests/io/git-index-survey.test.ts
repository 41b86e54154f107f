/** What the bytes of an index tell without Git is what Git tells. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { appendFileSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { OpenGit } from "../../plugins/codex/scripts/src/io/git.ts";
import { writeIndexFile } from "../../plugins/codex/scripts/src/io/git-index-file.ts";
import { headerBytes } from "../../plugins/codex/scripts/src/io/git-index-format.ts";
import { notedTree, surveyIndex } from "../../plugins/codex/scripts/src/io/git-index-survey.ts";
import { git, gitEnvironment, makeRepository } from "../../testing/repository.ts";
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
    const survey = await surveyIndex(join(root, ".git", "index"), "sha1");
    assert.notEqual(survey?.rest, null);
    return [survey?.hasHidden, survey?.hasSubmodules];
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

test("surveyIndex looks again once another index is there, and takes one that it cannot read for one that may hold anything", async (t) => {
  const folder = await makeTempFolder(t);
  const root = await makeRepository(join(folder, "tree"), { files: FILES });
  const index = join(root, ".git", "index");
  const look = () => surveyIndex(index, "sha1");
  assert.equal((await look())?.hasHidden, false);
  await git(root, "update-index", "--skip-worktree", "three");
  assert.equal((await look())?.hasHidden, true);
  const whole = readFileSync(index);
  const unknown = { hasHidden: true, hasSubmodules: true, rest: null };
  for (const length of [0, 11, 80, 12 + 72]) {
    writeFileSync(index, whole.subarray(0, length));
    assert.deepEqual(await look(), unknown, `cut after ${length} bytes`);
  }
  writeFileSync(index, whole);
  truncateSync(index, 8);
  appendFileSync(index, Buffer.from([0xff, 0xff, 0xff, 0xff]));
  assert.deepEqual(await look(), unknown, "more entries than there can be");
  assert.equal(await surveyIndex(folder, "sha1"), null);
  assert.equal(await surveyIndex(join(folder, "nothing"), "sha1"), null);
});

/** Larger than a piece, so that entries lie across the borders of pieces; some names are longer than the flags can tell. */
test("surveyIndex reads a large index piece by piece, in each version", async (t) => {
  const root = await makeRepository(join(await makeTempFolder(t), "tree"), { files: FILES });
  const blob = await git(root, "rev-parse", "HEAD:three");
  const names = Array.from({ length: 9_000 }, (_, number) => `d${"d".repeat((number * 7) % 90)}/${number}`);
  const long = Array.from({ length: 3 }, (_, number) =>
    Array.from({ length: 20 }, () => `${number}`.repeat(240)).join("/"),
  );
  const input = [...names, ...long].map((name) => `100644 ${blob} 0\t${name}\n`).join("");
  execFileSync("git", ["update-index", "--add", "--index-info"], { cwd: root, env: gitEnvironment(), input });
  const index = join(root, ".git", "index");
  for (const version of ["2", "4"]) {
    await git(root, "update-index", "--index-version", version);
    const size = readFileSync(index).length;
    assert.ok(version === "4" || size > 3 * 256 * 1_024, `${size} bytes`);
    const plain = await surveyIndex(index, "sha1");
    assert.deepEqual([plain?.hasHidden, plain?.hasSubmodules], [false, false], version);
    assert.equal(plain?.rest?.equals(readFileSync(index).subarray(-plain.rest.length)), true, version);
    assert.ok((plain?.rest?.length ?? size) < 1_000, "no entry is left over");
    const last = names.toSorted().at(-1) ?? "";
    for (const name of [last, "three", long[1] ?? ""]) {
      await git(root, "update-index", "--skip-worktree", name);
      assert.equal((await surveyIndex(index, "sha1"))?.hasHidden, true, `${version}: ${name.slice(0, 50)}`);
      await git(root, "update-index", "--no-skip-worktree", name);
    }
  }
});

test("surveyIndex reads an entry that is larger than a piece", async (t) => {
  const index = join(await makeTempFolder(t), "index");
  const entry = { mode: "100644", object: "0".repeat(40) };
  writeIndexFile(index, "sha1", [
    { path: "a".repeat(600_000), entry },
    { path: "b", entry },
  ]);
  assert.deepEqual(await surveyIndex(index, "sha1"), holdsNothingBut(index));
});

test("surveyIndex reads an entry of which only the zero bytes behind its path are in the next piece", async (t) => {
  const index = join(await makeTempFolder(t), "index");
  const entry = { mode: "100644", object: "0".repeat(40) };
  // 12 bytes, 128, and then 72 each: a piece ends 4 bytes before the end of one, 2 behind its path.
  const paths = Array.from({ length: 4_000 }, (_, number) => `${number + 1_000}`);
  assert.equal((256 * 1_024 - 12 - 128) % 72, 68);
  writeIndexFile(
    index,
    "sha1",
    ["!".repeat(62), ...paths].map((path) => ({ path, entry })),
  );
  assert.deepEqual(await surveyIndex(index, "sha1"), holdsNothingBut(index));
});

test("surveyIndex and notedTree take in no more of a planted index than an honest one may hold", async (t) => {
  const root = await makeRepository(join(await makeTempFolder(t), "tree"), { files: FILES });
  const index = join(root, ".git", "index");
  const plant = (count: number, length: number) => {
    writeFileSync(index, headerBytes(2, count));
    truncateSync(index, length);
  };
  plant(0, 2_000_000_000);
  assert.deepEqual(await surveyIndex(index, "sha1"), { hasHidden: false, hasSubmodules: false, rest: null });
  assert.equal(await notedTree(open(root)), null);
  plant(0, 10_000_000);
  assert.equal(await notedTree(open(root)), null, "as many extensions of no length as there is room for");
  writeFileSync(index, Buffer.concat([headerBytes(2, 1), Buffer.alloc(72, 0xff)]));
  const size = 300_000_000;
  truncateSync(index, 84);
  appendFileSync(index, Buffer.alloc(size, 0x61));
  assert.deepEqual(
    await surveyIndex(index, "sha1"),
    { hasHidden: true, hasSubmodules: true, rest: null },
    "one endless path",
  );
});

/** That it holds plain files, and nothing beyond its entries but the checksum. */
function holdsNothingBut(index: string) {
  return { hasHidden: false, hasSubmodules: false, rest: readFileSync(index).subarray(-20) };
}
