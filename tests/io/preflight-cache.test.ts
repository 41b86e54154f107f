import assert from "node:assert/strict";
import { mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import {
  probeKey,
  readCachedProbe,
  readStoredConfig,
  writeCachedProbe,
} from "../../plugins/codex/scripts/src/io/preflight-cache.ts";
import { makeTempFolder } from "../../testing/temp.ts";

const NOW = Date.parse("2026-01-02T03:04:05.678Z");
const PROBE = { kind: "ready", version: "0.169.0", config: { model: "m" } };

test("a probe holds for a minute, and for its own key", async (t) => {
  const home = join(await makeTempFolder(t), "home");
  assert.equal(readCachedProbe(home, "k", NOW), null);
  writeCachedProbe(home, "k", NOW, PROBE);
  const cases: readonly [string, number, object | null][] = [
    ["k", NOW, PROBE],
    ["k", NOW + 59_999, PROBE],
    ["k", NOW + 60_000, null],
    ["k", NOW - 1, null],
    ["other", NOW, null],
  ];
  for (const [key, nowMs, expected] of cases)
    assert.deepEqual(readCachedProbe(home, key, nowMs), expected, `${key} ${nowMs}`);
});

test("a broken cache is no probe", async (t) => {
  const home = await makeTempFolder(t);
  for (const text of [
    "",
    "{",
    "[]",
    '{"key":"k"}',
    `{"key":"k","atMs":"${NOW}","probe":{}}`,
    `{"key":"k","atMs":${NOW},"probe":7}`,
  ]) {
    writeFileSync(join(home, "preflight.json"), text);
    assert.equal(readCachedProbe(home, "k", NOW), null, text);
  }
  writeFileSync(join(home, "preflight.json"), `{"version":1,"key":"k","atMs":${NOW},"probe":{"kind":"ready"}}`);
  assert.deepEqual(readCachedProbe(home, "k", NOW), { kind: "ready" });
});

test("a worker finds the probe that its launcher stored, and its configuration, though it has variables of its own", async (t) => {
  const home = await makeTempFolder(t);
  const env = { CODEX_HOME: home, PATH: "/bin" };
  writeCachedProbe(home, probeKey("/codex", home, env), NOW, PROBE);
  const own = { CODEX_COMPANION_JOB: "mm7kwn40-a1b2c", CODEX_COMPANION_WORKER_KIND: "agent" };
  assert.deepEqual(readCachedProbe(home, probeKey("/codex", home, { ...env, ...own }), NOW), PROBE);
  assert.deepEqual(readStoredConfig(home, "/codex", home, { ...env, ...own }), PROBE.config);
  assert.equal(readStoredConfig(home, "/codex", home, { ...env, OPENAI_API_KEY: "x" }), null);
});

test("probeKey changes with everything that the probe looks at", async (t) => {
  const folder = await makeTempFolder(t);
  const [codexHome, cwd, codex] = [join(folder, "codex-home"), join(folder, "cwd"), join(folder, "codex")];
  for (const path of [codexHome, join(cwd, ".codex")]) mkdirSync(path, { recursive: true });
  for (const path of [codex, join(codexHome, "config.toml")]) writeFileSync(path, "one");
  const env = { CODEX_HOME: codexHome, OPENAI_API_KEY: "secret", PATH: "/bin" };
  const key = (changes: Record<string, string | undefined> = {}) => probeKey(codex, cwd, { ...env, ...changes });
  const first = key();
  assert.equal(key(), first);
  assert.equal(key({ PATH: "/elsewhere", OPENAI_API_KEY: "another" }), first);
  assert.ok(!first.includes("secret"));

  const changes: readonly (() => unknown)[] = [
    () => key({ OPENAI_API_KEY: "" }),
    () => key({ SOME_TOKEN: "x" }),
    () => key({ CODEX_HOME: undefined, HOME: folder }),
    () => probeKey(codex, folder, env),
    () => probeKey(join(folder, "other"), cwd, env),
    () => utimesSync(codex, 1, 1),
    () => writeFileSync(join(codexHome, "config.toml"), "one and two"),
    () => writeFileSync(join(codexHome, "auth.json"), "{}"),
    () => writeFileSync(join(cwd, ".codex", "config.toml"), ""),
    () => rmSync(join(codexHome, "config.toml")),
  ];
  const seen = new Set<unknown>([first]);
  for (const change of changes) {
    const changed = change() ?? key();
    assert.ok(!seen.has(changed), String(change));
    seen.add(changed);
  }
  assert.equal(key({ OPENAI_API_KEY: undefined }), key({ OPENAI_API_KEY: "" }));
});

test("the cache holds no secret", async (t) => {
  const home = await makeTempFolder(t);
  writeCachedProbe(home, probeKey("/codex", home, { OPENAI_API_KEY: "sk-secret" }), NOW, PROBE);
  assert.ok(!readFileSync(join(home, "preflight.json"), "utf8").includes("sk-secret"));
});
