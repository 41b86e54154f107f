import assert from "node:assert/strict";
import { chmodSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { makeTree, runTool } from "./run-tool.ts";

test("require-programs names what is missing and how to get it, before any test has begun", async (t) => {
  const folder = await makeTree(t, { git: "", tmux: "", zsh: "", chromium: "" });
  for (const name of ["git", "tmux", "zsh", "chromium"]) chmodSync(join(folder, name), 0o755);
  const whole = { PATH: folder, CODEX_COMPANION_TEST_CHROMIUM: "" };
  assert.deepEqual(await runTool("require-programs", ["end-to-end"], { env: whole }), {
    code: 0,
    stdout: "",
    stderr: "",
  });
  const bare = { PATH: "/nonexistent", CODEX_COMPANION_TEST_CHROMIUM: "/nonexistent/chromium" };
  const lacking = await runTool("require-programs", ["end-to-end"], { env: bare });
  assert.equal(lacking.code, 3);
  assert.match(lacking.stderr, /^Could not start the end-to-end tests: this machine lacks\n- git: apt-get install git/);
  assert.match(lacking.stderr, /\n- tmux, in which .*: apt-get install tmux, or brew install tmux\n/);
  assert.match(lacking.stderr, /\n- zsh, in which .*: apt-get install zsh, or brew install zsh\n/);
  const named = await runTool("require-programs", ["end-to-end"], {
    env: { ...bare, CODEX_COMPANION_TEST_CHROMIUM: folder },
  });
  assert.doesNotMatch(named.stderr, /Chromium/);
});
