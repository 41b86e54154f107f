/** The status of a work tree, whatever its files are called, and of a part of it. */
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { withGit } from "../../plugins/codex/scripts/src/io/git.ts";
import { takeSnapshot } from "../../plugins/codex/scripts/src/io/git-snapshot.ts";
import { readStatus } from "../../plugins/codex/scripts/src/io/git-status.ts";
import { gitEnvironment, makeRepository } from "../../testing/repository.ts";
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
