/** The user's store gets what new commits need and it lacks: nothing twice, nothing else, and nothing false. */
import assert from "node:assert/strict";
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { deflateSync } from "node:zlib";
import type { OpenGit } from "../../plugins/codex/scripts/src/io/git.ts";
import { addReached } from "../../plugins/codex/scripts/src/io/git-add-objects.ts";
import { type ObjectStore, writeObject } from "../../plugins/codex/scripts/src/io/git-objects.ts";
import { editTree } from "../../plugins/codex/scripts/src/io/git-tree-edit.ts";
import { git } from "../../testing/repository.ts";
import { withRepository } from "./fixtures/open-repository.ts";

const WHO = "A <a@example.invalid> 1 +0000";

/** A commit on HEAD, in the store, with one file more. */
async function commitOne(open: OpenGit, store: ObjectStore, head: string, tree: string) {
  const blob = writeObject(store, "blob", Buffer.from("new\n"));
  const entry = { mode: "100644", object: blob };
  const next = await editTree(open, store, tree, [{ path: "dir/new", entry }]);
  const text = `tree ${next}\nparent ${head}\nauthor ${WHO}\ncommitter ${WHO}\n\nNew\n`;
  return { blob, commit: writeObject(store, "commit", Buffer.from(text)) };
}

const looseIn = (root: string) =>
  readdirSync(join(root, ".git", "objects"), { recursive: true, encoding: "utf8" }).filter((name) =>
    /^[0-9a-f]{2}.[0-9a-f]{38}$/u.test(name),
  );

test("addReached adds a commit with what it needs, and nothing else of the store", (t) =>
  withRepository(t, { a: "1\n" }, async (root, opened) => {
    const [head = "", tree = ""] = (await git(root, "rev-parse", "HEAD", "HEAD^{tree}")).split("\n");
    const before = looseIn(root).length;
    const commit = await opened(async (open, store) => {
      const made = await commitOne(open, store, head, tree);
      writeObject(store, "blob", Buffer.from("of nobody\n"));
      assert.equal(await addReached(open, made.commit, head), true);
      assert.equal(await addReached(open, made.commit, head), true);
      return made.commit;
    });
    assert.equal(await git(root, "show", `${commit}:dir/new`), "new");
    await git(root, "fsck", "--strict", commit);
    assert.equal(looseIn(root).length - before, 4);
  }));

test("addReached refuses what is missing, or not what its name says", (t) =>
  withRepository(t, { a: "1\n" }, async (root, opened) => {
    const [head = "", tree = ""] = (await git(root, "rev-parse", "HEAD", "HEAD^{tree}")).split("\n");
    await opened(async (open, store) => {
      const { blob, commit } = await commitOne(open, store, head, tree);
      const place = join(root, ".git", "objects", blob.slice(0, 2), blob.slice(2));
      const file = join(store.folder, blob.slice(0, 2), blob.slice(2));
      writeFileSync(file, deflateSync(Buffer.from("blob 5\0false")));
      assert.equal(await addReached(open, commit, head), false);
      assert.equal(await addReached(open, "1".repeat(40), head), false);
      assert.equal(existsSync(place), false);
    });
  }));
