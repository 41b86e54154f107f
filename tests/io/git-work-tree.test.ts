/** The stored tree is the one that Git itself would make of everything, and nothing of the user's changes for it. */
import assert from "node:assert/strict";
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { setTimeout } from "node:timers/promises";
import { type OpenGit, storesVariable, withGit } from "../../plugins/codex/scripts/src/io/git.ts";
import { countChanges, patchOf } from "../../plugins/codex/scripts/src/io/git-changes.ts";
import { type StoredTree, storeTreeOf, storeWorkTree } from "../../plugins/codex/scripts/src/io/git-work-tree.ts";
import { Ground, PLACES } from "../../testing/planted-places.ts";
import { printFolder } from "../../testing/print-folder.ts";
import { git, gitEnvironment, gitWith, makeRepository } from "../../testing/repository.ts";
import { makeTempFolder } from "../../testing/temp.ts";

const ENV = gitEnvironment();
const ODD_NAMES = ["a b.txt", "line\nbreak", " lead", "trail ", "ünïcödé-日本", 'quote"s', "tab\there", "-dash", "? x"];

/** Stores the tree, and proves that nothing around it changed. */
async function storeAndCompare(folder: string, root: string): Promise<StoredTree & { readonly store: string }> {
  const store = join(folder, "store");
  const before = printFolder(root);
  const stored = await storeWorkTree({ root, env: ENV }, store);
  assert.deepEqual(printFolder(root), before);
  assert.ok(stored !== null);
  return { ...stored, store };
}

/** What Git makes of everything, in an index of its own, which is so old that it reads each file. */
async function treeByGit(folder: string, root: string): Promise<string> {
  const index = join(folder, "index of the test");
  rmSync(index, { force: true });
  const own = await git(root, "rev-parse", "--path-format=absolute", "--git-path", "index");
  if (existsSync(own)) {
    copyFileSync(own, index);
    utimesSync(index, 1, 1);
  }
  await gitWith({ GIT_INDEX_FILE: index }, root, "add", "-A");
  return gitWith({ GIT_INDEX_FILE: index }, root, "write-tree");
}

async function expectTree(folder: string, root: string): Promise<StoredTree> {
  const stored = await storeAndCompare(folder, root);
  const shown = await gitWith(storesVariable([stored.store]), root, "ls-tree", "-r", "-t", stored.tree);
  assert.notEqual(shown, "");
  // Each object can be read from the two stores.
  for (const line of shown.split("\n").filter((each) => / (blob|tree) /.test(each)))
    await gitWith(storesVariable([stored.store]), root, "cat-file", "-e", line.split(/[ \t]/)[2] ?? "");
  assert.equal(stored.tree, await treeByGit(folder, root));
  return stored;
}

