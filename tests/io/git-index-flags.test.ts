/** A flag of the index hides nothing that stands in the work tree, whoever set it and whatever form the index has. */
import assert from "node:assert/strict";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { takeSnapshot } from "../../plugins/codex/scripts/src/io/git-snapshot.ts";
import { storeWorkTree } from "../../plugins/codex/scripts/src/io/git-work-tree.ts";
import { printFolder } from "../../testing/print-folder.ts";
import { git, gitEnvironment, makeRepository } from "../../testing/repository.ts";
import { makeTempFolder } from "../../testing/temp.ts";

const ENV = gitEnvironment();
const FILES = { assumed: "1\n", skipped: "1\n", both: "1\n", gone: "1\n", sparse: "1\n", plain: "1\n", same: "1\n" };
// The length of a name has its own form from 4,095 bytes on; those of an index of version 4 share their beginnings.
const LONG = Array.from({ length: 20 }, () => "d".repeat(210)).join("/");

const FORMS: Readonly<Record<string, (root: string) => Promise<unknown>>> = {
  "as Git writes it": async () => {},
  "with a long name": async (root) => {
    const object = await git(root, "hash-object", "-w", "plain");
    await git(root, "update-index", "--add", "--cacheinfo", `100644,${object},${LONG}`);
    await git(root, "update-index", "--skip-worktree", LONG);
    await git(root, "commit", "-q", "-m", "A long name");
  },
  "of version 4": (root) => git(root, "update-index", "--index-version", "4"),
  "that is split": (root) => git(root, "update-index", "--split-index"),
};

describe("openIndex", { concurrency: 2 }, () => {
  for (const [form, shape] of Object.entries(FORMS))
    test(`shows what flags hide in an index ${form}`, async (t) => {
      const root = await makeRepository(join(await makeTempFolder(t), "tree"), { files: FILES });
      await shape(root);
      await git(root, "update-index", "--assume-unchanged", "assumed", "both", "gone");
      await git(root, "update-index", "--skip-worktree", "skipped", "both", "sparse", "same");
      for (const name of ["assumed", "skipped", "both", "plain"]) writeFileSync(join(root, name), "the user's\n");
      for (const name of ["gone", "sparse"]) rmSync(join(root, name));
      assert.equal(await git(root, "status", "--porcelain"), " M plain");
      const before = printFolder(root);
      const snapshot = await takeSnapshot({ root, env: ENV });
      assert.deepEqual(
        snapshot?.dirty.map(({ path }) => path),
        ["assumed", "both", "gone", "plain", "skipped"],
      );
      const stored = await storeWorkTree({ root, env: ENV }, join(root, "..", "store"));
      const object = await git(root, "hash-object", "plain");
      assert.deepEqual(
        stored?.files.map(({ path, entry }) => `${path} ${entry?.object ?? "gone"}`).toSorted(),
        [...["assumed", "both", "plain", "skipped"].map((path) => `${path} ${object}`), "gone gone"].toSorted(),
      );
      assert.deepEqual(printFolder(root), before);
    });

  test("of a repository that names its objects by SHA-256", async (t) => {
    const root = await makeTempFolder(t);
    await git(root, "init", "-q", "--object-format=sha256");
    for (const name of ["a", "long name that is no multiple of eight"]) writeFileSync(join(root, name), "1\n");
    await git(root, "add", "-A");
    await git(root, "-c", "user.name=T", "-c", "user.email=t@example.invalid", "commit", "-q", "-m", "One");
    await git(root, "update-index", "--skip-worktree", "a");
    writeFileSync(join(root, "a"), "the user's\n");
    const before = await takeSnapshot({ root, env: ENV });
    writeFileSync(join(root, "a"), "the job's\n");
    const after = await takeSnapshot({ root, env: ENV });
    const printOf = (snapshot: typeof before) => snapshot?.dirty.find(({ path }) => path === "a")?.print;
    assert.notEqual(printOf(before), printOf(after));
  });
});
