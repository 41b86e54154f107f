import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { selfIdentity } from "../../plugins/codex/scripts/src/io/process/identity.ts";
import { isWatcherAlive, publishWatcher } from "../../plugins/codex/scripts/src/io/watcher-store.ts";
import { NOBODY } from "../../testing/plain-jobs.ts";
import { makeTempFolder } from "../../testing/temp.ts";

test("publishWatcher says that a watcher lives, until it is withdrawn", async (t) => {
  const home = await makeTempFolder(t);
  assert.equal(isWatcherAlive(home, "s1"), false);
  const withdraw = publishWatcher(home, "s1");
  assert.deepEqual(JSON.parse(readFileSync(join(home, "watchers", "s1.json"), "utf8")), {
    version: 1,
    ...selfIdentity(),
  });
  assert.equal(isWatcherAlive(home, "s1"), true);
  assert.equal(isWatcherAlive(home, "s2"), false);
  withdraw();
  withdraw();
  assert.equal(isWatcherAlive(home, "s1"), false);
});

test("a watcher does not withdraw the one that came after it", async (t) => {
  const home = await makeTempFolder(t);
  const withdraw = publishWatcher(home, "s1");
  const path = join(home, "watchers", "s1.json");
  writeFileSync(path, JSON.stringify({ version: 1, ...selfIdentity(), pid: process.ppid }));
  withdraw();
  assert.equal(existsSync(path), true);
});

test("isWatcherAlive takes no watcher that is gone, and no file that says something else, for one", async (t) => {
  const home = await makeTempFolder(t);
  mkdirSync(join(home, "watchers"));
  const earlier = { ...selfIdentity(), startedAt: "1" };
  for (const text of [
    "",
    "{",
    "[]",
    "{}",
    JSON.stringify({ version: 1, ...NOBODY }),
    JSON.stringify({ version: 1, ...earlier }),
  ]) {
    writeFileSync(join(home, "watchers", "s1.json"), text);
    assert.equal(isWatcherAlive(home, "s1"), false, text);
  }
});
