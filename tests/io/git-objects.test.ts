/** Names of objects are those that Git gives. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { emptyTree, objectName } from "../../plugins/codex/scripts/src/io/git-objects.ts";
import { git } from "../../testing/repository.ts";
import { makeTempFolder } from "../../testing/temp.ts";

for (const format of ["sha1", "sha256"] as const)
  test(`emptyTree and objectName are in the repository's own format: ${format}`, async (t) => {
    const root = await makeTempFolder(t);
    await git(root, "init", "-q", `--object-format=${format}`);
    const name = await git(root, "hash-object", "-t", "tree", "/dev/null");
    assert.equal(emptyTree({ settings: { "extensions.objectformat": format } }), name);
    assert.equal(objectName(format, "tree", Buffer.alloc(0)), name);
    assert.equal(await git(root, "cat-file", "-t", name), "tree", "Git knows it though nobody stored it");
  });
