import assert from "node:assert/strict";
import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { assertMode } from "../../testing/file-mode.ts";
import { makeTempFolder } from "../../testing/temp.ts";

test("assertMode compares the permissions, where there are any", async (t) => {
  const path = join(await makeTempFolder(t), "file");
  writeFileSync(path, "");
  chmodSync(path, 0o640);
  assertMode(path, 0o640);
  const compareWithAnother = () => assertMode(path, 0o600);
  if (process.platform === "win32") compareWithAnother();
  else assert.throws(compareWithAnother, /640/);
});
