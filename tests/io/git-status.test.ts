/** The status of a work tree, whatever its files are called, and of a part of it. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, rmSync, statSync, symlinkSync, writeFileSync, writeSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { type OpenGit, withGit } from "../../plugins/codex/scripts/src/io/git.ts";
import { takeSnapshot } from "../../plugins/codex/scripts/src/io/git-snapshot.ts";
import { readShownStatus, readStatus } from "../../plugins/codex/scripts/src/io/git-status.ts";
import { lookAtTree } from "../../plugins/codex/scripts/src/io/git-tree.ts";
import { git, gitEnvironment, makeRepository } from "../../testing/repository.ts";
import { makeTempFolder } from "../../testing/temp.ts";

test("readStatus gives names in bytes, and of a part only that", async (t) => {
  const folder = await makeTempFolder(t);
  const root = await makeRepository(join(folder, "repo"), { files: { "a*": "1\n", ab: "1\n" } });
  const env = { ...gitEnvironment(), CODEX_COMPANION_HOME: folder };
  writeFileSync(Buffer.from(`${root}/caf\xe9`, "latin1"), "1\n");
  writeFileSync(join(root, "line\nbreak"), "1\n");
  mkdirSync(join(root, "new"));
  for (const name of ["a*", "ab", "new/\u00fc"]) writeFileSync(join(root, name), "2\n");
  const paths = async (among: readonly string[] | null) =>
    (await withGit({ root, env }, (git) => readStatus(git, among)))?.entries.map(({ path }) => path).toSorted();
  assert.deepEqual(await paths(null), ["a*", "ab", "caf\xe9", "line\nbreak", "new/\xc3\xbc"]);
  assert.deepEqual(await paths(["a*", "new"]), ["a*", "new/\xc3\xbc"]);
  const dirty = (await takeSnapshot({ root, env }))?.dirty.find(({ path }) => path === '"caf\\351"');
  assert.match(dirty?.print ?? "", /^\? 2 /u);
});

test("of a large index two Gits tell what one would: nested repositories, ignored and odd files too", async (t) => {
  const folder = await makeTempFolder(t);
  const root = await makeRepository(join(folder, "repo"), {
    files: { a: "1\n", b: "1\n", c: "1\n", ".gitignore": "*.log\nout/\n" },
  });
  const long = Array.from({ length: 18 }, () => "d".repeat(200)).join("/");
  const object = await git(root, "hash-object", "a");
  const names = Array.from({ length: 300 }, (_, at) => `${long}/${at}`);
  await addToIndex(root, names.map((name) => `100644 ${object}\t${name}\n`).join(""));
  await git(root, "update-index", "--skip-worktree", ...names);
  assert.ok(statSync(join(root, ".git", "index")).size > 1_000_000);
  writeFileSync(join(root, "a"), "changed\n");
  writeFileSync(join(root, "b"), "staged\n");
  await git(root, "add", "b");
  rmSync(join(root, "c"));
  for (const name of ["new", "kept.log", "sub/inner", "out/made", "deep/er/new", "sub/too.log"]) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), "1\n");
  }
  for (const name of ["nested", "deep/nested", "out/nested"]) await makeRepository(join(root, name));
  await git(folder, "init", "-q", join(root, "unborn"));
  await git(folder, "init", "-q", "--bare", join(root, "bare.git"));
  symlinkSync("sub", join(root, "to-sub"));
  mkdirSync(join(root, "empty"));
  const env = { ...gitEnvironment(), CODEX_COMPANION_HOME: folder };
  const args = ["status", "--porcelain=v2", "-z", "--untracked-files=all", "--no-renames", "--ignore-submodules=dirty"];
  const one = (await git(root, ...args)).split("\0").filter((line) => line !== "");
  const two = await withGit({ root, env }, readShownStatus);
  const lines = two?.entries.map(({ path, fields }) => [...fields, path].join(" "));
  assert.deepEqual(lines?.toSorted(), one.toSorted());
  assert.ok(one.includes("? nested/") && one.includes("? deep/er/new") && one.includes("? bare.git/HEAD"));
});

test("what is added to a large index between the two looks is not missed by both", async (t) => {
  const folder = await makeTempFolder(t);
  const root = await makeRepository(join(folder, "repo"), { files: { a: "1\n" } });
  const long = Array.from({ length: 18 }, () => "d".repeat(200)).join("/");
  const object = await git(root, "hash-object", "a");
  await addToIndex(root, Array.from({ length: 300 }, (_, at) => `100644 ${object}\t${long}/${at}\n`).join(""));
  await git(root, "commit", "-qm", "Many");
  writeFileSync(join(root, "new"), "1\n");
  const env = { ...gitEnvironment(), CODEX_COMPANION_HOME: folder };
  const status = await withGit({ root, env }, async (open) => {
    let isAdded = false;
    const ask: OpenGit["ask"] = async (args, ...more) => {
      const isSecond = args.includes("--untracked-files=no");
      // The first look comes after the addition, and the second one was before it.
      const told = isSecond ? await open.ask(args, ...more) : null;
      if (!isAdded) {
        isAdded = true;
        await git(root, "add", "new");
      }
      return told ?? open.ask(args, ...more);
    };
    return readShownStatus({ ...open, ask });
  });
  assert.ok(status?.entries.some(({ path }) => path === "new"));
});

test("the folders that Git could not look into are named, of a large index by both looks, and nobody can tell of them", async (t) => {
  const folder = await makeTempFolder(t);
  const root = await makeRepository(join(folder, "repo"), { files: { "tracked/a": "1\n" } });
  const env = { ...gitEnvironment(), CODEX_COMPANION_HOME: folder };
  const complaints = {
    others: "warning: could not open directory 'others/': Permission denied\n",
    tracked: "tracked/a: Permission denied\n",
  };
  const complaining = (open: OpenGit): OpenGit => {
    const ask: OpenGit["ask"] = async (args, input, manner) => {
      const told = await open.ask(args, input, manner);
      const { others, tracked } = complaints;
      if (manner?.stderr !== undefined)
        writeSync(
          manner.stderr,
          args.includes("--untracked-files=no") ? tracked : args.includes("--others") ? others : others + tracked,
        );
      return told;
    };
    return { ...open, ask };
  };
  const unread = () => withGit({ root, env }, async (open) => (await readStatus(complaining(open)))?.unread);
  assert.deepEqual(await unread(), ["others/", "tracked/"]);
  const long = Array.from({ length: 18 }, () => "d".repeat(200)).join("/");
  const object = await git(root, "hash-object", "tracked/a");
  await addToIndex(root, Array.from({ length: 300 }, (_, at) => `100644 ${object}\t${long}/${at}\n`).join(""));
  assert.deepEqual((await unread())?.toSorted(), ["others/", "tracked/"]);

  const untold = async () => (await withGit({ root, env }, (open) => lookAtTree(complaining(open))))?.untold ?? [];
  const [first, again] = [await untold(), await untold()];
  assert.deepEqual(
    first.map(({ path, why }) => [path, why]),
    [
      ["tracked/", "it cannot be read"],
      ["others/", "it cannot be read"],
    ],
  );
  assert.deepEqual(again, first);
  writeFileSync(join(root, "tracked", "new"), "1\n");
  assert.notDeepEqual(await untold(), first);
});

/** Adds entries to the index, whether or not the files are there. */
function addToIndex(root: string, entries: string): Promise<void> {
  const child = spawn("git", ["update-index", "--add", "--index-info"], {
    cwd: root,
    env: gitEnvironment(),
    stdio: "pipe",
  });
  child.stdin.end(entries);
  return once(child, "close").then(([code]) => assert.equal(code, 0));
}
