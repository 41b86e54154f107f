/** The clocks of file systems. */
import assert from "node:assert/strict";
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { goesBySystemClock, hasClock, readFileClock } from "../../plugins/codex/scripts/src/io/file-clock.ts";
import { makeTempFolder } from "../../testing/temp.ts";

test("readFileClock tells the time by which files are changed there, and leaves nothing", async (t) => {
  const folder = await makeTempFolder(t);
  const before = Date.now();
  const clock = readFileClock(folder);
  assert.equal(clock.device, statSync(folder).dev);
  assert.ok(clock.ms >= before - 20 && clock.ms <= Date.now(), `${clock.ms - before}`);
  assert.deepEqual(readdirSync(folder), []);
});

test("hasClock is true on the same file system, and where nothing is", async (t) => {
  const folder = await makeTempFolder(t);
  const clock = readFileClock(folder);
  const other = { ...clock, device: clock.device + 1 };
  assert.deepEqual([hasClock(folder, clock), hasClock(folder, other)], [true, false]);
  assert.equal(hasClock(join(folder, "nothing"), other), true);
});

test("goesBySystemClock is true on a disk of this machine, and not where nobody knows", async (t) => {
  const folder = await makeTempFolder(t);
  assert.equal(goesBySystemClock(folder), true);
  if (process.platform !== "linux") return;
  assert.equal(goesBySystemClock("/proc"), false);
  assert.equal(goesBySystemClock(join(folder, "nothing")), false);
});
