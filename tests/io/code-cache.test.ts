import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { fileURLToPath } from "node:url";
import { assertMode } from "../../testing/file-mode.ts";
import { makeTempFolder } from "../../testing/temp.ts";
import { bundleOf } from "./bundle-text.ts";

const RUNNER = fileURLToPath(new URL("./fixtures/run-bundle.js", import.meta.url));
const DAY_MS = 24 * 3_600_000;

test("a run leaves its code for the next one, and for its own name, private to the user", async (t) => {
  const { home, code, bundle, run } = await makePlace(t);
  const file = bundle("says", "one");
  assert.equal(run(file), "one\n");
  const [name = "", ...others] = readdirSync(code);
  assert.deepEqual(others, []);
  assert.ok(name.startsWith(`a-${process.version}-${process.arch}-`), name);
  const { mtimeMs, ino } = statSync(join(code, name));
  assert.equal(run(file), "one\n");
  assert.deepEqual(readdirSync(code), [name]);
  const after = statSync(join(code, name));
  assert.deepEqual([after.mtimeMs, after.ino], [mtimeMs, ino]);
  assertMode(code, 0o700);
  assertMode(join(code, name), 0o600);
  run(file, { name: "b" });
  assert.deepEqual(
    readdirSync(code).map((each) => each[0]),
    ["a", "b"],
  );
  assert.deepEqual(readdirSync(home), ["code"]);
});

test("code that was kept is what runs, and a bundle that was changed is run as it is now", async (t) => {
  const { code, bundle, run } = await makePlace(t);
  // V8 compares lengths: were the stamp not in the name, the changed bundle would run as it was before.
  const [one, two] = [bundle("one", "one"), bundle("two", "two")];
  run(one, { name: "a" });
  run(two, { name: "b" });
  const [a = "", b = ""] = readdirSync(code).sort();
  renameSync(join(code, a), join(code, b));
  assert.equal(run(two, { name: "b" }), "one\n");
  assert.equal(run(bundle("two", "TWO"), { name: "b" }), "TWO\n");
});

test("code that somebody else may have written is not run, and is kept anew", async (t) => {
  const { code, bundle, run } = await makePlace(t);
  const [one, two] = [bundle("one", "one"), bundle("two", "two")];
  const spoil: ((path: string) => void)[] = [(path) => chmodSync(path, 0o620), (path) => chmodSync(path, 0o602)];
  if (process.getuid?.() === 0) spoil.push((path) => chownSync(path, 1, 0)); // Nobody else may give a file away.
  for (const spoilt of spoil) {
    run(one, { name: "a" });
    run(two, { name: "b" });
    const [a = "", b = ""] = readdirSync(code)
      .sort()
      .map((name) => join(code, name));
    renameSync(a, b);
    assert.equal(run(two, { name: "b" }), "one\n");
    spoilt(b);
    assert.equal(run(two, { name: "b" }), "two\n");
    assert.equal(statSync(b).uid, process.getuid?.() ?? 0);
    assertMode(b, 0o600);
  }
});

test("what a bundle requires, where it lies, its errors and its exit code are as without a cache", async (t) => {
  const { home, write } = await makePlace(t);
  const text = [
    'const { basename } = require("node:path");',
    "exports.x = 1;",
    "console.log(basename(__filename), basename(__dirname), exports.x, typeof process.argv[2]);",
    'throw new Error("on line 4");',
  ].join("\n");
  const file = write("whole", text);
  for (const cache of [home, null]) {
    for (let runs = 0; runs < 2; runs++) {
      const { status, stdout, stderr } = runner(file, cache && join(cache, "code"), "a");
      assert.deepEqual([status, stdout], [1, "whole.js bundles 1 string\n"]);
      assert.match(stderr, /^.*whole\.js:6\n[\s\S]*Error: on line 4\n\s+at .*whole\.js:6:7/u);
    }
  }
});

test("a run that fails leaves nothing, nor does one before there is a home", async (t) => {
  const { home, code, bundle, run, write } = await makePlace(t);
  assert.equal(runner(write("fails", "process.exitCode = 2;"), code, "a").status, 2);
  assert.equal(existsSync(code), false);
  assert.equal(run(bundle("says", "one"), { folder: join(home, "none", "code") }), "one\n");
  assert.equal(existsSync(join(home, "none")), false);
});

test("whatever is wrong with the kept code, the bundle runs, and its code is kept anew", async (t) => {
  const { code, bundle, run } = await makePlace(t);
  const file = bundle("says", "one");
  run(file);
  const path = join(code, readdirSync(code)[0] ?? "");
  const good = readFileSync(path);
  const half = good.length / 2;
  const broken: Record<string, Buffer> = {
    "nothing in it": Buffer.alloc(0),
    "one byte": Buffer.alloc(1),
    "no code": Buffer.from("no code, no code"),
    zeros: Buffer.alloc(good.length),
    "its first half": good.subarray(0, half),
    "cut off": good.subarray(0, half + 100),
    "zeros at the end": Buffer.concat([good.subarray(0, half + 64), Buffer.alloc(half - 64)]),
    "the code of another length": Buffer.concat([good.subarray(0, 64), good.subarray(0, 64)]),
  };
  for (let bit = 0; bit < 60; bit++) {
    const changed = Buffer.from(good);
    const at = (bit * 7_919) % good.length;
    changed[at] = (changed[at] ?? 0) ^ (1 << (bit % 8));
    broken[`byte ${at} changed`] = changed;
  }
  for (const [what, bytes] of Object.entries(broken)) {
    writeFileSync(path, bytes);
    assert.equal(run(file), "one\n", what);
    const after = readFileSync(path);
    assert.ok(after.subarray(0, after.length / 2).equals(after.subarray(after.length / 2)) && after.length > 64, what);
  }
});

