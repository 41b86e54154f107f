/** What Git ignores is brought into a copy as it is, and nothing from outside of the repository with it. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { bringIgnored } from "../../plugins/codex/scripts/src/io/bring-ignored.ts";
import { printFolder } from "../../testing/print-folder.ts";
import { gitEnvironment, makeRepository } from "../../testing/repository.ts";
import { makeTempFolder } from "../../testing/temp.ts";

const IGNORED = ".env*\nnode_modules\nbuild\nlink*\npipe\n";

async function ground(folder: string) {
  const root = await makeRepository(join(folder, "tree"), {
    files: { ".gitignore": IGNORED, tracked: "1", "mixed/tracked": "1" },
  });
  const to = join(folder, "copy");
  mkdirSync(to);
  const write = (path: string, text = path) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  const bring = async (paths: readonly string[], most = 1_000_000) => {
    const before = printFolder(root);
    const brought = await bringIgnored({ root, env: gitEnvironment() }, to, paths, most);
    assert.deepEqual(printFolder(root), before);
    return brought;
  };
  const inCopy = () => readdirSync(to, { recursive: true, encoding: "utf8" }).toSorted();
  return { root, to, write, bring, inCopy };
}

test("bringIgnored brings files and folders that Git ignores, with their modes and links, and nothing else", async (t) => {
  const { root, to, write, bring, inCopy } = await ground(await makeTempFolder(t));
  for (const path of [".env", "mixed/.env", "mixed/new", "node_modules/a/index.js", "node_modules/a/.git/config"])
    write(path);
  writeFileSync(join(root, "node_modules", "run"), "#!", { mode: 0o755 });
  symlinkSync("a/index.js", join(root, "node_modules", "link-in"));
  execFileSync("mkfifo", [join(root, "node_modules", "pipe")]);
  writeFileSync(join(to, "tracked"), "1");
  assert.deepEqual(await bring([".env", "node_modules/", "mixed", "tracked"]), { lacks: [] });
  assert.deepEqual(inCopy(), [
    ...[".env", "mixed", "mixed/.env", "node_modules", "node_modules/a", "node_modules/a/index.js"],
    ...["node_modules/link-in", "node_modules/run", "tracked"],
  ]);
  assert.equal(statSync(join(to, "node_modules", "run")).mode & 0o777, 0o755);
  assert.equal(readlinkSync(join(to, "node_modules", "link-in")), "a/index.js");
});

test("bringIgnored names what it cannot bring, and brings the rest", async (t) => {
  const { root, to, write, bring, inCopy } = await ground(await makeTempFolder(t));
  execFileSync("mkfifo", [join(root, "pipe")]);
  for (const path of ["build/a", "build/b/c"]) write(path);
  mkdirSync(join(to, "build"));
  writeFileSync(join(to, "build", "b"), "a file in the way");
  assert.deepEqual(await bring(["pipe", "build"]), {
    lacks: ["pipe: Git ignores no file there", "build/b: it cannot be used (EEXIST)"],
  });
  assert.deepEqual(inCopy(), ["build", "build/a", "build/b"]);
});

test("bringIgnored brings files, folders and links whose names are no UTF-8", async (t) => {
  const { root, to, bring } = await ground(await makeTempFolder(t));
  const odd = (folder: string, path: string) => Buffer.from(`${folder}/${path}`, "latin1");
  mkdirSync(odd(root, "build/\xff"), { recursive: true });
  writeFileSync(odd(root, "build/\xff/\xfe"), "1");
  writeFileSync(odd(root, ".env\xff"), "2");
  symlinkSync(odd(".", "\xff/\xfe"), odd(root, "build/\xfd"));
  symlinkSync(odd("../..", "\xff"), odd(root, "build/\xfc"));
  assert.deepEqual(await bring(["."]), { lacks: ['"build/\\374": a link out of the repository'] });
  assert.equal(readFileSync(odd(to, "build/\xff/\xfe"), "utf8"), "1");
  assert.equal(readFileSync(odd(to, "build/\xfd"), "utf8"), "1");
  assert.equal(readFileSync(odd(to, ".env\xff"), "utf8"), "2");
});

test("bringIgnored follows no link, brings none that leads out, and says what is not there", async (t) => {
  const folder = await makeTempFolder(t);
  const { root, write, bring, inCopy } = await ground(folder);
  writeFileSync(join(folder, "secret"), "1");
  symlinkSync(folder, join(root, "link"));
  symlinkSync("../secret", join(root, ".env"));
  write("build/a");
  symlinkSync("../../secret", join(root, "build", "b"));
  assert.deepEqual(await bring(["link/secret", ".env", "build", "absent", "tracked/below"]), {
    lacks: [
      "link/secret: a link leads there",
      ".env: a link out of the repository",
      "build/b: a link out of the repository",
      "absent: it is not there",
      "tracked/below: it is not there",
    ],
  });
  assert.deepEqual(inCopy(), ["build", "build/a"]);
});

test("bringIgnored replaces nothing that is in the copy", async (t) => {
  const { to, write, bring } = await ground(await makeTempFolder(t));
  write(".env");
  writeFileSync(join(to, ".env"), "its own");
  await bring([".env"]);
  assert.equal(readFileSync(join(to, ".env"), "utf8"), "its own");
});

test("bringIgnored stops before it brings more bytes than it may", async (t) => {
  const { to, write, bring } = await ground(await makeTempFolder(t));
  for (const name of ["a", "b"]) write(`build/${name}`, "x".repeat(600));
  assert.equal(await bring(["build"], 1_000), "too_much");
  assert.equal(existsSync(join(to, "build", "b")), false);
  assert.deepEqual(await bring(["build"], 1_200), { lacks: [] });
});
