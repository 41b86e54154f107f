/** Which part of a work tree has to be looked at for some paths. */
import assert from "node:assert/strict";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathspecsFor } from "../../plugins/codex/scripts/src/io/git-pathspecs.ts";
import { makeTempFolder } from "../../testing/temp.ts";

test("pathspecsFor names the paths, and what stands in place of a folder above them", async (t) => {
  const root = await makeTempFolder(t);
  mkdirSync(join(root, "plain", "inner"), { recursive: true });
  mkdirSync(join(root, "repository", ".git"), { recursive: true });
  writeFileSync(join(root, "file"), "");
  symlinkSync("plain", join(root, "link"));
  const paths = ["plain/inner/a", "repository/b", "repository/in/c", "file/d", "link/e", "gone/f"];
  assert.deepEqual(pathspecsFor(root, paths), ["plain/inner/a", "repository", "file", "link", "gone/f"]);
});

test("pathspecsFor leaves it at everything if there are too many, none, or no text", async (t) => {
  const root = await makeTempFolder(t);
  const many = (count: number) => Array.from({ length: count }, (_, number) => `${number}`);
  assert.equal(pathspecsFor(root, many(64))?.length, 64);
  assert.equal(pathspecsFor(root, many(65)), null);
  assert.equal(pathspecsFor(root, []), null);
  assert.equal(pathspecsFor(root, ["caf\xe9"]), null);
  assert.deepEqual(pathspecsFor(root, ["caf\xc3\xa9"]), ["caf\u00e9"]);
  assert.equal(pathspecsFor(root, ["x".repeat(16_001)]), null);
});
