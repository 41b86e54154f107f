// The changed lines, from what the real Git prints, and from texts that look like headers.
import assert from "node:assert/strict";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { changedLines } from "../../../plugins/codex/scripts/src/core/review/hunks.ts";
import { git, makeRepository } from "../../../testing/repository.ts";
import { makeTempFolder } from "../../../testing/temp.ts";

const numbered = (count: number) => Array.from({ length: count }, (_each, at) => `${at + 1}`);

test("changedLines reads what Git prints of every kind of change", async (t) => {
  const folder = join(await makeTempFolder(t), "house");
  const odd = 'ta\tb "q" \\ é.txt';
  await makeRepository(folder, {
    files: {
      "edit.txt": `${numbered(20).join("\n")}\n`,
      "cut-top.txt": "1\n2\n3\n",
      "gone.txt": "--- a/fake.txt\n+++ b/fake.txt\n@@ -1 +1 @@\n",
      "moved.txt": `${numbered(9).join("\n")}\n`,
      "moved and edited.txt": `${numbered(9).join("\n")}\nx\n`,
      "b/a b/b.txt": "1\n",
      "no end.txt": "1\n2",
      "image.bin": "a\u0000b",
      "mode.sh": "1\n",
      [odd]: "1\n2\n",
    },
  });
  const lines = numbered(20);
  lines.splice(14, 2);
  lines[4] = "five";
  lines[5] = "six";
  lines.push("++ b/fake2.txt", "diff --git a/x b/x", "@@ -1,5 +1,5 @@");
  await writeFile(join(folder, "edit.txt"), `${lines.join("\n")}\n`);
  await writeFile(join(folder, "cut-top.txt"), "3\n");
  await rm(join(folder, "gone.txt"));
  await rename(join(folder, "moved.txt"), join(folder, "renamed.txt"));
  await mkdir(join(folder, "new"));
  await rename(join(folder, "moved and edited.txt"), join(folder, "new/with blank.txt"));
  await writeFile(join(folder, "new/with blank.txt"), `${numbered(9).join("\n")}\ny\n`);
  await writeFile(join(folder, "b/a b/b.txt"), "1\n2\n");
  await writeFile(join(folder, "no end.txt"), "1\n3");
  await writeFile(join(folder, "image.bin"), "a\u0000c");
  await writeFile(join(folder, odd), "1\n\n");
  await git(folder, "add", "-A");
  await git(folder, "update-index", "--chmod=+x", "mode.sh");
  const diff = await git(folder, "diff", "--cached", "-M", "-U0", "--no-color", "--src-prefix=a/", "--dst-prefix=b/");
  assert.deepEqual(Object.fromEntries(changedLines(diff)), {
    "b/a b/b.txt": [{ start: 2, end: 2 }],
    "cut-top.txt": [{ start: 1, end: 1 }],
    "edit.txt": [
      { start: 5, end: 6 },
      { start: 14, end: 15 },
      { start: 19, end: 21 },
    ],
    "gone.txt": [],
    "image.bin": [],
    "mode.sh": [],
    "new/with blank.txt": [{ start: 10, end: 10 }],
    "no end.txt": [{ start: 2, end: 2 }],
    "renamed.txt": [],
    [odd]: [{ start: 2, end: 2 }],
  });
});

test("changedLines counts context, and takes an unmerged file as a whole", () => {
  const diff = [
    "diff --git a/a.txt b/a.txt",
    "--- a/a.txt",
    "+++ b/a.txt",
    "@@ -1,3 +1,3 @@ where",
    " 1",
    "-2",
    "+two",
    "",
    "diff --cc b.txt",
    "@@@ -1,1 -1,1 +1,1 @@@",
    "- +++ b/fake.txt",
    "diff --git a/c.txt b/c.txt",
    "new file mode 100644",
  ].join("\n");
  assert.deepEqual(Object.fromEntries(changedLines(diff)), {
    "a.txt": [{ start: 1, end: 3 }],
    "b.txt": [],
    "c.txt": [],
  });
  assert.equal(changedLines("").size, 0);
});
