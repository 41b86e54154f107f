/** HEAD is told as it is, and moved only from where it is known to be. */
import assert from "node:assert/strict";
import { existsSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import {
  headInFiles,
  isHeadSame,
  moveHead,
  operationIn,
  readHead,
  shortName,
} from "../../plugins/codex/scripts/src/io/git-head.ts";
import { git } from "../../testing/repository.ts";
import { withRepository } from "./fixtures/open-repository.ts";

const BY = { name: "Me", email: "me@example.invalid" };

test("readHead gives branch, commit and tree, and operationIn what has begun", (t) =>
  withRepository(t, { a: "1\n" }, async (root, opened) => {
    const [commit, tree] = (await git(root, "rev-parse", "HEAD", "HEAD^{tree}")).split("\n");
    const head = await opened(readHead);
    assert.deepEqual(head, { ref: "refs/heads/main", commit, tree });
    assert.equal(shortName(head), "main");
    await git(root, "checkout", "-q", "--detach");
    assert.deepEqual(await opened(readHead), { ref: null, commit, tree });
    await git(root, "checkout", "-q", "--orphan", "un/born");
    const unborn = await opened(readHead);
    assert.deepEqual(unborn, { ref: "refs/heads/un/born", commit: null, tree: null });
    assert.equal(shortName(unborn), "un/born");
    assert.equal(await opened(async (open) => operationIn(open)), null);
    writeFileSync(join(root, ".git", "MERGE_HEAD"), "");
    assert.equal(await opened(async (open) => operationIn(open)), "a merge");
  }));

test("moveHead moves a branch or a detached HEAD with a line in the reflog, and neither if it stands elsewhere", (t) =>
  withRepository(t, { a: "1\n" }, async (root, opened) => {
    const first = await git(root, "rev-parse", "HEAD");
    await git(root, "commit", "-q", "--allow-empty", "-m", "Second");
    const second = await git(root, "rev-parse", "HEAD");
    for (const place of ["main", "--detach"]) {
      await git(root, "checkout", "-q", place);
      await git(root, "reset", "-q", "--hard", first);
      const move = (from: string) =>
        opened(async (open) => {
          const head = { ...(await readHead(open)), commit: from };
          return moveHead(open, { from: head, to: second, message: "moved", by: BY, atMs: 1_000_000 });
        });
      assert.deepEqual([await move(second), await git(root, "rev-parse", "HEAD")], [false, first], place);
      writeFileSync(join(root, ".git", "HEAD.lock"), "");
      if (place === "--detach")
        assert.deepEqual([await move(first), await git(root, "rev-parse", "HEAD")], [false, first]);
      rmSync(join(root, ".git", "HEAD.lock"));
      assert.deepEqual([await move(first), await git(root, "rev-parse", "HEAD")], [true, second], place);
      assert.equal(await git(root, "reflog", "-1", "--format=%gn|%gs"), "Me|moved");
      assert.equal(existsSync(join(root, ".git", "HEAD.lock")), false);
    }
  }));

test("isHeadSame sees that another branch was checked out", (t) =>
  withRepository(t, { a: "1\n" }, (root, opened) =>
    opened(async (open) => {
      assert.equal(isHeadSame(open), true);
      await git(root, "checkout", "-q", "-b", "other");
      assert.equal(isHeadSame(open), false);
    }),
  ));

test("headInFiles gives the commit where files tell it, and nothing where Git has to", (t) =>
  withRepository(t, { a: "1\n" }, async (root, opened) => {
    const commit = await git(root, "rev-parse", "HEAD");
    const told = () => opened(async (open) => headInFiles(open));
    assert.equal(await told(), commit);
    await git(root, "checkout", "-q", "--detach");
    assert.equal(await told(), commit);
    await git(root, "checkout", "-q", "main");
    await git(root, "pack-refs", "--all");
    assert.equal(await told(), null, "in packed-refs");
    const ref = join(root, ".git", "refs", "heads", "main");
    for (const text of ["", "1".repeat(39), `ref: refs/heads/other\n`, `${commit}\n${commit}\n`]) {
      writeFileSync(ref, text);
      assert.equal(await told(), null, text);
    }
    rmSync(ref);
    writeFileSync(join(root, "aside"), `${commit}\n`);
    symlinkSync(join(root, "aside"), ref);
    assert.equal(await told(), null, "through a link");
    rmSync(ref);
    writeFileSync(join(root, ".git", "HEAD"), "ref: refs/heads/../../../aside\n");
    assert.equal(await told(), null, "outside of the Git folder");
  }));
