import assert from "node:assert/strict";
import { existsSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { makeSetupLog, removeSetupLog } from "../../plugins/codex/scripts/src/io/setup-folder.ts";
import { makeTempFolder } from "../../testing/temp.ts";

const ID = "mm7k0001-a1b2c";

test("makeSetupLog makes a private folder of the job, and leaves the file to whoever prints", async (t) => {
  const home = join(await makeTempFolder(t), "home");
  const log = makeSetupLog(home, ID);
  assert.equal(dirname(log), join(home, "jobs", ID));
  assert.equal(existsSync(log), false);
  if (process.platform !== "win32") assert.equal(statSync(dirname(log)).mode & 0o777, 0o700);
});

test("removeSetupLog removes it with all that is in it, and does nothing if it is gone", async (t) => {
  const home = join(await makeTempFolder(t), "home");
  const log = makeSetupLog(home, ID);
  writeFileSync(log, "{}");
  writeFileSync(join(dirname(log), "environment.sh"), "export KEY=secret");
  for (const _ of ["first", "again"]) {
    removeSetupLog(home, ID);
    assert.deepEqual(readdirSync(join(home, "jobs")), []);
  }
});
