/** A lane's stamp changes with what the preflight looks at, and with nothing else. */
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { laneStamp } from "../../plugins/codex/scripts/src/io/lane-stamp.ts";
import { makeTempFolder } from "../../testing/temp.ts";

test("laneStamp", async (t) => {
  const folder = await makeTempFolder(t);
  const [home, root, codexHome, codex] = ["home", "root", "codex-home", "codex"].map((name) => join(folder, name)) as [
    string,
    string,
    string,
    string,
  ];
  for (const path of [home, root, codexHome, join(root, ".codex")]) mkdirSync(path);
  writeFileSync(codex, "");
  const env = { CODEX_HOME: codexHome, OPENAI_API_KEY: "planted" };
  const stamp = (changes: Record<string, string> = {}) => laneStamp(home, codex, root, { ...env, ...changes });
  const first = stamp();
  assert.match(first, /^[0-9a-f]{16}$/);
  const own = { CODEX_COMPANION_JOB: "j", CODEX_COMPANION_SESSION_ID: "s", CODEX_THREAD_ID: "t", PATH: "/bin" };
  assert.equal(stamp(own), first, "worker and launcher, and every client, have the same");
  writeFileSync(join(root, "README.md"), "");
  assert.equal(stamp(), first);

  const seen = new Set([first, stamp({ OTHER_API_KEY: "x" }), laneStamp(home, "/other", root, env)]);
  assert.equal(seen.size, 3);
  const looked = [
    codex,
    join(codexHome, "auth.json"),
    join(codexHome, "config.toml"),
    join(root, ".codex", "config.toml"),
    join(home, "policy.json"),
    join(root, ".codex-companion.json"),
  ];
  for (const path of looked) {
    writeFileSync(path, "changed");
    const changed = stamp();
    assert.ok(!seen.has(changed), path);
    seen.add(changed);
  }
});
