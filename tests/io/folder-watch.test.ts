/** Watches over folders that differ from time to time. */
import assert from "node:assert/strict";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { watchFolders } from "../../plugins/codex/scripts/src/io/folder-watch.ts";
import { makeTempFolder } from "../../testing/temp.ts";
import { until } from "../../testing/wait.ts";

test("watchFolders tells of changes in the folders that it follows, and of no temporary file", async (t) => {
  const folder = await makeTempFolder(t);
  const [first, second] = [join(folder, "first"), join(folder, "second")];
  for (const path of [first, second]) mkdirSync(path);
  let changes = 0;
  const watch = watchFolders(() => changes++);
  const told = async (path: string) => {
    const before = changes;
    await until(
      () => {
        writeFileSync(path, `${before}`);
        return changes > before;
      },
      { what: `news of ${path}` },
    );
  };
  try {
    watch.follow([first, join(folder, "none")]);
    await told(join(first, "a"));
    watch.follow([second]);
    await told(join(second, "a"));
    writeFileSync(join(second, ".tmp-1"), "");
    await told(join(second, "b"));
    const before = changes;
    writeFileSync(join(first, "b"), "");
    rmSync(first, { recursive: true });
    await told(join(second, "c"));
    assert.ok(changes > before);
  } finally {
    watch.close();
  }
});
