import assert from "node:assert/strict";
import { test } from "node:test";
import { classify } from "../../../plugins/codex/scripts/src/core/failure/classify.ts";

const PROMPT = `Our client dies with "unexpected status 401 Unauthorized: token expired" in the login.
Not logged in is what it says then, and
You've hit your usage limit. Try again later.
bwrap: setting up uid map: Operation not permitted — is that ours? Read C:\\new\\tests first.
{"error":{"message":"Rate limit reached for x","code":"rate_limit_exceeded"}}`;

const kindOf = (stderrTail: string, foreign = [PROMPT]) =>
  classify({
    end: { type: "exited", code: 1, signal: null, signalNumber: 0 },
    lastRetry: null,
    stderrTail,
    foreign,
  }).failure.kind;

const wrapped = (text: string, width: number) => text.replaceAll(new RegExp(`(.{1,${width}})`, "g"), "$1\n");

const ECHOES: Readonly<Record<string, string>> = {
  "as it is": PROMPT,
  "a line of it": "Not logged in is what it says then, and\n",
  "a piece of a line": "unexpected status 401 Unauthorized: token expired\n",
  "after a label of an error": "Error: unexpected status 401 Unauthorized: token expired in the login\n",
  "wrapped at 30": wrapped(PROMPT, 30),
  "wrapped at 17": wrapped(PROMPT, 17),
  "quoted as mail is": PROMPT.replaceAll(/^/gm, "> "),
  "in a box": PROMPT.replaceAll(/^(.*)$/gm, "│ $1 │"),
  "as JSON": `${JSON.stringify(PROMPT)}\n`,
  "a JSON piece without its quotes": `${JSON.stringify(PROMPT.slice(PROMPT.indexOf("Not"))).slice(1, -1)}\n`,
  "as JSON twice": `${JSON.stringify(JSON.stringify(PROMPT.slice(PROMPT.indexOf("Not")))).slice(3, -3)}\n`,
  "cut off": `${PROMPT.slice(PROMPT.indexOf("You"), -40)}…\n`,
  "in capitals and colours": `\u001b[31m${PROMPT.slice(PROMPT.indexOf("bwrap")).toUpperCase()}\u001b[0m\n`,
  "with a body of an answer": '{"error":{"message":"Rate limit reached for x","code":"rate_limit_exceeded"}}\n',
  "behind a label": "user: Not logged in is what it says then, and\n",
  "with something behind it": "Not logged in is what it says then, and (12 more)\n",
};

for (const [how, stderr] of Object.entries(ECHOES)) {
  test(`stderr that repeats the prompt ${how} names nothing`, () => {
    assert.equal(kindOf(stderr), "unknown_exit_1");
    assert.notEqual(kindOf(`${stderr}\nNo space left on device (os error 28)\n`), "unknown_exit_1");
  });
}

test("what the prompt does not say is evidence as ever", () => {
  assert.equal(kindOf(`${PROMPT}\nbwrap: Failed to make / slave: Permission denied\n`), "sandbox_or_policy_block");
  assert.equal(kindOf("Your workspace is out of credits. Add credits to continue.\n"), "usage_limit");
  assert.equal(kindOf("Not logged in\n", ["Say hello."]), "auth_unavailable");
  assert.equal(kindOf("Not logged in\n", []), "auth_unavailable");
});

test("the model's words are no more evidence than the prompt", () => {
  assert.equal(kindOf("Not logged in, it says.\n", ["Say hello.", "Not logged in, it says."]), "unknown_exit_1");
});
