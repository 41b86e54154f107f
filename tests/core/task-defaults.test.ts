import assert from "node:assert/strict";
import { test } from "node:test";
import { command } from "../../plugins/codex/scripts/src/cli/commands/task.ts";
import { DEFAULT_FLAGS, decodeDefaults, defaultsBeside } from "../../plugins/codex/scripts/src/core/task-defaults.ts";

test("every flag that may have a default is one of task, and takes such a value", () => {
  for (const flag of DEFAULT_FLAGS) {
    const { type, multiple = false } = command.flags[flag] ?? assert.fail(flag);
    const value = multiple ? ["x"] : type === "boolean" ? true : flag === "best-of" || flag === "rounds" ? 3 : "auto";
    const words = [value, "10m", "workspace-write"];
    const name = flag.replaceAll(/-(.)/g, (_, letter) => letter.toUpperCase());
    assert.ok(
      words.some((each) => "defaults" in decodeDefaults({ [name]: each })),
      flag,
    );
  }
});

test("decodeDefaults reads names in camelCase, and says which name or value is wrong", () => {
  const json = { effort: "high", isolate: true, timeout: "30m", noQueue: false, rounds: 3, addDir: ["/a"] };
  const defaults = { effort: "high", isolate: true, timeout: "30m", rounds: "3", "add-dir": ["/a"] };
  assert.deepEqual(decodeDefaults(json), { defaults });
  for (const [wrong, problem] of [
    [{ resume: "x" }, '"defaults.resume" is no flag of task that may have a default'],
    [
      { "read-only": true },
      '"defaults.read-only" is no flag of task that may have a default; did you mean "readOnly"?',
    ],
    [{ constructor: true }, '"defaults.constructor" is no flag of task that may have a default'],
    [{ isolate: "yes" }, '"defaults.isolate" is not true or false'],
    [{ effort: 3 }, '"defaults.effort" is not a text'],
    [{ timeout: "soon" }, '"defaults.timeout" is not a duration such as 90s, 10m or 2h'],
    [{ rounds: 9 }, '"defaults.rounds" is not a whole number from 1 to 5'],
    [{ sandbox: "none" }, '"defaults.sandbox" is none of read-only, workspace-write, danger-full-access'],
    [{ addDir: "/a" }, '"defaults.addDir" is not a list of texts'],
    [{ write: true, readOnly: true }, '"defaults" has both "write" and "readOnly"'],
  ] as const)
    assert.deepEqual(decodeDefaults(wrong), { problem });
});

test("defaultsBeside leaves out what is given, what contradicts it, and what lacks its need", () => {
  const beside = (json: Record<string, unknown>, given: Record<string, string | true>) => {
    const decoded = decodeDefaults(json);
    const defaults = "defaults" in decoded ? decoded.defaults : assert.fail(decoded.problem);
    const textOf = (flag: string) => (typeof given[flag] === "string" ? given[flag] : null);
    return Object.keys(defaultsBeside(defaults, (flag) => flag in given, textOf)).join(" ");
  };
  const writing = { write: true, allowCommit: true, isolate: true, prepare: "npm ci", from: "head" };
  assert.equal(beside(writing, {}), "write allow-commit isolate prepare from");
  assert.equal(beside(writing, { "read-only": true }), "isolate from");
  assert.equal(beside(writing, { sandbox: "read-only" }), "isolate from");
  assert.equal(beside(writing, { sandbox: "workspace-write" }), "allow-commit isolate prepare from");
  assert.equal(beside(writing, { resume: "x" }), "write allow-commit");
  assert.equal(beside({ sandbox: "danger-full-access", allowCommit: true }, { write: true }), "allow-commit");
  assert.equal(beside({ sandbox: "workspace-write", addDir: ["/a"] }, {}), "sandbox add-dir");
  assert.equal(beside({ route: "auto", background: true }, { model: "m", wait: true }), "");
  assert.equal(beside({ model: "m", effort: "low" }, { effort: "high" }), "model");
  assert.equal(beside({ rounds: 3 }, {}), "");
  assert.equal(beside({ rounds: 3 }, { verify: "x" }), "rounds");
  assert.equal(beside({ on: "night", park: true, noQueue: true }, {}), "on");
  assert.equal(beside({ park: true, noQueue: true }, { on: "night" }), "");
  assert.equal(beside({ on: "night", park: true }, { on: "local" }), "park");
});
