import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { fileURLToPath } from "node:url";
import { makeTempFolder } from "../../testing/temp.ts";
import { bundleOf } from "./bundle-text.ts";

const RUNNER = fileURLToPath(new URL("./fixtures/run-bundle.js", import.meta.url));

test("a module runs once, when it is first required, and others get what it exports", async (t) => {
  const { run } = await makeBundle(t, {
    "main.js": [
      'console.log("main");',
      'const { word } = require("./later.js");',
      'console.log(word, require("./later.js") === require("./later.js"));',
    ].join("\n"),
    "later.js": 'console.log("later"); exports.word = require("./last.js").word.toUpperCase();',
    "last.js": 'exports.word = "a word";',
    "never.js": 'console.log("never"); this is not even JavaScript',
  });
  assert.deepEqual(run(), { status: 0, stdout: "main\nlater\nA WORD true\n", stderr: "" });
});

test("a program is whole to its end, also if its file is deleted while it runs", async (t) => {
  const { file, run } = await makeBundle(t, {
    "main.js": 'require("node:fs").unlinkSync(__filename); console.log(require("./later.js").word);',
    "later.js": 'exports.word = "later";',
  });
  assert.deepEqual(run(), { status: 0, stdout: "later\n", stderr: "" });
  assert.equal(existsSync(file), false);
});

test("a program whose file is written over while it runs is not mixed with what is written", async (t) => {
  const { run } = await makeBundle(t, {
    "main.js": 'require("node:fs").appendFileSync(__filename, "more"); require("./later.js");',
    "later.js": 'console.log("later");',
  });
  const { status, stdout, stderr } = run();
  assert.deepEqual([status, stdout], [1, ""]);
  assert.match(stderr, /Error: ".*main\.js" was changed while it ran\./u);
});

test("a list of parts of any length is read whole", async (t) => {
  const names = Array.from({ length: 600 }, (_, number) => `a-module-with-a-long-name-${number}.js`);
  const others = Object.fromEntries(names.map((name, number) => [name, `exports.number = ${number};`]));
  const { run } = await makeBundle(t, {
    "main.js": `console.log(require("./${names.at(-1)}").number, require("./${names[0]}").number);`,
    ...others,
  });
  assert.deepEqual(run(), { status: 0, stdout: "599 0\n", stderr: "" });
});

test("a module of Node is loaded when something of it is used", async (t) => {
  const { run } = await makeBundle(t, {
    "main.js": [
      'const zlib = require("node:zlib");',
      'const isLoaded = () => process.moduleLoadList.includes("NativeModule zlib");',
      "console.log(isLoaded());",
      'console.log((0, zlib.inflateSync)((0, zlib.deflateSync)("a text")).toString(), isLoaded());',
    ].join("\n"),
  });
  assert.deepEqual(run(), { status: 0, stdout: "false\na text true\n", stderr: "" });
});

async function makeBundle(t: TestContext, modules: Readonly<Record<string, string>>) {
  const folder = await makeTempFolder(t);
  const file = join(folder, "main.js");
  writeFileSync(file, bundleOf(modules));
  return {
    file,
    run() {
      const { status, stdout, stderr } = spawnSync(process.execPath, [RUNNER, file], { encoding: "utf8" });
      return { status, stdout, stderr };
    },
  };
}
