/** The size of a copy is counted once, until a job in it ends. */
import assert from "node:assert/strict";
import { existsSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { makeJobId } from "../../plugins/codex/scripts/src/core/job/id.ts";
import { copySizeNote } from "../../plugins/codex/scripts/src/io/copies.ts";
import { forgetCopySize, sizesOfCopies } from "../../plugins/codex/scripts/src/io/copy-sizes.ts";
import { makeTempFolder } from "../../testing/temp.ts";

const [SMALL, LARGE] = [makeJobId(1, 0.1), makeJobId(2, 0.2)];

test("sizesOfCopies counts the files of each copy, the largest first, and follows no link", async (t) => {
  const home = await makeTempFolder(t);
  assert.deepEqual(sizesOfCopies(home), []);
  for (const id of [SMALL, LARGE, ".doomed-x"]) mkdirSync(join(home, "copies", id, "deep"), { recursive: true });
  writeFileSync(join(home, "copies", SMALL, "deep", "file"), "12345");
  writeFileSync(join(home, "copies", LARGE, "deep", "file"), "1".repeat(100));
  writeFileSync(join(home, "copies", ".doomed-x", "file"), "1");
  symlinkSync("../deep/file", join(home, "copies", SMALL, "link"));
  assert.deepEqual(sizesOfCopies(home), [
    { id: LARGE, bytes: 100 },
    { id: SMALL, bytes: 5 + "../deep/file".length },
  ]);
});

test("sizesOfCopies keeps what it counted until it is told to forget it, or the note is damaged", async (t) => {
  const home = await makeTempFolder(t);
  const file = join(home, "copies", SMALL, "file");
  mkdirSync(join(home, "copies", SMALL), { recursive: true });
  const bytes = () => sizesOfCopies(home)[0]?.bytes;
  writeFileSync(file, "1");
  assert.equal(bytes(), 1);
  writeFileSync(file, "12");
  assert.equal(bytes(), 1);
  forgetCopySize(home, SMALL);
  assert.equal(existsSync(copySizeNote(home, SMALL)), false);
  assert.equal(bytes(), 2);
  writeFileSync(file, "123");
  writeFileSync(copySizeNote(home, SMALL), "no number");
  assert.equal(bytes(), 3);
});
