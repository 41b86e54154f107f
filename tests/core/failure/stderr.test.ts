import assert from "node:assert/strict";
import { test } from "node:test";
import { ownLines } from "../../../plugins/codex/scripts/src/core/failure/stderr.ts";

const at = (second: number) => `2026-11-21T00:57:${second}.903677Z`;

const TAILS: Readonly<Record<string, readonly [tail: string, own: readonly string[]]>> = {
  nothing: ["", []],
  "plain lines, the last one first": ["one\r\n\n two\n", [" two", "one"]],
  "the words of an error in the log, without its colours": [
    `\u001b[2m${at(20)}\u001b[0m \u001b[31mERROR\u001b[0m \u001b[2mcodex_app_server\u001b[0m\u001b[2m:\u001b[0m Broken.\n`,
    ["Broken."],
  ],
  "no line below ERROR, whatever follows it": [
    `${at(20)}  INFO codex_core::client: the prompt\nbwrap: asked for\n${at(21)} DEBUG codex_core: more\nbwrap: again\n`,
    [],
  ],
  "no warning, but what follows it": [`${at(20)}  WARN codex_core: careful\nGood bye.\n`, ["Good bye."]],
  "no output of a tool, over as many lines as it has": [
    `${at(20)} ERROR codex_core::tools::router: error=Exit code: 1 Output:\nbwrap: printed\nunexpected status 401\n`,
    [],
  ],
  "no MCP server": [
    `${at(20)} ERROR codex_mcp::connection: unexpected status 401\n${at(21)} ERROR rmcp::transport: Not logged in\n`,
    [],
  ],
  "no error whose fields could hold anything": [`${at(20)} ERROR turn{prompt="x"}: codex_core: Broken.\n`, []],
  "what comes after such a line": [
    `${at(20)} ERROR codex_core::tools::router: error\noutput\n${at(21)} ERROR codex_core::client: Broken.\nGood bye.\n`,
    ["Good bye.", "Broken."],
  ],
  "nothing before a panic": [
    `${at(20)} ERROR codex_core: Broken.\nthread 'main' (7) panicked at src/main.rs:1:1:\nnope\n`,
    ["nope", "thread 'main' (7) panicked at src/main.rs:1:1:"],
  ],
};

for (const [what, [tail, own]] of Object.entries(TAILS)) {
  test(`ownLines gives ${what}`, () => assert.deepEqual(ownLines(tail), own));
}

test("ownLines reads the last 8,000 characters", () => {
  assert.deepEqual(ownLines(`Not logged in\n${"x".repeat(8_000)}`), ["x".repeat(8_000)]);
});
