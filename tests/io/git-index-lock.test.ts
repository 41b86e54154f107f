/** The new index takes the place of the old one under Git's own lock. */
import assert from "node:assert/strict";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { sha256Of } from "../../plugins/codex/scripts/src/io/file-state.ts";
import {
  indexPrint,
  indexStamp,
  lockIndex,
  releaseLeftLock,
} from "../../plugins/codex/scripts/src/io/git-index-lock.ts";
import { assertMode } from "../../testing/file-mode.ts";
import { makeTempFolder } from "../../testing/temp.ts";

const NEW = Buffer.from("new");

/** A file with the new index, beside the folder. */
async function makeFolder(t: TestContext): Promise<{ readonly folder: string; readonly from: string }> {
  const above = await makeTempFolder(t);
  const [folder, from] = [join(above, "git"), join(above, "new")];
  mkdirSync(folder);
  writeFileSync(from, NEW, { mode: 0o600 });
  return { folder, from };
}

test("lockIndex holds Git's lock until it is committed or released", async (t) => {
  const { folder, from } = await makeFolder(t);
  writeFileSync(join(folder, "index"), "old");
  const lock = lockIndex(folder, () => true, from);
  assert.ok(lock !== null);
  assert.deepEqual(readdirSync(folder).toSorted(), ["index", "index.lock"]);
  assert.equal(
    lockIndex(folder, () => true, from),
    null,
  );
  lock.release();
  assert.deepEqual([readdirSync(folder), readFileSync(join(folder, "index"), "utf8")], [["index"], "old"]);
  chmodSync(join(folder, "index"), 0o640);
  lockIndex(folder, () => true, from)?.commit();
  assert.deepEqual([readdirSync(folder), readFileSync(join(folder, "index"), "utf8")], [["index"], "new"]);
  assertMode(join(folder, "index"), 0o640);
});

test("lockIndex takes no other index than the one that is meant", async (t) => {
  const { folder, from } = await makeFolder(t);
  assert.equal(indexPrint(folder), null);
  assert.equal(
    lockIndex(folder, () => !existsSync(join(folder, "index.lock")), from),
    null,
    "asked under the lock",
  );
  assert.deepEqual(readdirSync(folder), []);
  lockIndex(folder, () => true, from)?.commit();
  assert.equal(indexPrint(folder), sha256Of(NEW));
});

test("releaseLeftLock removes a lock with the new index in it, and nobody else's", async (t) => {
  const { folder, from } = await makeFolder(t);
  writeFileSync(join(folder, "index"), "old");
  lockIndex(folder, () => true, from);
  writeFileSync(join(folder, "codex-apply-index"), "half");
  releaseLeftLock(folder, sha256Of(NEW));
  assert.deepEqual(readdirSync(folder), ["index"]);
  writeFileSync(join(folder, "index.lock"), "");
  releaseLeftLock(folder, sha256Of(NEW));
  assert.ok(existsSync(join(folder, "index.lock")));
});

test("an index behind a link is locked and replaced where it is, as Git does it", async (t) => {
  const { folder, from } = await makeFolder(t);
  const place = join(folder, "..", "elsewhere");
  writeFileSync(place, "old");
  symlinkSync(place, join(folder, "index"));
  const before = indexStamp(folder);
  const lock = lockIndex(folder, () => indexStamp(folder) === before, from);
  assert.ok(existsSync(`${place}.lock`));
  lock?.commit();
  assert.deepEqual([readlinkSync(join(folder, "index")), readFileSync(place, "utf8")], [place, "new"]);
  assert.notEqual(indexStamp(folder), before);
  assert.deepEqual(readdirSync(folder), ["index"]);
});
