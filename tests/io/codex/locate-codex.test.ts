/** Which Codex is run, in the layouts in which package managers leave it. */
import assert from "node:assert/strict";
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join, relative } from "node:path";
import { describe, test } from "node:test";
import { locateCodex } from "../../../plugins/codex/scripts/src/io/codex/locate-codex.ts";
import { makeTempFolder } from "../../../testing/temp.ts";

const TRIPLES = {
  linux: "unknown-linux-musl",
  darwin: "apple-darwin",
  win32: "pc-windows-msvc",
} as const;
type Platform = keyof typeof TRIPLES;
const CPU = process.arch === "arm64" ? "aarch64" : "x86_64";

describe("CODEX_COMPANION_CODEX", () => {
  test("counts before PATH, and from the job's folder if it is relative", async (t) => {
    const folder = await makeTempFolder(t);
    const [own, onPath] = [program(join(folder, "own", "my-codex")), program(join(folder, "bin", "codex"))];
    const found = { kind: "found", path: own };
    const env = { PATH: dirname(onPath) };
    assert.deepEqual(locateCodex({ ...env, CODEX_COMPANION_CODEX: own }, "/"), found);
    for (const path of ["own/my-codex", "./own/my-codex"])
      assert.deepEqual(locateCodex({ ...env, CODEX_COMPANION_CODEX: path }, folder), found);
    assert.deepEqual(locateCodex({ ...env, CODEX_COMPANION_CODEX: "" }, folder), { ...found, path: onPath });
  });

  test("is never replaced by another Codex: it is missing, or it is not executable", async (t) => {
    const folder = await makeTempFolder(t);
    const env = { PATH: dirname(program(join(folder, "bin", "codex"))) };
    const plain = file(join(folder, "plain"), "");
    const absent = join(folder, "absent");
    assert.deepEqual(locateCodex({ ...env, CODEX_COMPANION_CODEX: absent }, "/"), { kind: "missing", sought: absent });
    for (const path of [plain, folder])
      assert.deepEqual(locateCodex({ ...env, CODEX_COMPANION_CODEX: path }, "/"), { kind: "not_executable", path });
  });
});

describe("PATH", () => {
  test("is searched in order, for what can be run first", async (t) => {
    const folder = await makeTempFolder(t);
    const plain = file(join(folder, "a", "codex"), "");
    mkdirSync(join(folder, "b", "codex"), { recursive: true });
    const [third, fourth] = ["c", "d"].map((name) => program(join(folder, name, "codex"))) as [string, string];
    const search = (...folders: string[]) => locateCodex({ PATH: folders.join(delimiter) }, folder);
    const found = (path: string) => ({ kind: "found", path });
    assert.deepEqual(search(dirname(plain), join(folder, "b"), dirname(third), dirname(fourth)), found(third));
    assert.deepEqual(search(dirname(fourth), dirname(third)), found(fourth));
    assert.deepEqual(search("", "absent", "c"), found(third));
    assert.deepEqual(search(dirname(plain)), { kind: "not_executable", path: plain });
  });

  test("that is absent, empty or without Codex leads nowhere", async (t) => {
    const folder = await makeTempFolder(t);
    program(join(folder, "codex"));
    for (const env of [{}, { PATH: "" }, { PATH: delimiter }, { PATH: join(folder, "absent") }])
      assert.deepEqual(locateCodex(env, folder), { kind: "missing", sought: "codex on PATH" });
  });

  test("may be spelled Path on Windows, where codex.exe and codex.cmd are sought", async (t) => {
    const folder = await makeTempFolder(t);
    file(join(folder, "a", "codex"), "");
    const shim = file(join(folder, "b", "codex.cmd"), "");
    const exe = file(join(folder, "c", "codex.exe"), "");
    const search = (...names: string[]) =>
      locateCodex({ Path: names.map((name) => join(folder, name)).join(delimiter) }, folder, "win32");
    assert.deepEqual(search("a", "b", "c"), { kind: "found", path: shim });
    assert.deepEqual(search("c", "b"), { kind: "found", path: exe });
    assert.deepEqual(search("a"), { kind: "missing", sought: "codex on PATH" });
  });
});

