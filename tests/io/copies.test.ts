/** Copies are entered without leaving them, and removed whole. */
import assert from "node:assert/strict";
import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import {
  copySizeNote,
  enterFolder,
  removeCopy,
  removeCopyUnless,
  sweepDoomedCopies,
} from "../../plugins/codex/scripts/src/io/copies.ts";
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

test("removeCopyUnless puts the copy back if something speaks against it once nobody finds it any more", async (t) => {
  const home = await makeTempFolder(t);
  const copies = join(home, "copies");
  mkdirSync(join(copies, "1", "deep"), { recursive: true });
  const seen: string[] = [];
  const look = (answers: readonly (string | null)[]) => () => {
    sweepDoomedCopies(home);
    seen.push(existsSync(join(copies, "1")) ? "there" : "aside");
    return answers[seen.length - 1] ?? null;
  };
  assert.deepEqual(removeCopyUnless(home, "1", look(["early"])), { why: "early" });
  assert.deepEqual(removeCopyUnless(home, "1", look(["early", null, "late"])), { why: "late" });
  assert.throws(
    () =>
      removeCopyUnless(home, "1", () => {
        if (existsSync(join(copies, "1"))) return null;
        throw new Error("unreadable");
      }),
    /unreadable/,
  );
  assert.deepEqual([readdirSync(copies), readdirSync(join(copies, "1"))], [["1"], ["deep"]]);
  assert.equal(removeCopyUnless(home, "1", look([])), "removed");
  assert.deepEqual(readdirSync(copies), []);
  assert.equal(removeCopyUnless(home, "1", look([])), "gone");
  assert.deepEqual(seen, ["there", "there", "aside", "there", "aside", "aside"]);
});
