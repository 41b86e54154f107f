/** Folders that go, while somebody is at work in them. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { test } from "node:test";
import { doomFolder, removeDoomed, setAside, sweepDoomed } from "../../plugins/codex/scripts/src/io/doomed-folder.ts";
import { makeTempFolder } from "../../testing/temp.ts";

// It stops when its folder is gone.
const WRITER = `
  process.stdout.write("ready");
  for (let count = 0; ; count += 1) require("node:fs").closeSync(require("node:fs").openSync(String(count), "w"));
`;

test("a folder that goes has gone at once, and nothing of it is left", async (t) => {
  const above = await makeTempFolder(t);
  const folder = join(above, "folder");
  mkdirSync(join(folder, "deep"), { recursive: true });
  writeFileSync(join(folder, "deep", "file"), "");
  const doomed = doomFolder(folder) ?? "";
  assert.match(basename(doomed), /^\.doomed-folder-\w+$/);
  assert.deepEqual(readdirSync(above), [basename(doomed)]);
  assert.equal(doomFolder(folder), null);
  removeDoomed(doomed);
  removeDoomed(doomed);
  assert.deepEqual(readdirSync(above), []);
});

test("a folder goes again while there is something left of it", async (t) => {
  const above = await makeTempFolder(t);
  for (const _ of [1, 2]) {
    mkdirSync(join(above, "folder"));
    writeFileSync(join(doomFolder(join(above, "folder")) ?? "", "late"), "");
  }
  assert.equal(readdirSync(above).length, 2);
  sweepDoomed(above);
  assert.deepEqual(readdirSync(above), []);
});

test("a folder that was set aside is swept only an hour later", async (t) => {
  const above = await makeTempFolder(t);
  mkdirSync(join(above, "folder"));
  const aside = basename(setAside(join(above, "folder")) ?? "");
  assert.match(aside, /^\.aside-folder-\w+$/);
  sweepDoomed(above);
  assert.deepEqual(readdirSync(above), [aside]);
  sweepDoomed(above, Date.now() + 3_700_000);
  assert.deepEqual(readdirSync(above), []);
});

test("whoever goes on to write into a folder that goes hinders nobody: what is left is swept when he has ended", async (t) => {
  const above = await makeTempFolder(t);
  const folder = join(above, "folder");
  mkdirSync(folder);
  const writers = [1, 2].map(() =>
    spawn(process.execPath, ["-e", WRITER], { cwd: folder, stdio: ["ignore", "pipe", "ignore"] }),
  );
  const ends = writers.map((writer) => once(writer, "exit"));
  try {
    await Promise.all(writers.map((writer) => once(writer.stdout, "data")));
    removeDoomed(doomFolder(folder) ?? "");
    sweepDoomed(above);
    assert.equal(readdirSync(above).includes("folder"), false);
  } finally {
    for (const writer of writers) writer.kill("SIGKILL");
    await Promise.all(ends);
  }
  sweepDoomed(above);
  assert.deepEqual(readdirSync(above), []);
});
