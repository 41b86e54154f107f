import assert from "node:assert/strict";
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { pathToFileURL } from "node:url";
import { makeTree, ROOT, runTool, type ToolRun } from "./run-tool.ts";

const SOURCES = {
  "src/a.ts": `import { b } from "./deep/b.ts";\nconsole.log(b);\n`,
  "src/deep/b.ts": "export const b: number = 2;\n",
  "src/deep/c.ts": "export const c = import.meta.filename;\n",
};
const ENTRIES = { a: "a.ts", "deep/c": "deep/c.ts" };

test("check-dist accepts a build that equals its sources", async (t) => {
  const run = await checkDist(t, () => {});
  assert.deepEqual(run, { code: 0, stdout: "", stderr: "" });
});

test("check-dist names files that are missing, extra and different", async (t) => {
  const { code, stdout, stderr } = await checkDist(t, (built) => {
    built["dist/a.js"] += "// more\n";
    built["dist/deep/d.js"] = "";
    delete built["dist/deep/c.js"];
  });
  assert.deepEqual({ code, stdout }, { code: 1, stdout: "" });
  const [title, ...lines] = stderr.split("\n");
  assert.match(title ?? "", /^The build in ".*dist" is not what its sources are bundled to:$/u);
  assert.deepEqual(lines, [
    "  missing  deep/c.js",
    "  extra    deep/d.js",
    "  differs  a.js",
    "Run `npm run build` and commit the result.",
    "",
  ]);
});

test("check-dist refuses a build that is not there", async (t) => {
  const folder = await makeTree(t, SOURCES);
  const { code, stderr } = await check(folder);
  assert.equal(code, 1);
  assert.match(stderr, /missing {2}a\.js\n {2}missing {2}deep\/c\.js\n {2}missing {2}package\.json/u);
});

test("check-dist refuses sources that cannot be bundled", async (t) => {
  const folder = await makeTree(t, { ...SOURCES, "src/a.ts": 'import "./nowhere.ts";\n' });
  const { code, stderr } = await check(folder);
  assert.equal(code, 1);
  assert.match(stderr, /nothing could be bundled: [\s\S]*nowhere/u);
});

/** Checks a build that was made of the sources and then changed. */
async function checkDist(t: TestContext, change: (built: Record<string, string>) => void): Promise<ToolRun> {
  const folder = await makeTree(t, SOURCES);
  const { bundle } = await import(pathToFileURL(join(ROOT, "tools/lib/bundle.mjs")).href);
  const scratch = join(folder, "scratch");
  await mkdir(scratch);
  assert.deepEqual(await bundle(join(folder, "src"), scratch, ENTRIES), { errors: "" });
  const built: Record<string, string> = {};
  for (const file of ["a.js", "deep/c.js", "package.json"]) {
    built[`dist/${file}`] = await readFile(join(scratch, file), "utf8");
  }
  change(built);
  const changed = await makeTree(t, { ...SOURCES, ...built });
  return check(changed);
}

function check(folder: string): Promise<ToolRun> {
  return runTool("check-dist", [
    join(folder, "src"),
    join(folder, "dist"),
    ...Object.entries(ENTRIES).map((entry) => entry.join("=")),
  ]);
}
