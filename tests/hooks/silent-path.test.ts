// If there is nothing to say, next to nothing is loaded: asked of V8's own list of the scripts that it ran.
import assert from "node:assert/strict";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { makeTempFolder } from "../../testing/temp.ts";
import { PROGRAMS, runHook } from "./run-hook.ts";

const COMMON = { session_id: "s1", cwd: "/" };
const CASES: readonly [string, object, readonly string[]][] = [
  [
    "a prompt where all is quiet",
    { hook_event_name: "UserPromptSubmit", prompt: "hello" },
    [
      ...["core/environment-problem.js", "core/shell.js", "hooks/main.js"],
      ...["io/home.js", "io/ownership.js", "io/peek.js", "tell/quiet.js"],
    ],
  ],
  [
    "the return of another agent",
    { hook_event_name: "PostToolUse", tool_name: "Agent", tool_input: { subagent_type: "Explore" } },
    ["hooks/main.js"],
  ],
  [
    "another agent's Bash call",
    { hook_event_name: "PostToolUse", tool_name: "Bash", agent_id: "a1", agent_type: "Explore" },
    ["hooks/main.js"],
  ],
  [
    "a Bash call of another program that is about to be made",
    { hook_event_name: "PreToolUse", tool_name: "Bash", tool_input: { command: "ls" } },
    ["hooks/main.js"],
  ],
  [
    "a message to an agent at work",
    { hook_event_name: "PostToolUse", tool_name: "SendMessage", tool_response: { success: true } },
    ["hooks/main.js"],
  ],
  [
    "a stop where no gate is on",
    { hook_event_name: "Stop", stop_hook_active: false },
    [
      ...["core/environment-problem.js", "core/shell.js", "hooks/main.js"],
      ...["io/home.js", "io/ownership.js", "io/peek.js", "tell/quiet.js"],
    ],
  ],
  ["another tool", { hook_event_name: "PostToolUse", tool_name: "Read" }, ["hooks/main.js"]],
];

for (const [name, fields, expected] of CASES) {
  test(`the hook loads as little as it can for ${name}`, async (t) => {
    const folder = await makeTempFolder(t);
    const env = { NODE_V8_COVERAGE: join(folder, "coverage") };
    const run = await runHook({ ...COMMON, ...fields }, { home: join(folder, "home"), program: "files", env });
    assert.deepEqual(run, { code: 0, stdout: "", stderr: "" });
    assert.deepEqual(loadedFiles(join(folder, "coverage")), expected);
  });
}

test("a prompt that may have news loads nothing of the stop gate while no gate is on", async (t) => {
  const folder = await makeTempFolder(t);
  const home = join(folder, "home");
  mkdirSync(join(home, "untold"), { recursive: true, mode: 0o700 });
  writeFileSync(join(home, "untold", "mwx0ud1a-lr4rz"), "");
  const env = { NODE_V8_COVERAGE: join(folder, "coverage") };
  const run = await runHook(
    { ...COMMON, hook_event_name: "UserPromptSubmit", prompt: "hello" },
    { home, program: "files", env },
  );
  assert.deepEqual(run, { code: 0, stdout: "", stderr: "" });
  const loaded = loadedFiles(join(folder, "coverage"));
  assert.ok(loaded.includes("tell/tell.js"));
  assert.deepEqual(
    loaded.filter((file) => file.startsWith("stop-gate/")),
    [],
  );
});

/** The files of the program that a process loaded, sorted. */
function loadedFiles(folder: string): readonly string[] {
  const report = readdirSync(folder).map((name) => JSON.parse(readFileSync(join(folder, name), "utf8")));
  const urls = report.flatMap(({ result }) => result.map(({ url }: { url: string }) => url));
  const root = dirname(dirname(PROGRAMS.files));
  return urls
    .filter((url) => url.startsWith("file:"))
    .map((url) => fileURLToPath(url))
    .filter((path) => path.startsWith(root))
    .map((path) => `${basename(dirname(path))}/${basename(path)}`)
    .sort();
}