test("if nothing can be kept, the bundle runs all the same", async (t) => {
  const { home, code, bundle, run } = await makePlace(t);
  writeFileSync(code, "a file");
  assert.equal(run(bundle("says", "one")), "one\n");
  assert.equal(readFileSync(code, "utf8"), "a file");
  const readOnly = join(home, "read-only");
  mkdirSync(readOnly);
  chmodSync(readOnly, 0o500);
  assert.equal(run(bundle("says", "one"), { folder: join(readOnly, "code") }), "one\n");
  assert.equal(run(bundle("says", "one"), { folder: "" }), "one\n");
});

test("a long run leaves its code before its end, and whatever its end is", async (t) => {
  const { code, run, write } = await makePlace(t);
  const text = [
    'const { readdirSync, existsSync } = require("node:fs");',
    "const folder = process.argv[3];",
    "const look = setInterval(() => {",
    "  if (!existsSync(folder) || readdirSync(folder).every((name) => name.startsWith('.'))) return;",
    "  clearInterval(look);",
    '  console.log("kept while it ran");',
    "}, 5);",
  ].join("\n");
  const file = write("long", text);
  assert.equal(run(file, { longRunMs: 50 }), "kept while it ran\n");
  const path = join(code, readdirSync(code)[0] ?? "");
  const { ino } = statSync(path);
  assert.equal(run(file, { longRunMs: 50 }), "kept while it ran\n");
  assert.equal(statSync(path).ino, ino);
});

test("a run of many parts keeps the code of each, and nobody is warned of anything", async (t) => {
  const { code, write, run } = await makePlace(t);
  const parts = Array.from({ length: 15 }, (_, at) => `part${at}.js`);
  const main = `${parts.map((part) => `require("./${part}");`).join("\n")}\nconsole.log("all");\n`;
  const file = write("many", main, Object.fromEntries(parts.map((part) => [part, `exports.name = "${part}";\n`])));
  assert.equal(run(file), "all\n"); // What is said on stderr fails the run.
  assert.equal(readdirSync(code).length, 1 + parts.length);
});

test("code that was kept a month ago goes when new code comes", async (t) => {
  const { code, bundle, run } = await makePlace(t);
  mkdirSync(code);
  for (const [name, days] of [
    ["old", 31],
    [".tmp-1-a-0", 31],
    ["recent", 29],
  ] as const) {
    writeFileSync(join(code, name), "");
    const at = (Date.now() - days * DAY_MS) / 1_000;
    utimesSync(join(code, name), at, at);
  }
  run(bundle("says", "one"));
  const [kept = "", ...others] = readdirSync(code);
  assert.match(kept, /^a-v/u);
  assert.deepEqual(others, ["recent"]);
});

interface Place {
  readonly home: string;
  /** The folder of the code, not made yet. */
  readonly code: string;
  write(name: string, text: string, parts?: Readonly<Record<string, string>>): string;
  /** A bundle that prints a word of three letters. */
  bundle(name: string, word: string): string;
  /** What it prints; it must end well. */
  run(file: string, options?: { folder?: string; name?: string; longRunMs?: number }): string;
}

async function makePlace(t: TestContext): Promise<Place> {
  const folder = await makeTempFolder(t);
  const [home, bundles] = [join(folder, "home"), join(folder, "bundles")];
  for (const made of [home, bundles]) mkdirSync(made);
  const write = (name: string, text: string, parts: Readonly<Record<string, string>> = {}) => {
    const path = join(bundles, `${name}.js`);
    writeFileSync(path, bundleOf({ "main.js": text, ...parts }));
    return path;
  };
  const code = join(home, "code");
  return {
    home,
    code,
    write,
    bundle: (name, word) => write(name, `function say() { console.log(${JSON.stringify(word)}); }\nsay();\n`),
    run(file, { folder: own = code, name = "a", longRunMs } = {}) {
      const { status, stdout, stderr } = runner(file, own, name, longRunMs);
      assert.deepEqual([status, stderr], [0, ""]);
      return stdout;
    },
  };
}

function runner(file: string, folder: string | null, name: string, longRunMs?: number) {
  const args = [RUNNER, file, folder ?? "", name, ...(longRunMs === undefined ? [] : [String(longRunMs)])];
  return spawnSync(process.execPath, args, { encoding: "utf8", timeout: 20_000 });
}
