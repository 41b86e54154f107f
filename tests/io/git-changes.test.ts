/** How much changed, as Git tells it, and how long files are, with nothing of the repository run. */
import assert from "node:assert/strict";
import { existsSync, mkdirSync, renameSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { changedLines } from "../../plugins/codex/scripts/src/core/review/hunks.ts";
import { type OpenGit, withGit } from "../../plugins/codex/scripts/src/io/git.ts";
import {
  barePatchOf,
  countChanges,
  lineCountAt,
  lineCountsIn,
  patchOf,
  untrackedFiles,
} from "../../plugins/codex/scripts/src/io/git-changes.ts";
import { git, gitEnvironment, makeRepository } from "../../testing/repository.ts";
import { makeTempFolder } from "../../testing/temp.ts";

const ENV = gitEnvironment();
const FILES = { "a.txt": "1\n2\n3\n", "old name.txt": "x\n".repeat(20), "odd\tone": "1\n", "bytes.bin": "\0\u0001" };

async function asking<T>(root: string, body: (git: OpenGit) => Promise<T>): Promise<T> {
  const answer = await withGit({ root, env: ENV }, async (open) => ({ said: await body(open) }));
  return answer === null ? assert.fail("Git could not be asked") : answer.said;
}

test("countChanges counts lines, renames as one file, binary files without lines, and paths by themselves", async (t) => {
  const root = await makeRepository(await makeTempFolder(t), { files: FILES });
  writeFileSync(join(root, "a.txt"), "1\n2\nthree\n4\n");
  writeFileSync(join(root, "bytes.bin"), "\0\u0002\u0003");
  writeFileSync(join(root, "odd\tone"), "2\n");
  renameSync(join(root, "old name.txt"), join(root, "1\t2\tnew.txt"));
  await git(root, "add", "-A");
  writeFileSync(join(root, "a.txt"), "1\n2\nthree\n4\n5\n");
  await asking(root, async (open) => {
    const all = await countChanges(open, { from: "HEAD", to: null });
    assert.deepEqual(all, { files: 4, insertions: 4, deletions: 2 });
    const some = await countChanges(open, { from: "HEAD", to: null, paths: ["a.txt", ":(glob)*"] });
    assert.deepEqual(some, { files: 1, insertions: 3, deletions: 1 });
    assert.equal(await countChanges(open, { from: "nowhere", to: null }), null);
    assert.match((await patchOf(open, { from: "HEAD", to: null, paths: ["a.txt"] }, 0)) ?? "", /^@@ -3 \+3,3 @@/m);
  });
});

test("paths that are no UTF-8 are told apart, and their lines are counted", async (t) => {
  const root = await makeRepository(await makeTempFolder(t), { files: { a: "1\n" } });
  for (const [byte, text] of [
    ["\xfe", "1\n"],
    ["\xff", "1\n2\n"],
  ] as const)
    writeFileSync(Buffer.from(`${root}/${byte}`, "latin1"), text);
  const [FE, FF] = ['"\\376"', '"\\377"'];
  assert.deepEqual(await asking(root, untrackedFiles), [FE, FF]);
  assert.deepEqual([lineCountAt(root, FE), lineCountAt(root, FF), lineCountAt(root, '"\\375"')], [1, 2, null]);
  await git(root, "add", "-A");
  await git(root, "commit", "-qm", "odd");
  const counts = await asking(root, (open) => lineCountsIn(open, "HEAD", ["."]));
  for (const byte of ["\xfe", "\xff"]) writeFileSync(Buffer.from(`${root}/${byte}`, "latin1"), "0\n");
  writeFileSync(join(root, "a"), "caf\u00e9\n");
  const patch = await asking(root, (open) => barePatchOf(open, { from: "HEAD", to: null }));
  assert.deepEqual([...changedLines(patch ?? "").keys()].sort(), [FE, FF, "a"]);
  assert.deepEqual(
    counts,
    new Map([
      ["a", 1],
      [FE, 1],
      [FF, 2],
    ]),
  );
});

test("no diff driver, text conversion or filter of the repository runs", async (t) => {
  const root = await makeRepository(await makeTempFolder(t), { files: { "a.txt": "1\n" } });
  const planted = join(root, "..", "planted");
  for (const name of ["diff.x.textconv", "diff.x.command", "filter.x.clean", "diff.external"])
    await git(root, "config", name, `touch ${planted}; cat`);
  writeFileSync(join(root, ".gitattributes"), "* diff=x filter=x\n");
  writeFileSync(join(root, "a.txt"), "2\n");
  await asking(root, async (open) => {
    assert.deepEqual(await countChanges(open, { from: "HEAD", to: null }), { files: 1, insertions: 1, deletions: 1 });
    assert.match((await patchOf(open, { from: "HEAD", to: null }, 3)) ?? "", /^\+2$/m);
    assert.equal((await lineCountsIn(open, "HEAD", ["a.txt"]))?.get("a.txt"), 1);
  });
  assert.equal(existsSync(planted), false);
});

test("untrackedFiles leaves out what is ignored", async (t) => {
  const root = await makeRepository(await makeTempFolder(t), { files: { ".gitignore": "*.log\n" } });
  for (const name of ["new one.txt", "x.log"]) writeFileSync(join(root, name), "1\n");
  assert.deepEqual(await asking(root, untrackedFiles), ["new one.txt"]);
});

test("lineCountsIn counts the lines of a commit's files, and knows none of what is no file there", async (t) => {
  const root = await makeRepository(await makeTempFolder(t), {
    files: { "a.txt": "1\n2\nlast without its break", empty: "", "dir/b": "1\n", "bytes.bin": "\0\n\0\n", "*": "1\n" },
  });
  await git(root, "rm", "-q", "--cached", "dir/b");
  const paths = ["a.txt", "empty", "dir", "dir/b", "bytes.bin", "gone", "*"];
  const counts = await asking(root, async (open) => lineCountsIn(open, "HEAD", paths));
  assert.deepEqual([...(counts ?? [])].sort(), [
    ["*", 1],
    ["a.txt", 3],
    ["bytes.bin", 2],
    ["dir/b", 1],
    ["empty", 0],
  ]);
});

test("lineCountAt counts the lines of regular files below the root alone", async (t) => {
  const folder = await makeTempFolder(t);
  const root = await makeRepository(join(folder, "tree"), { files: { "a.txt": "1\n2", empty: "" } });
  writeFileSync(join(folder, "outside"), "1\n");
  symlinkSync(join(folder, "outside"), join(root, "link"));
  symlinkSync("a.txt", join(root, "inner-link"));
  mkdirSync(join(root, "dir"));
  writeFileSync(join(root, "large.txt"), `${"x".repeat(200_000)}\n`.repeat(3));
  const count = (path: string) => lineCountAt(root, path);
  assert.deepEqual(["a.txt", "empty", "large.txt", "inner-link"].map(count), [2, 0, 3, 2]);
  for (const path of ["link", "dir", "gone", "../outside", ".git/HEAD", "dir/../.git/HEAD"])
    assert.equal(count(path), null, path);
});
