/** Copies are entered without leaving them, and removed whole. */
import assert from "node:assert/strict";
import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { copySizeNote, enterFolder, removeCopy } from "../../plugins/codex/scripts/src/io/copies.ts";
import { makeTempFolder } from "../../testing/temp.ts";

test("enterFolder makes what is missing, and follows no link out of the copy", async (t) => {
  const folder = await makeTempFolder(t);
  const root = join(folder, "copy");
  mkdirSync(join(root, "a"), { recursive: true });
  mkdirSync(join(folder, "outside"));
  symlinkSync("../outside", join(root, "link"));
  writeFileSync(join(root, "file"), "");
  assert.equal(enterFolder(root, ""), root);
  assert.equal(enterFolder(root, "a/b/c"), join(root, "a", "b", "c"));
  assert.ok(existsSync(join(root, "a", "b", "c")));
  assert.deepEqual([enterFolder(root, "link/new"), enterFolder(root, "file")], [null, null]);
  assert.deepEqual(readdirSync(join(folder, "outside")), []);
});

test("removeCopy removes all of it, and says if there is none", async (t) => {
  const home = await makeTempFolder(t);
  mkdirSync(join(home, "copies", "1", "deep"), { recursive: true });
  writeFileSync(copySizeNote(home, "1"), "0\n");
  assert.deepEqual([removeCopy(home, "1"), removeCopy(home, "1")], [true, false]);
  assert.deepEqual(readdirSync(join(home, "copies")), []);
});
