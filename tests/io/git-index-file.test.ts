/** An index that we write is to Git what its own would be: every file with its mode, whatever the length of its name. */
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { writeIndexFile } from "../../plugins/codex/scripts/src/io/git-index-file.ts";
import { git, gitWith } from "../../testing/repository.ts";
import { makeTempFolder } from "../../testing/temp.ts";

const LONG = Array.from({ length: 20 }, () => "d".repeat(210)).join("/"); // From 4,095 bytes on a length has its own form.

for (const format of ["sha1", "sha256"] as const)
  test(`writeIndexFile writes what Git writes of the same files, with ${format}`, async (t) => {
    const root = await makeTempFolder(t);
    await git(root, "init", "-q", `--object-format=${format}`);
    writeFileSync(join(root, "content"), "1\n");
    const object = await git(root, "hash-object", "-w", "content");
    const latin1 = (text: string) => Buffer.from(text).toString("latin1");
    const paths = ["b", "a/b", "a.b", latin1("ä ö"), "x".repeat(17), "y".repeat(4_095), LONG];
    const modes = ["100644", "100755", "120000"];
    const files = paths.map((path, at) => ({ path, entry: { mode: modes[at % modes.length] ?? "", object } }));
    const [ours, theirs] = [join(root, "ours"), join(root, "theirs")];
    writeIndexFile(ours, format, files);
    const variables = { GIT_INDEX_FILE: theirs };
    for (const { path, entry } of files) {
      const name = Buffer.from(path, "latin1").toString();
      await gitWith(variables, root, "update-index", "--add", "--cacheinfo", `${entry.mode},${entry.object},${name}`);
    }
    const listed = (index: string) => gitWith({ GIT_INDEX_FILE: index }, root, "ls-files", "--stage", "-z");
    assert.equal(await listed(ours), await listed(theirs));
    assert.deepEqual(readFileSync(ours), readFileSync(theirs));
    await gitWith({ GIT_INDEX_FILE: ours }, root, "fsck", "--cache", "--no-dangling");
  });
