/** A file is known by its content, in whatever form Git writes it to the work tree. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { TreeChange } from "../../plugins/codex/scripts/src/core/merging/tree-change.ts";
import { withGit } from "../../plugins/codex/scripts/src/io/git.ts";
import { unlikeContents } from "../../plugins/codex/scripts/src/io/unlike-contents.ts";
import { git, gitEnvironment, makeRepository } from "../../testing/repository.ts";
import { makeTempFolder } from "../../testing/temp.ts";

const CONTENT = "what the pointer stands for\n";
const OID = createHash("sha256").update(CONTENT).digest("hex");
const POINTER = `version https://git-lfs.github.com/spec/v1\noid sha256:${OID}\nsize ${CONTENT.length}\n`;
const ATTRIBUTES = "*.txt text eol=crlf\n*.utf16 working-tree-encoding=UTF-16LE\n*.id ident\n";
const FILES = {
  ".gitattributes": ATTRIBUTES,
  plain: "1\n",
  "a.txt": "1\n2\n",
  "a.utf16": "\u00e9\n",
  "a.id": "$Id$\n",
  "a.bin": POINTER,
  'odd "name"\n\\': "1\n",
  gone: "1\n",
};

test("unlikeContents names what differs in content alone", async (t) => {
  const root = await makeRepository(join(await makeTempFolder(t), "tree"), { files: {} });
  const write = (name: string, content: string | Buffer) => writeFileSync(join(root, name), content);
  for (const [name, content] of Object.entries(FILES)) write(name, content);
  write("a.utf16", Buffer.from(FILES["a.utf16"], "utf16le"));
  symlinkSync("plain", join(root, "link"));
  await git(root, "add", "-A");
  await git(root, "commit", "-q", "-m", "All");
  const names = [...Object.keys(FILES), "link"];
  for (const name of names) rmSync(join(root, name));
  await git(root, "checkout", "-q", "--", ".");
  write("a.bin", CONTENT);
  rmSync(join(root, "gone"));
  const changes: TreeChange[] = [];
  for (const name of names) {
    const object = await git(root, "rev-parse", `HEAD:${name}`);
    const path = Buffer.from(name).toString("latin1");
    changes.push({ path, from: { mode: name === "link" ? "120000" : "100644", object }, to: null });
  }
  changes.push({ path: "new", from: null, to: null });
  write("new", "the user's\n"); // That is nothing which is written over: it stands in the way.
  const unlike = async () => {
    const found = await withGit({ root, env: gitEnvironment() }, (open) => unlikeContents(open, changes));
    return found?.map(({ path }) => path);
  };
  assert.deepEqual(await unlike(), []);
  const changed = ["plain", "a.txt", "a.utf16", "a.id", "a.bin", 'odd "name"\n\\'];
  for (const name of changed) write(name, "another\n");
  rmSync(join(root, "link"));
  symlinkSync("elsewhere", join(root, "link"));
  assert.deepEqual(await unlike(), [...changed, "link"]);
});
