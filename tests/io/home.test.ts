/** One home for hooks and Bash alike, found from the environment. */
import assert from "node:assert/strict";
import { chmodSync, mkdirSync, symlinkSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { EnvironmentProblem } from "../../plugins/codex/scripts/src/core/environment-problem.ts";
import { makePrivateFolder, realPath, resolveHome } from "../../plugins/codex/scripts/src/io/home.ts";
import { assertMode } from "../../testing/file-mode.ts";
import { makeTempFolder } from "../../testing/temp.ts";

test("resolveHome: the first variable that names a folder counts, else the platform's own place", () => {
  const all = { CODEX_COMPANION_HOME: "/own", XDG_STATE_HOME: "/xdg", HOME: "/home/u", LOCALAPPDATA: "/local" };
  const { CODEX_COMPANION_HOME: _, ...withoutOwn } = all;
  const cases: readonly [Record<string, string>, NodeJS.Platform, string][] = [
    [all, "linux", "/own"],
    [all, "win32", "/own"],
    [withoutOwn, "linux", "/xdg/codex-companion"],
    [withoutOwn, "darwin", "/xdg/codex-companion"],
    [{ ...all, CODEX_COMPANION_HOME: "" }, "linux", "/xdg/codex-companion"],
    [{ HOME: "/home/u", XDG_STATE_HOME: "relative" }, "linux", "/home/u/.local/state/codex-companion"],
    [{ HOME: "/home/u" }, "linux", "/home/u/.local/state/codex-companion"],
    [{ HOME: "/home/u" }, "darwin", "/home/u/Library/Application Support/codex-companion"],
    [{ HOME: "/home/u", LOCALAPPDATA: "/local" }, "win32", "/local/codex-companion"],
    [{ HOME: "/home/u" }, "win32", "/home/u/AppData/Local/codex-companion"],
    [{}, "linux", join(homedir(), ".local/state/codex-companion")],
  ];
  for (const [env, platform, expected] of cases) assert.equal(resolveHome(env, platform), expected);
});

test("resolveHome refuses a home that would differ from folder to folder", () => {
  assert.throws(() => resolveHome({ CODEX_COMPANION_HOME: "state" }), /"state": it is not an absolute path/);
});

test("makePrivateFolder makes folders that only the user may enter, and leaves those that are there", async (t) => {
  const folder = await makeTempFolder(t);
  mkdirSync(join(folder, "open"), { mode: 0o755 });
  for (const _ of [1, 2]) makePrivateFolder(join(folder, "open", "a", "b"));
  assertMode(join(folder, "open"), 0o755);
  for (const name of ["a", "a/b"]) assertMode(join(folder, "open", name), 0o700);
});

test("realPath resolves links, and leaves what does not exist as it is", async (t) => {
  const folder = await makeTempFolder(t);
  mkdirSync(join(folder, "real"));
  symlinkSync(join(folder, "real"), join(folder, "link"));
  assert.equal(realPath(join(folder, "link")), join(folder, "real"));
  assert.equal(realPath(join(folder, "absent")), join(folder, "absent"));
});

test("resolveHome refuses a home that others could have written into, and says how to mend it", async (t) => {
  const home = join(await makeTempFolder(t), "a home");
  const env = { CODEX_COMPANION_HOME: home };
  assert.equal(resolveHome(env), home, "it need not exist");
  mkdirSync(home, { mode: 0o700 });
  for (const mode of [0o777, 0o1777, 0o770, 0o720, 0o702]) {
    chmodSync(home, mode);
    assert.throws(
      () => resolveHome(env),
      new EnvironmentProblem(
        `Could not use the state home "${home}": it can be written by other users (mode ${mode.toString(8)}).`,
        `If all that is in it is yours, run: chmod 700 '${home}'. Else set CODEX_COMPANION_HOME to another folder.`,
      ),
    );
  }
  for (const mode of [0o700, 0o755, 0o750]) {
    chmodSync(home, mode);
    assert.equal(resolveHome(env), home);
  }
});
