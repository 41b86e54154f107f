/** Trees are merged three ways: what can be is, and every path that cannot is named with its kind. */
import assert from "node:assert/strict";
import { chmodSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { canMerge, mergeTrees } from "../../plugins/codex/scripts/src/io/git-merge.ts";
import { readObjects } from "../../plugins/codex/scripts/src/io/git-objects.ts";
import { printFolder } from "../../testing/print-folder.ts";
import { git } from "../../testing/repository.ts";
import { withRepository } from "./fixtures/open-repository.ts";

const LINES = "1\n2\n3\n4\n5\n6\n7\n8\n";
const FILES = { text: LINES, both: "1\n", mode: "1\n", link: "1\n", binary: "\0\n", gone: "1\n" };

/** A tree made from the first commit. */
async function treeAfter(root: string, change: (root: string) => void): Promise<string> {
  change(root);
  await git(root, "add", "-A");
  const tree = await git(root, "write-tree");
  await git(root, "reset", "-q", "--hard");
  return tree;
}

test("mergeTrees merges contents and modes of a file, and gives only what differs from here", (t) =>
  withRepository(t, FILES, async (root, opened) => {
    const base = await git(root, "rev-parse", "HEAD^{tree}");
    const here = await treeAfter(root, () => {
      writeFileSync(join(root, "text"), LINES.replace("1\n", "one\n"));
      writeFileSync(join(root, "both"), "same\n");
      chmodSync(join(root, "mode"), 0o755);
    });
    const there = await treeAfter(root, () => {
      writeFileSync(join(root, "text"), LINES.replace("8\n", "eight\n"));
      writeFileSync(join(root, "both"), "same\n");
      writeFileSync(join(root, "mode"), "2\n");
      rmSync(join(root, "gone"));
    });
    const store = printFolder(join(root, ".git"));
    await opened(async (open, own) => {
      const merged = await mergeTrees(open, own, { base, here, there });
      assert.ok(merged !== null && "changes" in merged);
      assert.deepEqual(
        merged.changes.map(({ path, to }) => [path, to?.mode ?? null]),
        [
          ["gone", null],
          ["mode", "100755"],
          ["text", "100644"],
        ],
      );
      const text = merged.changes[2]?.to?.object ?? "";
      assert.equal(
        (await readObjects(open, [text])).get(text)?.toString(),
        LINES.replace("1\n", "one\n").replace("8\n", "eight\n"),
      );
      assert.equal(await canMerge(open), true);
    });
    assert.deepEqual(printFolder(join(root, ".git")), store);
  }));

test("mergeTrees names what conflicts, by kind", (t) =>
  withRepository(t, FILES, async (root, opened) => {
    const base = await git(root, "rev-parse", "HEAD^{tree}");
    const here = await treeAfter(root, () => {
      writeFileSync(join(root, "both"), "here\n");
      writeFileSync(join(root, "binary"), "\0here\n");
      writeFileSync(join(root, "link"), "2\n");
      writeFileSync(join(root, "new"), "1\n", { mode: 0o644 });
    });
    const there = await treeAfter(root, () => {
      writeFileSync(join(root, "both"), "there\n");
      writeFileSync(join(root, "binary"), "\0there\n");
      rmSync(join(root, "link"));
      symlinkSync("nowhere", join(root, "link"));
      writeFileSync(join(root, "new"), "1\n", { mode: 0o755 });
    });
    const merged = await opened((open, own) => mergeTrees(open, own, { base, here, there }));
    assert.ok(merged !== null && "conflicts" in merged);
    assert.deepEqual(merged.conflicts.map(({ path, kind }) => `${path} ${kind}`).toSorted(), [
      "binary binary",
      "both both_changed",
      "link type",
      "new mode",
    ]);
  }));
