/** The committed programs run through their doors: what that leaves in the state home, and that nothing depends on it. */
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { type FakeRig, makeRig } from "../../testing/companion.ts";
import { assertMode } from "../../testing/file-mode.ts";
import { until } from "../../testing/wait.ts";
import { runHook } from "../hooks/run-hook.ts";

const SCENARIO = { turns: [[{ do: "say", text: "Done." }]] } as const;
const TASK = ["task", "do it"];

test("before there is a home, a command and a hook leave none behind", async (t) => {
  const rig = await makeRig(t, { scenario: SCENARIO, dist: true });
  assert.equal((await rig.run(["status"])).code, 0);
  assert.equal((await rig.run(["--help"])).code, 0);
  const prompt = { hook_event_name: "UserPromptSubmit", session_id: "s1", cwd: rig.repo, prompt: "hello" };
  assert.deepEqual(await runHook(prompt, { home: rig.home, program: "dist" }), { code: 0, stdout: "", stderr: "" });
  assert.equal(existsSync(rig.home), false);
});

test("each command, the worker and the hooks keep their own code, and a mistyped command keeps none", async (t) => {
  const rig = await makeRig(t, { scenario: SCENARIO, dist: true });
  assert.equal((await rig.run(TASK)).code, 0);
  await until(() => programs(rig).includes("cli-worker"), { what: "the worker's code" });
  assert.deepEqual(programs(rig), ["cli-companion-task", "cli-worker"]);
  assert.equal((await rig.run(["statsu"])).code, 2);
  assert.equal((await rig.run(["../status"])).code, 2);
  assert.equal((await rig.run(["status"])).code, 0);
  assert.equal((await rig.run(["status", "--all", "--json"])).code, 0);
  assert.equal((await rig.run(["--help"])).code, 0);
  const other = { hook_event_name: "PostToolUse", session_id: "s1", cwd: rig.repo, tool_name: "Read" };
  assert.equal((await runHook(other, { home: rig.home, program: "dist" })).code, 0);
  assert.deepEqual(programs(rig), [
    "cli-companion",
    "cli-companion-status",
    "cli-companion-status---all---json",
    "cli-companion-task",
    "cli-worker",
    "hooks-main",
  ]);
  for (const name of codeFiles(rig)) assertMode(join(rig.home, "code", name), 0o600);
});

test("a task whose kept code is spoilt is done all the same, and many at once share what is kept", async (t) => {
  const rig = await makeRig(t, { scenario: SCENARIO, dist: true });
  await rig.run(TASK);
  await until(() => programs(rig).includes("cli-worker"), { what: "the worker's code" });
  const good = new Map(codeFiles(rig).map((name) => [name, readFileSync(join(rig.home, "code", name))]));
  for (const [name, bytes] of good) {
    const spoilt = Buffer.from(bytes);
    spoilt.fill(0xff, Math.floor(bytes.length / 4), Math.floor(bytes.length / 3));
    writeFileSync(join(rig.home, "code", name), spoilt);
  }
  const all = await Promise.all(Array.from({ length: 4 }, () => rig.run(TASK)));
  for (const { code, stdout } of all) {
    assert.equal(code, 0);
    assert.match(stdout, /\nDone\.\n[\s\S]*\[\[codex-task status=complete id=\S+ work=none\]\]\n$/u);
  }
  const isWhole = (name: string) => {
    const bytes = readFileSync(join(rig.home, "code", name));
    return bytes.subarray(0, bytes.length / 2).equals(bytes.subarray(bytes.length / 2));
  };
  await until(() => [...good.keys()].every(isWhole), { what: "whole code" });
  assert.deepEqual(codeFiles(rig), [...good.keys()]);
});

/** The names of what is kept, sorted; none of them is on its way. */
function codeFiles(rig: FakeRig): readonly string[] {
  const folder = join(rig.home, "code");
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => !name.startsWith("."))
    .sort();
}

/** Whose code is kept. */
function programs(rig: FakeRig): readonly string[] {
  return [...new Set(codeFiles(rig).map((name) => name.replace(/-v\d.*$/u, "")))].sort();
}
