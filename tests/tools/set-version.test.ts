import assert from "node:assert/strict";
import { cpSync, mkdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type TestContext, test } from "node:test";
import { makeTempFolder } from "../../testing/temp.ts";
import { ROOT, runTool } from "./run-tool.ts";

const FILES = [
  "package.json",
  "package-lock.json",
  "plugins/codex/.claude-plugin/plugin.json",
  "plugins/codex/scripts/src/core/version.ts",
];

async function copyOfPlaces(t: TestContext): Promise<string> {
  const root = await makeTempFolder(t);
  for (const file of FILES) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    cpSync(join(ROOT, file), join(root, file));
  }
  return root;
}

test("the version is the same everywhere", async () => {
  assert.deepEqual(await runTool("set-version", []), { code: 0, stdout: "", stderr: "" });
});

test("set-version sets the version everywhere, and nothing else", async (t) => {
  const root = await copyOfPlaces(t);
  assert.deepEqual(await runTool("set-version", ["9.8.7-rc.1", root]), { code: 0, stdout: "", stderr: "" });
  const { version: old } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { version: string };
  for (const file of FILES) {
    const [before, after] = [ROOT, root].map((folder) => readFileSync(join(folder, file), "utf8").split("\n"));
    const changed = before?.flatMap((line, at) => (line === after?.[at] ? [] : [[line, after?.[at]]])) ?? [];
    assert.equal(changed.length, file === "package-lock.json" ? 2 : 1, file);
    for (const [line = "", now] of changed) assert.equal(now, line.replace(old, "9.8.7-rc.1"), file);
  }
});

test("set-version refuses what is no version, and names places that differ", async (t) => {
  const root = await copyOfPlaces(t);
  const wrong = await runTool("set-version", ["next", root]);
  assert.deepEqual(wrong, {
    code: 1,
    stdout: "",
    stderr: 'Could not set the version "next": it is not of the form 1.2.3.\n',
  });
  await runTool("set-version", ["9.8.7", root]);
  cpSync(join(ROOT, "package.json"), join(root, "package.json"));
  const differs = await runTool("set-version", ["", root]);
  assert.equal(differs.code, 1);
  assert.match(
    differs.stderr,
    /^The version is not the same everywhere: \S+ in package\.json, 9\.8\.7 in package-lock/,
  );
});
