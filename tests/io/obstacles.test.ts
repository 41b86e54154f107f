/** What stands in the way of files that are to come, and what is there already. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { TreeChange } from "../../plugins/codex/scripts/src/core/merging/tree-change.ts";
import { stateAt } from "../../plugins/codex/scripts/src/io/file-state.ts";
import { obstructed, presentAlready } from "../../plugins/codex/scripts/src/io/obstacles.ts";
import { makeTempFolder } from "../../testing/temp.ts";

const FILE = { mode: "100644", object: "aa" };
const added = (path: string): TreeChange => ({ path, from: null, to: FILE });
const removed = (path: string): TreeChange => ({ path, from: FILE, to: null });

test("obstructed names what would be written over, and no place that is free or made free", async (t) => {
  const root = await makeTempFolder(t);
  for (const folder of ["empty/er", "full", "half"]) mkdirSync(join(root, folder), { recursive: true });
  for (const file of ["file", "full/kept", "half/goes", "gone", "changed"]) writeFileSync(join(root, file), "");
  symlinkSync("full", join(root, "link"));
  const inTheWay = (...changes: readonly TreeChange[]) =>
    obstructed(root, changes).map(({ change, by }) => `${change.path}: ${by}`);
  assert.deepEqual(inTheWay(added("file"), added("full"), added("file/below"), added("link/below")), [
    "file: file",
    "full: full/kept",
    "file/below: file",
    "link/below: link",
  ]);
  assert.deepEqual(inTheWay(added("new"), added("full/new"), added("empty"), removed("file")), []);
  assert.deepEqual(inTheWay(removed("half/goes"), added("half"), removed("gone"), added("gone/below")), []);
  assert.deepEqual(inTheWay({ path: "changed", from: FILE, to: FILE }), []);
});

test("presentAlready names what is added and stands there with the same content and mode", async (t) => {
  const folder = await makeTempFolder(t);
  const [root, contents] = [join(folder, "root"), join(folder, "contents")];
  for (const place of [root, contents]) {
    mkdirSync(place);
    writeFileSync(join(place, "same"), "1\n");
    writeFileSync(join(place, "other"), place);
    writeFileSync(join(place, "mode"), "1\n", { mode: place === root ? 0o755 : 0o644 });
    symlinkSync("x", join(place, "link"));
  }
  writeFileSync(join(contents, "new"), "1\n");
  const changed = { path: "same", from: FILE, to: FILE };
  const changes = [...["same", "other", "mode", "link", "new"].map(added), changed];
  assert.deepEqual(
    [...presentAlready(root, contents, changes)].map((change) => changes.indexOf(change)),
    [0, 3],
  );
});

test("presentAlready takes files of more than 2 GiB for different by their sizes", async (t) => {
  const folder = await makeTempFolder(t);
  const [root, contents] = [join(folder, "root"), join(folder, "contents")];
  for (const place of [root, contents]) mkdirSync(place);
  const [large, larger] = [2 ** 31 + 1, 2 ** 31 + 2]; // They take no room on the disk.
  for (const [place, name, size] of [
    [contents, "new", large],
    [contents, "other", large],
    [root, "other", larger],
  ] as const) {
    writeFileSync(join(place, name), "");
    truncateSync(join(place, name), size);
  }
  assert.deepEqual([...presentAlready(root, contents, ["new", "other"].map(added))], []);
});

test("stateAt reads a file by pieces, the last of which may be a short one", async (t) => {
  const file = join(await makeTempFolder(t), "file");
  for (const size of [0, 1, 1024 * 1024, 2 * 1024 * 1024 + 7]) {
    const bytes = Buffer.alloc(size, "0123456789");
    writeFileSync(file, bytes);
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    assert.deepEqual(stateAt(file), { kind: "file", isExecutable: false, sha256 });
  }
});