describe("storeWorkTree", { concurrency: 2 }, () => {
  test("holds what is staged, unstaged, untracked, gone, moved, linked and executable, whatever its name", async (t) => {
    const folder = await makeTempFolder(t);
    const names = [
      "changed",
      "gone",
      "staged",
      "staged and changed",
      "mode",
      "a/deep/er/file",
      "b/only",
      "file",
      "dir/x",
      "dir/y",
      "linked/x",
      "linked/er/y",
    ];
    const files = Object.fromEntries([...names, ...ODD_NAMES, ".gitignore"].map((name) => [name, "ignored*\n"]));
    const root = await makeRepository(join(folder, "tree"), { files });
    const clean = await expectTree(folder, root);
    assert.deepEqual([clean.files, clean.tree], [[], await git(root, "rev-parse", "HEAD^{tree}")]);
    assert.equal(existsSync(join(folder, "store")), false);

    for (const name of ["changed", "staged", "staged and changed", "a/deep/er/file", ...ODD_NAMES])
      writeFileSync(join(root, name), "2");
    for (const name of ["gone", "b/only"]) rmSync(join(root, name));
    await git(root, "add", "staged", "staged and changed", "b/only");
    writeFileSync(join(root, "staged and changed"), "3");
    chmodSync(join(root, "mode"), 0o755);
    rmSync(join(root, "file"));
    mkdirSync(join(root, "file"));
    rmSync(join(root, "dir"), { recursive: true });
    writeFileSync(join(root, "dir"), "a file now");
    symlinkSync("nowhere", join(root, "link"));
    renameSync(join(root, "linked"), join(folder, "linked"));
    symlinkSync(join(folder, "linked"), join(root, "linked"));
    symlinkSync("dir", join(root, "file", "link"));
    mkdirSync(join(root, "new", "er"), { recursive: true });
    for (const name of [...ODD_NAMES, "ignored.txt"]) writeFileSync(join(root, "new", "er", name), name);
    const stored = await expectTree(folder, root);
    assert.equal(stored.head, await git(root, "rev-parse", "HEAD"));
    assert.deepEqual(
      stored.files
        .filter(({ entry }) => entry === null)
        .map(({ path }) => path)
        .toSorted(),
      ["b/only", "dir/x", "dir/y", "file", "gone", "linked/er/y", "linked/x"],
    );
    assert.equal(
      stored.files.some(({ path }) => path.includes("ignored")),
      false,
    );
  });

  test("holds a name that is no text", async (t) => {
    const folder = await makeTempFolder(t);
    const root = await makeRepository(join(folder, "tree"));
    writeFileSync(Buffer.from(`${root}/\xff`, "latin1"), "1");
    await git(root, "add", "-A");
    await git(root, "commit", "-q", "-m", "odd");
    writeFileSync(join(root, "new"), "2");
    await expectTree(folder, root);
  });

  test("before the first commit, and in an empty repository", async (t) => {
    const folder = await makeTempFolder(t);
    const root = await makeRepository(join(folder, "tree"), { files: { "a/b": "1", c: "2" }, commits: 0 });
    assert.equal((await expectTree(folder, root)).head, null);
    const empty = await makeRepository(join(folder, "empty"), { files: {}, commits: 0 });
    assert.equal((await storeAndCompare(folder, empty)).tree, await git(empty, "write-tree"));
  });

  test("everything gone is the empty tree", async (t) => {
    const folder = await makeTempFolder(t);
    const root = await makeRepository(join(folder, "tree"), { files: { "a/b": "1", c: "2" } });
    for (const name of ["a", "c"]) rmSync(join(root, name), { recursive: true });
    const { tree } = await storeAndCompare(folder, root);
    assert.equal(tree, await treeByGit(folder, root));
  });

  test("of a linked work tree and a detached head", async (t) => {
    const folder = await makeTempFolder(t);
    const root = await makeRepository(join(folder, "tree"), { commits: 2 });
    const linked = join(folder, "linked");
    await git(root, "worktree", "add", "-q", "--detach", linked, "HEAD~1");
    writeFileSync(join(linked, "new"), "1");
    writeFileSync(join(root, "other"), "1");
    const before = printFolder(root);
    const { head, files } = await storeAndCompare(folder, linked);
    assert.deepEqual(printFolder(root), before);
    assert.deepEqual([head, files.map(({ path }) => path)], [await git(root, "rev-parse", "HEAD~1"), ["new"]]);
    await expectTree(folder, linked);
    await expectTree(folder, root);
  });

  test("in the middle of a merge and of a rebase, conflicts as they stand in the files", async (t) => {
    const folder = await makeTempFolder(t);
    const root = await makeRepository(join(folder, "tree"), { files: { file: "1\n", gone: "1\n" } });
    await git(root, "checkout", "-q", "-b", "other");
    writeFileSync(join(root, "file"), "2\n");
    writeFileSync(join(root, "gone"), "2\n");
    await git(root, "commit", "-q", "-a", "-m", "two");
    await git(root, "checkout", "-q", "main");
    writeFileSync(join(root, "file"), "3\n");
    await git(root, "rm", "-q", "gone");
    await git(root, "commit", "-q", "-a", "-m", "three");
    await assert.rejects(git(root, "merge", "-q", "other"));
    await expectTree(folder, root);
    await git(root, "merge", "--abort");
    await assert.rejects(git(root, "rebase", "-q", "other"));
    await expectTree(folder, root);
  });

  test("holds a submodule as its commit; a repository that nobody added is named, and left out", async (t) => {
    const folder = await makeTempFolder(t);
    const inner = await makeRepository(join(folder, "inner"), { commits: 2 });
    const root = await makeRepository(join(folder, "tree"));
    await git(root, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", inner, "sub");
    await git(root, "commit", "-q", "-m", "sub");
    await git(join(root, "sub"), "checkout", "-q", "HEAD~1");
    writeFileSync(join(root, "sub", "dirty"), "1");
    const moved = await expectTree(folder, root);
    assert.deepEqual(moved.files, [
      { path: "sub", entry: { mode: "160000", object: await git(join(root, "sub"), "rev-parse", "HEAD") } },
    ]);
    await makeRepository(join(root, "nested"));
    const { tree, untold } = await storeAndCompare(folder, root);
    assert.equal(tree, moved.tree);
    assert.deepEqual(
      untold.map(({ path, why }) => [path, why]),
      [["nested/", "it is a repository that nobody has added"]],
    );
  });

  test("keeps to the repository's line ends, encodings and digest", async (t) => {
    const folder = await makeTempFolder(t);
    const files = { "mixed.txt": "1\r\n", "plain.txt": "1\n", "wide.txt": "", "id.txt": "$Id$\n" };
    const root = await makeRepository(join(folder, "tree"), { files });
    await git(root, "config", "core.autocrlf", "true");
    writeFileSync(join(root, "mixed.txt"), "1\r\n2\r\n");
    writeFileSync(join(root, "plain.txt"), "1\r\n2\r\n");
    writeFileSync(join(root, ".gitattributes"), "wide.txt working-tree-encoding=UTF-16LE\nid.txt ident\n");
    writeFileSync(join(root, "wide.txt"), Buffer.from("weit\n", "utf16le"));
    writeFileSync(join(root, "id.txt"), "$Id: 1234 $\nnew\n");
    await expectTree(folder, root);
    const other = join(folder, "other");
    mkdirSync(other);
    await git(other, "init", "-q", "--object-format=sha256");
    await git(other, "-c", "user.name=T", "-c", "user.email=t@e", "commit", "-q", "--allow-empty", "-m", "one");
    writeFileSync(join(other, "new"), "1");
    assert.equal((await expectTree(folder, other)).tree.length, 64);
  });

  test("of a split index and of a sparse work tree", async (t) => {
    const folder = await makeTempFolder(t);
    const files = Object.fromEntries(Array.from({ length: 50 }, (_, number) => [`${number % 5}/${number}`, "1"]));
    const root = await makeRepository(join(folder, "tree"), { files });
    await git(root, "update-index", "--split-index");
    writeFileSync(join(root, "0", "0"), "2");
    await expectTree(folder, root);
    await git(root, "update-index", "--no-split-index");
    await git(root, "sparse-checkout", "set", "0", "1");
    writeFileSync(join(root, "1", "1"), "2");
    const { files: changed } = await expectTree(folder, root);
    assert.deepEqual(
      changed.map(({ path }) => path),
      ["0/0", "1/1"],
    );
  });

  test("a content that the user's store has gets no new time there", async (t) => {
    const folder = await makeTempFolder(t);
    const root = await makeRepository(join(folder, "tree"), { files: { "a/file": "1" } });
    writeFileSync(join(root, "a", "file"), "2");
    await git(root, "commit", "-q", "-a", "-m", "two");
    writeFileSync(join(root, "a", "file"), "1"); // As it was, and so is its folder.
    await expectTree(folder, root);
    await git(root, "gc", "-q");
    await expectTree(folder, root);
  });

  test("a file that was changed in the moment in which the index was written is seen", async (t) => {
    const folder = await makeTempFolder(t);
    const root = await makeRepository(join(folder, "tree"), { files: { file: "1" } });
    await git(root, "config", "core.trustctime", "false");
    const [file, index] = [join(root, "file"), join(root, ".git", "index")];
    utimesSync(file, 1_000, 1_000);
    await git(root, "update-index", "--refresh");
    writeFileSync(file, "2");
    for (const path of [file, index]) utimesSync(path, 1_000, 1_000);
    await expectTree(folder, root);
  });

  test("two of them can be compared, wherever their objects lie", async (t) => {
    const folder = await makeTempFolder(t);
    const files = { changed: "1\n2\n3\n", gone: "1\n", same: "1\n" };
    const place = { root: await makeRepository(join(folder, "tree"), { files }), env: ENV };
    const stores = [join(folder, 'a store: with "odd" \\ characters'), join(folder, "b")];
    writeFileSync(join(place.root, "changed"), "1\n2\n3\n4\n");
    const from = (await storeWorkTree(place, stores[0] ?? ""))?.tree ?? "";
    writeFileSync(join(place.root, "changed"), "1\n2\n3\n5\n6\n");
    rmSync(join(place.root, "gone"));
    const to = (await storeWorkTree(place, stores[1] ?? ""))?.tree ?? "";
    const among = (some: readonly string[]) =>
      withGit({ ...place, stores: some }, async (git) => [
        await countChanges(git, { from, to }),
        (await patchOf(git, { from, to, paths: ["changed"] }, 0))?.split("@@").at(-1) ?? null,
      ]);
    assert.deepEqual(await among(stores), [{ files: 2, insertions: 2, deletions: 2 }, "\n-4\n+5\n+6\n"]);
    assert.deepEqual(await among(stores.slice(0, 1)), [null, null]);
  });

  test("files that come, grow and go meanwhile are no trouble", async (t) => {
    const folder = await makeTempFolder(t);
    const root = await makeRepository(join(folder, "tree"), { files: { file: "1" } });
    let isOver = false;
    const churn = (async () => {
      for (let number = 0; !isOver; number += 1) {
        const path = join(root, `file ${number % 40}`);
        writeFileSync(path, "x".repeat(number % 997));
        if (number % 3 === 0) renameSync(path, `${path}.moved`);
        if (number % 7 === 0) rmSync(path, { force: true });
        if (number % 20 === 0) await setTimeout(5);
      }
    })();
    let made = 0;
    for (let round = 0; round < 5; round += 1) {
      const store = join(folder, `store ${round}`);
      const stored = await storeWorkTree({ root, env: ENV }, store);
      if (stored === null) continue; // Git gave up twice: nothing is claimed then.
      made += 1;
      await gitWith(storesVariable([store]), root, "archive", "-o", join(folder, "out.tar"), stored.tree);
    }
    isOver = true;
    await churn;
    assert.ok(made > 0);
  });

  test("says that it cannot tell", async (t) => {
    const folder = await makeTempFolder(t);
    const root = await makeRepository(join(folder, "tree"));
    const store = join(folder, "store");
    assert.equal(await storeWorkTree({ root: folder, env: ENV }, store), null);
    assert.equal(await storeWorkTree({ root, env: { ...ENV, PATH: folder } }, store), null);
    writeFileSync(join(root, ".git", "index"), "rubbish");
    assert.equal(await storeWorkTree({ root, env: ENV }, store), null);
  });
});

describe("nothing that a configuration names is run", { concurrency: 2 }, () => {
  for (const place of PLACES) {
    test(`planted in ${place.name}`, async (t) => {
      const ground = await Ground.make(await makeTempFolder(t));
      ground.root = join(ground.folder, place.at ?? "tree");
      await place.plant(ground);
      ground.touch();
      writeFileSync(join(ground.root, "made.txt"), "1");
      const stored = await storeWorkTree({ root: ground.root, env: ground.env }, join(ground.folder, "store"));
      assert.ok(stored?.files.some(({ path }) => path === "made.txt"));
      assert.deepEqual(ground.garden.ran(), []);
    });
  }
});

test("a commit that is made while the work tree is looked at is stored whole", async (t) => {
  const folder = await makeTempFolder(t);
  const root = await makeRepository(join(folder, "repo"), { files: { a: "1\n" } });
  await git(root, "reset", "-q", "--hard"); // Git notes the index's tree.
  const stored = await withGit({ root, env: ENV }, (open) => {
    const ask: OpenGit["ask"] = async (args, ...more) => {
      if (args.includes("status")) {
        await setTimeout(100); // The index has been read.
        writeFileSync(join(root, "a"), "2\n");
        await git(root, "commit", "-qam", "Meanwhile");
      }
      return open.ask(args, ...more);
    };
    return storeTreeOf({ ...open, ask }, join(folder, "store"));
  });
  const [head, tree] = (await git(root, "rev-parse", "HEAD", "HEAD^{tree}")).split("\n");
  assert.deepEqual([stored?.head, stored?.tree, stored?.headTree], [head, tree, tree]);
});
