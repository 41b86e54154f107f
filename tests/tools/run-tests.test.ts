import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { makeTree, runTool, type ToolRun } from "./run-tool.ts";

const BUILT: Readonly<Record<string, string>> = {
  "package.json": '{ "type": "module" }',
  "build/tests/core/sentinel.test.js": passing("sentinel"),
  "build/tests/io/files.test.js": passing("files"),
  "build/tests/io/helper.js": "throw new Error('no test');\n",
  "build/tests/io/fixtures/broken.test.js": "throw new Error('a fixture');\n",
  "build/tests/end-to-end/task.test.js": passing("task"),
};

const CHOICES: readonly (readonly [args: readonly string[], tests: readonly string[]])[] = [
  [[], ["files", "sentinel"]],
  [["core"], ["sentinel"]],
  [["tests/io"], ["files"]],
  [
    ["tests/core/sentinel.test.ts", "files"],
    ["files", "sentinel"],
  ],
  [["end-to-end"], ["task"]],
  [["tests/end-to-end/"], ["task"]],
  [["end-to-end/task"], ["task"]],
];

for (const [args, tests] of CHOICES) {
  test(`run-tests ${args.join(" ")} runs ${tests.join(" and ")}`, async (t) => {
    const { code, stdout, stderr } = await runTests(t, args);
    assert.deepEqual(
      { code, ran: [...stdout.matchAll(/✔ (\w+)/gu)].map((match) => match[1]).sort() },
      { code: 0, ran: tests },
    );
    assert.match(stdout, new RegExp(`pass ${tests.length}\\b[^]*duration_ms [\\d.]+\\s*$`, "u"));
    assert.equal(stderr, "");
  });
}

test("run-tests fails with a test that fails, and says which", async (t) => {
  const failing = `import { test } from "node:test"; test("broken", () => { throw new Error("on purpose"); });\n`;
  const { code, stdout } = await runTests(t, [], { ...BUILT, "build/tests/core/broken.test.js": failing });
  assert.equal(code, 1);
  assert.match(stdout, /fail 1\b/u);
  assert.match(stdout, /on purpose/u);
});

test("run-tests fails if no test is chosen", async (t) => {
  const message = 'Could not run any test "nothing": no built test has that in its path.\n';
  assert.deepEqual(await runTests(t, ["nothing"]), { code: 1, stdout: "", stderr: message });
});

test("run-tests fails if nothing is built", async (t) => {
  const { code } = await runTests(t, [], { "package.json": "{}" });
  assert.equal(code, 1);
});

function passing(name: string): string {
  return `import { test } from "node:test"; test("${name}", () => {});\n`;
}

async function runTests(t: TestContext, args: readonly string[], files = BUILT): Promise<ToolRun> {
  return await runTool("run-tests", args, { cwd: await makeTree(t, files) });
}
