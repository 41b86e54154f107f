import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { makeTree, ROOT } from "./run-tool.ts";

const TOOL = pathToFileURL(join(ROOT, "tools/lib/bundle.mjs")).href;

test("a bundle is what its door can run: ASCII, and without a module that comes later", async (t) => {
  const folder = await makeTree(t, {
    "src/a.ts":
      'const { sep } = load();\nasync function load() {\n  return import("node:path");\n}\nconsole.log("… ×", sep);\n',
  });
  const { bundle } = await import(TOOL);
  assert.deepEqual(await bundle(join(folder, "src"), join(folder, "out"), { "deep/a.bundle": "a.ts" }), { errors: "" });
  const text = await readFile(join(folder, "out", "deep", "a.bundle.js"), "utf8");
  assert.match(text, /\\u2026 \\xD7/u);
  assert.doesNotMatch(text, /[^\0-\x7f]/u);
  assert.match(text, /require\("node:path"\)/u);
  assert.doesNotMatch(text, /\bimport\(/u);
});

test("a bundle loads another program late through its door, and holds nothing of it", async (t) => {
  const folder = await makeTree(t, {
    "src/a.ts": 'export const early = 1;\nvoid import("./b.ts").then(({ late }) => console.log(early, late));\n',
    "src/b.ts": 'export const late = "LATE";\n',
  });
  const { bundle } = await import(TOOL);
  const entries = { "a.bundle": "a.ts", "b.bundle": "b.ts" };
  assert.deepEqual(await bundle(join(folder, "src"), join(folder, "out"), entries), { errors: "" });
  const [a, b] = await Promise.all(
    ["a", "b"].map((name) => readFile(join(folder, "out", `${name}.bundle.js`), "utf8")),
  );
  assert.match(a ?? "", /require\("\.\/b\.js"\)/u);
  assert.doesNotMatch(a ?? "", /LATE/u);
  assert.match(b ?? "", /LATE/u);
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
  const programs = ["cli/companion", "cli/worker", "hooks/instant", "hooks/main"];
  assert.deepEqual(files, programs.flatMap((program) => [`${program}.bundle.js`, `${program}.js`]).sort());
  const texts = await Promise.all(files.map((file) => readFile(join(dist, file), "latin1")));
  // In a regular expression, a character beyond ASCII stays as it is: write it as \u….
  const strange = texts.flatMap((text) => text.split("\n").filter((line) => /[^\0-\x7f]|\bimport\(/u.test(line)));
  assert.deepEqual(strange, []);
  const doors = await Promise.all(programs.map((program) => readFile(join(dist, `${program}.js`), "utf8")));
  assert.equal(new Set(doors).size, 1);
  assert.ok((doors[0]?.length ?? 0) < 10_000);
});
