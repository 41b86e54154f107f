import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { codexFiles } from "../../plugins/codex/scripts/src/io/preflight-cache.ts";
import { makeTempFolder } from "../../testing/temp.ts";

test("codexFiles tells the feature flags by a hash that changes with them alone", async (t) => {
  const folder = await makeTempFolder(t);
  const features = (toml: string) => {
    writeFileSync(join(folder, "config.toml"), toml);
    return codexFiles({ CODEX_HOME: folder }).features;
  };
  const base = features('model = "m"\n[features]\na = true\nb = false\n[other]\nc = 1\n');
  assert.match(base ?? "", /^[0-9a-f]{12}$/);
  assert.equal(features('model = "n"\n[features]\nb=false # why\na = true\n'), base);
  assert.notEqual(features("[features]\na = false\nb = false\n"), base);
  assert.deepEqual([features('model = "m"\n'), features("features.a = true\n") !== null], [null, true]);
});
