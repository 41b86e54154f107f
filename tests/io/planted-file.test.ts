/** Reading what somebody else may have put there: told what it is, without waiting, and never read beyond the limit. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { readPlanted, readStart } from "../../plugins/codex/scripts/src/io/planted-file.ts";
import { makeTempFolder } from "../../testing/temp.ts";

test("readPlanted reads a small regular file, and says what else is there", async (t) => {
  const folder = await makeTempFolder(t);
  const at = (name: string) => join(folder, name);
  writeFileSync(at("text"), "words");
  writeFileSync(at("widest"), "x".repeat(64 * 1024));
  writeFileSync(at("giant"), "x".repeat(64 * 1024 + 1));
  mkdirSync(at("folder"));
  execFileSync("mkfifo", [at("pipe")]);
  symlinkSync(at("text"), at("link"));
  symlinkSync("/dev/zero", at("device"));
  const look = (name: string, mayBeLink = false) => {
    const read = readPlanted(at(name), mayBeLink);
    return read.kind === "text" ? read.text.slice(0, 5) : read.kind === "unfit" ? read.why : read.kind;
  };
  assert.deepEqual(
    ["text", "widest", "absent"].map((name) => look(name)),
    ["words", "xxxxx", "absent"],
  );
  assert.deepEqual(
    ["folder", "pipe"].map((name) => look(name)),
    ["is no regular file", "is no regular file"],
  );
  assert.equal(look("giant"), "has more than 64 KiB");
  assert.deepEqual([look("link"), look("link", true)], ["is a link", "words"]);
  assert.deepEqual([look("device"), look("device", true)], ["is a link", "is no regular file"]);
});

test("readStart gives the first bytes of a regular file, and null for anything else", async (t) => {
  const folder = await makeTempFolder(t);
  const path = join(folder, "text");
  writeFileSync(path, "words");
  symlinkSync(path, join(folder, "link"));
  assert.deepEqual([readStart(path, 3), readStart(path, 10)], ["wor", "words"]);
  assert.deepEqual([readStart(folder, 3), readStart(join(folder, "link"), 3)], [null, null]);
});
