/** The folders that Git could not look into, out of what it complains of. */
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { unreadFolders } from "../../plugins/codex/scripts/src/io/git-unread.ts";
import { makeTempFolder } from "../../testing/temp.ts";

const folder = (name: string, why = "Permission denied") => `warning: could not open directory '${name}': ${why}\n`;

test("unreadFolders names each folder once, whatever it is called, and nothing that is gone", async (t) => {
  const root = await makeTempFolder(t);
  const cases: readonly (readonly [complaint: string, folders: readonly string[]])[] = [
    ["", []],
    [folder("b/") + folder("a/") + folder("b/", "Input/output error"), ["a/", "b/"]],
    [
      folder("it's: here': there/") + folder("line\nbreak/") + folder("\xff/"),
      ["it's: here': there/", "line\nbreak/", "\xff/"],
    ],
    [folder("a/", "No such file or directory") + folder("b/", "Not a directory"), []],
    ["warning: unable to access 'a/.gitignore': Permission denied\nerror: open(\"a\"): Permission denied\n", []],
  ];
  for (const [complaint, folders] of cases) assert.deepEqual(unreadFolders(root, complaint), folders, complaint);
});

test("unreadFolders names the outermost closed folder of files that Git tracks", async (t) => {
  const root = await makeTempFolder(t);
  mkdirSync(join(root, "open", "closed"), { recursive: true });
  const files = ["open/closed/file", "open/closed/deep/er/file", "open/closed/other: file", "file"];
  const complaint = files.map((path) => `${path}: Permission denied\n`).join("");
  assert.deepEqual(unreadFolders(root, complaint), ["./", "open/closed/"]);
});
