import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { makeTree, ROOT } from "./run-tool.ts";

const TOOL = pathToFileURL(join(ROOT, "tools/lib/bundle.mjs")).href;

test("a bundle is what its door can run: ASCII, in parts, and without a module that comes later", async (t) => {
  const folder = await makeTree(t, {
    "src/a.ts":
      'import { sep } from "node:path";\nimport { shared } from "./shared.ts";\n' +
      'const later = () => import("./later.ts");\nconsole.log("… ×", sep, shared, later);\n',
    "src/later.ts":
      'import { shared } from "./shared.ts";\nimport { more } from "./more.ts";\nexport const all = [shared, more];\n',
    "src/more.ts": 'export const more = 1;\nconst last = () => import("./last.ts");\nconsole.log(last);\n',
    "src/shared.ts": "export const shared = 1;\n",
    "src/last.ts": 'export { more as least } from "./more.ts";\nexport const last = 1;\n',
  });
  const { bundle } = await import(TOOL);
  assert.deepEqual(await bundle(join(folder, "src"), join(folder, "out"), { "deep/a.bundle": "a.ts" }), { errors: "" });
  const text = await readFile(join(folder, "out", "deep", "a.bundle.js"), "utf8");
  assert.match(text, /\\u2026 \\xD7/u);
  assert.doesNotMatch(text, /[^\0-\x7f]/u);
  assert.match(text, /require\("node:path"\)/u);
  assert.doesNotMatch(text, /\bimport\(/u);
  const parts: readonly { length: number; modules: readonly string[] }[] = JSON.parse(
    text.slice(2, text.indexOf("\n")),
  );
  const short = (name: string) => name.replace(/-\w+\.js$/u, "");
  assert.deepEqual(
    parts.map(({ modules }) => modules.map(short)),
    [["a.js", "chunk"], ["later", "chunk"], ["last"]],
  );
  assert.equal(text.split('"use strict";\n({\n').length, 1 + parts.length);
  assert.equal(text.length, text.indexOf("\n") + 1 + parts.reduce((sum, { length }) => sum + length, 0));
});

test("modules of Node are imported by their names: what is lent in their place has no others", async (t) => {
  const folder = await makeTree(t, {
    "src/later.ts": 'export const load = () => import("node:path");\n',
    "src/whole.ts": 'import * as path from "node:path";\nconsole.log(path);\n',
  });
  const { bundle } = await import(TOOL);
  for (const name of ["later", "whole"]) {
    const { errors } = await bundle(join(folder, "src"), join(folder, "out"), { "a.bundle": `${name}.ts` });
    assert.match(errors, /imports a module of Node by import\(\) or as a whole: import its names/u, name);
  }
});

test("a character beyond ASCII that stays in a bundle is refused: a bundle is read as if there were none", async (t) => {
  const folder = await makeTree(t, { "src/a.ts": "console.log(/×/u);\n" });
  const { bundle } = await import(TOOL);
  const { errors } = await bundle(join(folder, "src"), join(folder, "out"), { "a.bundle": "a.ts" });
  assert.equal(errors, 'There is a "×" in a regular expression: write it as \\u….');
});

test("no source exports a variable that changes: what a module exports is assigned once", async () => {
  const source = join(ROOT, "plugins/codex/scripts/src");
  const files = (await readdir(source, { recursive: true })).filter((name) => name.endsWith(".ts"));
  const texts = await Promise.all(files.map((file) => readFile(join(source, file), "utf8")));
  assert.deepEqual(
    files.filter((_, number) => /^export (?:let|var) /mu.test(texts[number] ?? "")),
    [],
  );
});

test("a bundle of what a CommonJS program has not is refused", async (t) => {
  const folder = await makeTree(t, { "src/a.ts": "console.log(import.meta.url);\n" });
  const { bundle } = await import(TOOL);
  const { errors } = await bundle(join(folder, "src"), join(folder, "out"), { a: "a.ts" });
  assert.match(errors, /"import\.meta" is not available/u);
});

test("each committed program is a bundle, and beside it the same small door", async () => {
  const dist = join(ROOT, "plugins/codex/scripts/dist");
  const files = (await readdir(dist, { recursive: true })).filter((name) => name.endsWith(".js")).sort();
  const programs = ["cli/companion", "cli/worker", "hooks/main"];
  assert.deepEqual(files, programs.flatMap((program) => [`${program}.bundle.js`, `${program}.js`]).sort());
  const texts = await Promise.all(files.map((file) => readFile(join(dist, file), "latin1")));
  const strange = texts.flatMap((text) => text.split("\n").filter((line) => /[^\0-\x7f]|\bimport\(/u.test(line)));
  assert.deepEqual(strange, []);
  const doors = await Promise.all(programs.map((program) => readFile(join(dist, `${program}.js`), "utf8")));
  assert.equal(new Set(doors).size, 1);
  assert.ok((doors[0]?.length ?? 0) < 12_000);
});
