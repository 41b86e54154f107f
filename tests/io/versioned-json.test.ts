import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { readGateReset, writeGateReset } from "../../plugins/codex/scripts/src/io/gate-file.ts";
import {
  decodeVersioned,
  publishVersioned,
  readVersioned,
  replaceVersioned,
} from "../../plugins/codex/scripts/src/io/versioned-json.ts";
import { makeTempFolder } from "../../testing/temp.ts";

test("what is written is read back with its version, and is one line", async (t) => {
  const path = join(await makeTempFolder(t), "file.json");
  assert.equal(readVersioned(path), null);
  replaceVersioned(path, { a: 1 });
  assert.equal(readFileSync(path, "utf8"), '{"version":1,"a":1}\n');
  replaceVersioned(path, { b: [null] });
  assert.deepEqual(readVersioned(path), { version: 1, b: [null] });
});

test("publishVersioned leaves what is there", async (t) => {
  const path = join(await makeTempFolder(t), "file.json");
  assert.deepEqual([publishVersioned(path, { a: 1 }), publishVersioned(path, { a: 2 })], [true, false]);
  assert.deepEqual(readVersioned(path), { version: 1, a: 1 });
});

test("readVersioned is null if a file cannot be read", async (t) => {
  const path = join(await makeTempFolder(t), "folder.json");
  mkdirSync(path);
  assert.equal(readVersioned(path), null);
});

test("decodeVersioned takes no newer version, and no text that is no object; without a version it is the first", () => {
  for (const text of [null, "", "{", "[]", "7", '{"version":2,"a":1}', '{"version":"1"}'])
    assert.equal(decodeVersioned(text), null, String(text));
  assert.deepEqual(decodeVersioned('{"a":1}'), { a: 1 });
  assert.deepEqual(decodeVersioned('{"version":1,"later":true}'), { version: 1, later: true });
});

test("a reset of the gate of a newer version is none", async (t) => {
  const home = await makeTempFolder(t);
  writeGateReset(home, "2026-03-01T10:05:00.000Z");
  assert.notEqual(readGateReset(home), null);
  writeFileSync(join(home, "gate.json"), '{"version":2,"resetAt":"2026-03-01T10:05:00.000Z"}');
  assert.equal(readGateReset(home), null);
});