describe("the npm package", () => {
  for (const platform of ["linux", "darwin"] as const) {
    for (const layout of ["nested", "hoisted"] as const) {
      test(`leads to the native binary, ${layout}, on ${platform}`, async (t) => {
        const folder = await makeTempFolder(t);
        const modules = join(folder, "lib", "node_modules");
        const wrapper = installPackage(modules);
        const native = installNative(
          layout === "nested" ? join(modules, "@openai/codex/node_modules") : modules,
          platform,
        );
        const link = join(folder, "bin", "codex");
        mkdirSync(dirname(link));
        symlinkSync(relative(dirname(link), wrapper), link);
        const found = { kind: "found", path: native };
        for (const env of [{ PATH: dirname(link) }, { CODEX_COMPANION_CODEX: wrapper }])
          assert.deepEqual(locateCodex(env, folder, platform), found);
      });
    }
  }

  test("leads to the native binary if pnpm keeps them side by side in its store", async (t) => {
    const folder = await makeTempFolder(t);
    const store = join(folder, ".pnpm", "@openai+codex@0.169.0", "node_modules");
    const wrapper = installPackage(store);
    const nativeStore = join(folder, ".pnpm", "@openai+codex-platform", "node_modules");
    const native = installNative(nativeStore, "linux");
    const name = `codex-linux-${process.arch}`;
    symlinkSync(join(nativeStore, "@openai", name), join(store, "@openai", name));
    mkdirSync(join(folder, "node_modules", "@openai"), { recursive: true });
    symlinkSync(dirname(dirname(wrapper)), join(folder, "node_modules", "@openai", "codex"));
    const link = join(folder, "bin", "codex");
    mkdirSync(dirname(link));
    symlinkSync(join(folder, "node_modules/@openai/codex/bin/codex.js"), link);
    const location = locateCodex({ PATH: dirname(link) }, folder, "linux");
    assert.deepEqual(location, { kind: "found", path: native });
  });

  test("leads to the native binary from npm's shim on Windows", async (t) => {
    const folder = await makeTempFolder(t);
    const shim = file(join(folder, "codex.cmd"), "");
    const modules = join(folder, "node_modules");
    installPackage(modules);
    const found = { kind: "found", path: shim };
    assert.deepEqual(locateCodex({ PATH: folder }, folder, "win32"), found);
    const native = installNative(join(modules, "@openai/codex/node_modules"), "win32");
    const location = locateCodex({ PATH: folder }, folder, "win32");
    assert.deepEqual(location, { kind: "found", path: native });
  });

  test("is run by its wrapper if there is no native binary that can be run", async (t) => {
    const folder = await makeTempFolder(t);
    const modules = join(folder, "node_modules");
    const wrapper = installPackage(modules);
    const found = { kind: "found", path: wrapper };
    const locate = () => locateCodex({ CODEX_COMPANION_CODEX: wrapper }, folder, "linux");
    assert.deepEqual(locate(), found);
    const native = installNative(modules, "linux");
    chmodSync(native, 0o644);
    assert.deepEqual(locate(), found);
    chmodSync(native, 0o755);
    assert.equal(locate().kind === "found" && (locate() as { path: string }).path, native);
    for (const manifest of ["{", '{"name":"other","version":"1"}', "[]"]) {
      file(join(modules, "@openai", "codex", "package.json"), manifest);
      assert.deepEqual(locate(), found);
    }
  });
});

/** Puts the wrapper's package into `modules` and returns the wrapper. */
function installPackage(modules: string): string {
  const folder = join(modules, "@openai", "codex");
  file(join(folder, "package.json"), JSON.stringify({ name: "@openai/codex", version: "0.169.0" }));
  return program(join(folder, "bin", "codex.js"));
}

/** Puts the platform's package into `modules` and returns the native binary. */
function installNative(modules: string, platform: Platform): string {
  const folder = join(modules, "@openai", `codex-${platform}-${process.arch}`);
  file(join(folder, "package.json"), JSON.stringify({ name: "@openai/codex", version: `0.169.0-${platform}` }));
  const name = platform === "win32" ? "codex.exe" : "codex";
  return program(join(folder, "vendor", `${CPU}-${TRIPLES[platform]}`, "bin", name));
}

function program(path: string): string {
  file(path, "");
  chmodSync(path, 0o755);
  return path;
}

function file(path: string, text: string): string {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
}
