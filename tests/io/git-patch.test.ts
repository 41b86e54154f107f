/** Patches between commits, as far as they are asked for by path. */
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { withGit } from "../../plugins/codex/scripts/src/io/git.ts";
import { countBetween, patchBetween } from "../../plugins/codex/scripts/src/io/git-patch.ts";
import { git, gitEnvironment, makeRepository } from "../../testing/repository.ts";
import { makeTempFolder } from "../../testing/temp.ts";

test("patchBetween has the paths that are meant and no others, also if one of them is no UTF-8", async (t) => {
  const root = await makeRepository(await makeTempFolder(t), { files: { a: "1\n", "sub/b": "1\n" } });
  const from = await git(root, "rev-parse", "HEAD");
  for (const path of ["a", "sub/b", "sub/\xfe", "sub/\xff"])
    writeFileSync(Buffer.from(join(root, path), "latin1"), "1\n2\n");
  await git(root, "add", "-A");
  await git(root, "commit", "-qm", "all");
  const to = await git(root, "rev-parse", "HEAD");
  const pathsOf = async (...paths: readonly string[]) =>
    withGit({ root, env: gitEnvironment() }, async (open) => {
      const patch = await patchBetween(open, { from, to, paths });
      const lines = await countBetween(open, { from, to, paths });
      return { paths: patch?.files.map(({ path }) => path), insertions: lines?.insertions };
    });
  assert.deepEqual(await pathsOf("a", "sub"), {
    paths: ["a", "sub/b", '"sub/\\376"', '"sub/\\377"'],
    insertions: 6,
  });
  assert.deepEqual(await pathsOf("a", '"sub/\\377"'), { paths: ["a", '"sub/\\377"'], insertions: 3 });
});
