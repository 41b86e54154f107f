/** What the sandbox may leave in a folder is looked for, whatever the job made of the folder. */
import assert from "node:assert/strict";
import { existsSync, mkdirSync, rmdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { absentMountPoints, removeMountPoints } from "../../plugins/codex/scripts/src/io/mount-points.ts";
import { withTempFolder } from "../../testing/temp.ts";

const REPLACEMENTS: Readonly<Record<string, (path: string) => void>> = {
  "a file": (path) => writeFileSync(path, "gitdir: elsewhere\n"),
  "a link to itself": (path) => symlinkSync(path, path),
  "a link to nothing": (path) => symlinkSync(`${path}-missing`, path),
  nothing: () => {},
};

for (const [name, replace] of Object.entries(REPLACEMENTS)) {
  test(`a folder that the job replaced by ${name} has nothing to clear away, and the rest is cleared`, async () => {
    await withTempFolder(async (folder) => {
      const [gone, kept] = [join(folder, "gone"), join(folder, "kept")];
      for (const path of [gone, kept]) mkdirSync(path);
      const absent = absentMountPoints([gone, kept], "linux");
      rmdirSync(gone);
      replace(gone);
      mkdirSync(join(kept, ".codex"));
      removeMountPoints(absent);
      assert.equal(existsSync(join(kept, ".codex")), false);
    });
  });

  test(`before a turn, a folder in whose place is ${name} is none to mount in`, async () => {
    await withTempFolder(async (folder) => {
      const gone = join(folder, "gone");
      replace(gone);
      assert.doesNotThrow(() => absentMountPoints([gone], "linux"));
    });
  });
}
