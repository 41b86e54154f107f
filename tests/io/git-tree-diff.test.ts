/** The difference of two stored trees, in numbers and as patches, wherever their objects lie. */
import assert from "node:assert/strict";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { diffTrees } from "../../plugins/codex/scripts/src/io/git-tree-diff.ts";
import { storeWorkTree } from "../../plugins/codex/scripts/src/io/git-work-tree.ts";
import { gitEnvironment, makeRepository } from "../../testing/repository.ts";
import { makeTempFolder } from "../../testing/temp.ts";

test("diffTrees counts files and lines, and has a patch for reading and one of the changed lines alone", async (t) => {
  const folder = await makeTempFolder(t);
  const files = { changed: "1\n2\n3\n", gone: "1\n", binary: "\0", same: "1\n" };
  const place = { root: await makeRepository(join(folder, "tree"), { files }), env: gitEnvironment() };
  const stores = [join(folder, 'a store: with "odd" \\ characters'), join(folder, "b")];
  writeFileSync(join(place.root, "changed"), "1\n2\n3\n4\n");
  const before = await storeWorkTree(place, stores[0] ?? "");
  writeFileSync(join(place.root, "changed"), "1\n2\n3\n5\n6\n");
  writeFileSync(join(place.root, "binary"), "\0\0");
  writeFileSync(join(place.root, "new\nfile"), "1\n");
  rmSync(join(place.root, "gone"));
  const after = await storeWorkTree(place, stores[1] ?? "");
  assert.ok(before !== null && after !== null);

  const diff = await diffTrees(place, before.tree, after.tree, stores);
  assert.ok(diff !== null);
  const { patch, hunks, ...numbers } = diff;
  assert.deepEqual(numbers, { files: 4, insertions: 3, deletions: 2 });
  assert.match(patch, /^--- a\/changed\n\+\+\+ b\/changed\n@@ -1,4 \+1,5 @@\n 1\n 2\n 3\n-4\n\+5\n\+6$/m);
  assert.match(hunks, /^--- a\/changed\n\+\+\+ b\/changed\n@@ -4 \+4,2 @@\n-4\n\+5\n\+6$/m);
  assert.equal(await diffTrees(place, before.tree, after.tree, stores.slice(0, 1)), null);
  assert.deepEqual(await diffTrees(place, after.tree, after.tree, stores), {
    ...{ files: 0, insertions: 0, deletions: 0 },
    ...{ patch: "", hunks: "" },
  });
});
