/** Trees are compared and edited as Git would, whatever bytes somebody has written as one. */
import assert from "node:assert/strict";
import { chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { NoTree } from "../../plugins/codex/scripts/src/io/git-tree-cursor.ts";
import { diffTrees } from "../../plugins/codex/scripts/src/io/git-tree-diff.ts";
import { editTree } from "../../plugins/codex/scripts/src/io/git-tree-edit.ts";
import { compareTrees, withEntries } from "../../plugins/codex/scripts/src/io/git-tree-object.ts";
import { git } from "../../testing/repository.ts";
import { withRepository } from "./fixtures/open-repository.ts";

const FILES = {
  ...{
    a: "1\n",
    "a.txt": "1\n",
    "a-b": "1\n",
    "dir/one": "1\n",
    "dir/two": "2\n",
    "dir.txt": "1\n",
    "deep/er/file": "1\n",
  },
  ...{ "gone/only": "1\n", mode: "1\n", link: "1\n", "becomes-folder": "1\n", "becomes-file/x": "1\n", "ä ö": "1\n" },
};

/** What `git diff-tree` says, as we have it. */
async function byGit(root: string, from: string, to: string) {
  const raw = await git(root, "diff-tree", "-r", "-z", "--raw", "--no-abbrev", "--no-renames", from, to);
  const tokens = raw.split("\0").slice(0, -1);
  return tokens
    .flatMap((token, at) => {
      if (at % 2 === 1) return [];
      const [mode = "", newMode = "", object = "", newObject = ""] = token.slice(1).split(" ");
      const entry = (of: string, name: string) => (/^0+$/u.test(of) ? null : { mode: of, object: name });
      const path = Buffer.from(tokens[at + 1] ?? "").toString("latin1");
      return [{ path, from: entry(mode, object), to: entry(newMode, newObject) }];
    })
    .toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

test("diffTrees says what Git says, of files, folders, modes, links and submodules", (t) =>
  withRepository(t, FILES, async (root, opened) => {
    const before = await git(root, "rev-parse", "HEAD");
    for (const name of ["gone", "becomes-folder", "becomes-file", "link"])
      rmSync(join(root, name), { recursive: true });
    mkdirSync(join(root, "becomes-folder"));
    for (const name of ["becomes-folder/x", "becomes-file", "dir/zero", "dir/one", "deep/er/new", "0", "z", "ä ö"])
      writeFileSync(join(root, name), "new\n");
    chmodSync(join(root, "mode"), 0o755);
    symlinkSync("a", join(root, "link"));
    await git(root, "add", "-A");
    await git(root, "update-index", "--add", "--cacheinfo", `160000,${before},sub`);
    await git(root, "commit", "-qm", "Two");
    await opened(async (open, store) => {
      for (const [from, to] of [
        [before, "HEAD"],
        ["HEAD", before],
      ] as const) {
        const told = await diffTrees(open, await git(root, "rev-parse", from), await git(root, "rev-parse", to));
        assert.deepEqual(told, await byGit(root, from, to));
      }
      const start = await git(root, "rev-parse", `${before}^{tree}`);
      const changes = await byGit(root, before, "HEAD");
      const edits = changes.map(({ path, to }) => ({ path, entry: to }));
      assert.equal(await editTree(open, store, start, edits), await git(root, "rev-parse", "HEAD^{tree}"));
    });
  }));

const ONE = "1".repeat(40);
const bytes = (...entries: readonly string[]) =>
  Buffer.concat(entries.flatMap((entry) => [Buffer.from(`${entry}\0`, "latin1"), Buffer.from(ONE, "hex")]));

test("an old form of a mode is what Git takes it for", () => {
  const old = bytes("100664 a", "040000 dir", "100600 z");
  assert.deepEqual(
    compareTrees(Buffer.alloc(0), old, "sha1").map(({ name, to }) => [name, to?.mode]),
    [
      ["a", "100644"],
      ["dir", "40000"],
      ["z", "100644"],
    ],
  );
  assert.deepEqual(compareTrees(bytes("100644 a", "40000 dir", "100644 z"), old, "sha1"), []);
  const entry = { mode: "100644", object: ONE };
  const edited = withEntries(
    old,
    "sha1",
    new Map([
      ["dir.b", entry],
      ["e", entry],
      ["z", null],
    ]),
  );
  assert.deepEqual(edited, bytes("100664 a", "100644 dir.b", "040000 dir", "100644 e"));
});

test("bytes that are no tree are said to be none, and end", () => {
  const whole = bytes("100644 a", "100644 b");
  for (const broken of [
    whole.subarray(0, 20),
    whole.subarray(0, whole.length - 1),
    Buffer.from("100644 no end of the name, and more than an object's name behind it\x01"),
    bytes("100644"),
    bytes("mode a"),
    bytes("1006444 a"),
  ]) {
    assert.throws(() => compareTrees(broken, whole, "sha1"), NoTree, broken.toString("latin1"));
    assert.throws(() => compareTrees(whole, broken, "sha1"), NoTree);
  }
  for (const twice of [bytes("100644 c", "40000 c"), bytes("100644 c", "100755 c")])
    assert.throws(() => compareTrees(whole, twice, "sha1"), NoTree, "two things of one name");
  assert.deepEqual(
    compareTrees(bytes("100644 c"), bytes("40000 c"), "sha1").map(({ from, to }) => [from?.mode, to?.mode]),
    [
      ["100644", undefined],
      [undefined, "40000"],
    ],
  );
  assert.throws(() => withEntries(whole.subarray(0, 20), "sha1", new Map()), NoTree);
});

test("diffTrees and editTree give up on what cannot be read, or grows without end", (t) =>
  withRepository(t, { a: "1\n" }, async (root, opened) => {
    const make = async (...entries: readonly string[]) => {
      const file = join(root, ".git", "tree");
      writeFileSync(file, Buffer.concat(entries.map((entry) => Buffer.from(entry, "latin1"))));
      return git(root, "hash-object", "-w", "--literally", "-t", "tree", file);
    };
    const named = (entry: string, object: string) => `${entry}\0${Buffer.from(object, "hex").toString("latin1")}`;
    const head = await git(root, "rev-parse", "HEAD^{tree}");
    const cut = await make("100644 a\0short");
    const lacks = await make(named("40000 dir", "1".repeat(40)));
    let bomb = await git(root, "hash-object", "a");
    for (let depth = 0; depth < 10; depth += 1) {
      const mode = depth === 0 ? "100644" : "40000";
      const names = Array.from({ length: 10 }, (_, at) => `${at}`);
      bomb = await make(...names.map((name) => named(`${mode} ${name}`, bomb)));
    }
    await opened(async (open, store) => {
      for (const tree of [cut, lacks, bomb, "2".repeat(40)]) assert.equal(await diffTrees(open, head, tree), null);
      const entry = { mode: "100644", object: await git(root, "hash-object", "a") };
      for (const tree of [cut, lacks, "2".repeat(40)])
        assert.equal(await editTree(open, store, tree, [{ path: "dir/new", entry }]), null);
    });
  }));
