/** Files come in by renames and go back as they were; what changed meanwhile is left. */
import assert from "node:assert/strict";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, type TestContext, test } from "node:test";
import type { TreeChange } from "../../plugins/codex/scripts/src/core/merging/tree-change.ts";
import { OldContents, readOld } from "../../plugins/codex/scripts/src/io/apply-journal.ts";
import { type BroughtIn, bringIn, ChangedMeanwhile, takeBack } from "../../plugins/codex/scripts/src/io/bring-in.ts";
import { pathBelow, stampAt } from "../../plugins/codex/scripts/src/io/file-state.ts";
import { journalEntries, missingFolders } from "../../plugins/codex/scripts/src/io/journal-entries.ts";
import { makeTempFolder } from "../../testing/temp.ts";

const FILE = { mode: "100644", object: "any" };
const CHANGES: readonly TreeChange[] = [
  { path: "changed", from: FILE, to: FILE },
  { path: "dir", from: null, to: FILE },
  { path: "dir/x", from: FILE, to: null },
  { path: "file", from: FILE, to: null },
  { path: "file/inside", from: null, to: FILE },
  { path: "gone", from: FILE, to: null },
  { path: "link", from: FILE, to: { mode: "120000", object: "any" } },
  { path: "new/er/file", from: null, to: FILE },
];

/** A work tree, the new files for it, and the entries of a journal. */
async function stage(t: TestContext) {
  const home = await makeTempFolder(t);
  const [root, contents] = [join(home, "tree"), join(home, "contents")];
  for (const folder of ["tree/dir", "contents/file", "contents/new/er"])
    mkdirSync(join(home, folder), { recursive: true });
  for (const name of ["changed", "dir/x", "file", "gone"]) writeFileSync(join(root, name), `old ${name}`);
  chmodSync(join(root, "gone"), 0o750);
  symlinkSync("old", join(root, "link"));
  for (const name of ["changed", "dir", "file/inside", "new/er/file"])
    writeFileSync(join(contents, name), `new ${name}`);
  symlinkSync("new", join(contents, "link"));
  const stamps = new Map(CHANGES.map(({ path }) => [path, stampAt(pathBelow(root, path))]));
  const old = new OldContents(home, root);
  const entries = journalEntries({ root, contents, job: "j" }, CHANGES, stamps, old);
  old.close();
  const brought: BroughtIn = { root, job: "j", entries, folders: missingFolders(root, entries) };
  const undo = (others: readonly string[] = []) =>
    takeBack(
      brought,
      (entry) => readOld(home, root, entry),
      (path) => others.includes(path),
    );
  return { home, root, contents, brought, undo };
}

/** Every path below a folder with its content and permissions. */
function shown(root: string): readonly string[] {
  return readdirSync(root, { recursive: true, encoding: "utf8" })
    .toSorted()
    .map((name) => {
      const stats = statSync(join(root, name), { throwIfNoEntry: false });
      return stats?.isFile() ? `${name} ${stats.mode.toString(8)} ${readFileSync(join(root, name), "utf8")}` : name;
    });
}

describe("bringIn", { concurrency: 2 }, () => {
  test("puts, replaces and removes, also a file for a folder and a folder for a file", async (t) => {
    const { root, contents, brought } = await stage(t);
    assert.deepEqual(brought.folders, ["file", "new", "new/er"]);
    bringIn(brought, contents);
    for (const name of ["changed", "dir", "file/inside", "new/er/file"])
      assert.equal(readFileSync(join(root, name), "utf8"), `new ${name}`);
    assert.deepEqual(readdirSync(root).toSorted(), ["changed", "dir", "file", "link", "new"]);
  });

  test("stops at a file that is not as it was, and takeBack restores the rest as it was", async (t) => {
    const { root, contents, brought, undo } = await stage(t);
    const before = shown(root);
    writeFileSync(join(root, "link2"), "");
    rmSync(join(root, "link2"));
    rmSync(join(root, "link"));
    writeFileSync(join(root, "link"), "mine");
    assert.throws(() => bringIn(brought, contents), ChangedMeanwhile);
    assert.deepEqual(undo(), ["link"]);
    const after = shown(root);
    assert.deepEqual(
      after.filter((line) => !line.startsWith("link")),
      before.filter((line) => !line.startsWith("link")),
    );
    assert.equal(readFileSync(join(root, "link"), "utf8"), "mine");
  });
});

for (const name of ["gone", "dir/x", "changed"])
  test(`${name} is neither removed nor replaced if it changed since the journal, or between the plan and the journal`, async (t) => {
    const { home, root, contents, brought, undo } = await stage(t);
    const stamps = new Map(CHANGES.map(({ path }) => [path, stampAt(pathBelow(root, path))]));
    writeFileSync(join(root, name), "mine");
    assert.throws(() => bringIn(brought, contents), ChangedMeanwhile);
    assert.deepEqual([undo(), readFileSync(join(root, name), "utf8")], [[name], "mine"]);
    const old = new OldContents(home, root);
    assert.throws(() => journalEntries({ root, contents, job: "j" }, CHANGES, stamps, old), ChangedMeanwhile);
    old.close();
  });

describe("takeBack", { concurrency: 2 }, () => {
  test("makes everything as it was, once or twice", async (t) => {
    const { root, contents, brought, undo } = await stage(t);
    const before = shown(root);
    bringIn(brought, contents);
    assert.deepEqual([undo(), shown(root)], [[], before]);
    assert.deepEqual([undo(), shown(root)], [[], before]);
  });

  test("leaves what changed since, and folders with something else in them", async (t) => {
    const { root, contents, brought, undo } = await stage(t);
    bringIn(brought, contents);
    writeFileSync(join(root, "changed"), "mine");
    writeFileSync(join(root, "new", "mine"), "");
    rmSync(join(root, "new", "er", "file"));
    writeFileSync(join(root, "gone"), "again");
    assert.deepEqual(undo(), ["changed", "gone"]);
    assert.deepEqual([existsSync(join(root, "new", "mine")), existsSync(join(root, "new", "er"))], [true, false]);
  });

  test("leaves what belongs to somebody else by now", async (t) => {
    const { root, contents, brought, undo } = await stage(t);
    bringIn(brought, contents);
    assert.deepEqual(undo(["changed", "dir", "gone"]), ["changed", "dir", "dir/x", "gone"]);
    for (const name of ["changed", "dir"]) assert.equal(readFileSync(join(root, name), "utf8"), `new ${name}`);
    assert.deepEqual([existsSync(join(root, "gone")), existsSync(join(root, "new"))], [false, false]);
    assert.equal(readFileSync(join(root, "file"), "utf8"), "old file");
  });

  test("follows no link that has taken the place of a folder, and nor does bringIn", async (t) => {
    const { home, root, contents, brought, undo } = await stage(t);
    const elsewhere = join(home, "elsewhere");
    renameSync(join(root, "dir"), elsewhere);
    symlinkSync(elsewhere, join(root, "dir"));
    const before = shown(elsewhere);
    assert.throws(() => bringIn(brought, contents), ChangedMeanwhile);
    assert.deepEqual([undo(), shown(elsewhere)], [["dir", "dir/x"], before]);
    rmSync(join(root, "dir"));
    renameSync(elsewhere, join(root, "dir"));
    bringIn(brought, contents);
    renameSync(join(root, "new"), elsewhere);
    symlinkSync(elsewhere, join(root, "new"));
    const made = shown(elsewhere);
    assert.deepEqual([undo(), shown(elsewhere)], [[], made]);
  });
});
