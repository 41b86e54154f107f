// What has changed in a folder since a time, whatever its times say.
import assert from "node:assert/strict";
import { mkdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { monotonicMs } from "../../plugins/codex/scripts/src/io/monotonic.ts";
import { lookForYoung } from "../../plugins/codex/scripts/src/io/young-entries.ts";
import { makeTempFolder } from "../../testing/temp.ts";
import { until } from "../../testing/wait.ts";

const NOTHING = { young: [], unread: [], stoppedAt: null };

/** A folder with an older file in it and in a folder below, and the time after that. */
async function place(t: TestContext) {
  const folder = await makeTempFolder(t);
  mkdirSync(join(folder, "below"));
  for (const path of ["old", "below/old"]) writeFileSync(join(folder, path), path);
  const madeAtMs = Date.now();
  await until(() => Date.now() > madeAtMs + 50, { what: "the clock" });
  const sinceMs = Date.now();
  const look = (without: readonly string[] = [], deadlineMs = monotonicMs() + 10_000) =>
    lookForYoung({ folder, sinceMs, without: new Set(without.map((path) => join(folder, path))), deadlineMs });
  return { folder, look };
}

test("lookForYoung finds nothing if nothing changed, and mount points of the sandbox are nothing", async (t) => {
  const { folder, look } = await place(t);
  for (const name of [".git", ".codex"]) mkdirSync(join(folder, name));
  assert.deepEqual(look(), NOTHING);
  mkdirSync(join(folder, ".codex", "made"));
  assert.deepEqual(look(), { ...NOTHING, young: [join(folder, ".codex"), join(folder, ".codex", "made")] });
});

test("lookForYoung is not deceived by times that are set back, and follows no link", async (t) => {
  const { folder, look } = await place(t);
  const outside = await makeTempFolder(t);
  writeFileSync(join(outside, "new"), "");
  symlinkSync(outside, join(folder, "link"));
  utimesSync(join(folder, "below", "old"), 1, 1);
  assert.deepEqual(look(), { ...NOTHING, young: [join(folder, "link"), join(folder, "below", "old")] });
});

test("lookForYoung sees what was removed by the folder that held it", async (t) => {
  const { folder, look } = await place(t);
  rmSync(join(folder, "below", "old"));
  assert.deepEqual(look(), { ...NOTHING, young: [join(folder, "below")] });
});

test("lookForYoung leaves out what it is told to, names three, and stops when its time is up", async (t) => {
  const { folder, look } = await place(t);
  for (const name of ["1", "2", "3", "4"]) writeFileSync(join(folder, "below", name), "");
  assert.deepEqual(look(["below"]), NOTHING);
  assert.equal(look().young.length, 3);
  assert.notEqual(look([], 0).stoppedAt, null);
});
