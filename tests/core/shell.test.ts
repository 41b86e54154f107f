// A quoted word, asked of a real shell.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { shellQuote } from "../../plugins/codex/scripts/src/core/shell.ts";
import { returnWords } from "../../plugins/codex/scripts/src/core/telling/return-words.ts";
import { COMPLETED, RUNNING } from "../../testing/sample-records.ts";
import { makeTempFolder } from "../../testing/temp.ts";
import { TELLING } from "./telling/telling.ts";

const WORDS = [
  "",
  "plain",
  "/usr/local/bin/x-y_z.1,2:3@4%5+6=7",
  "with blanks  and\ttabs",
  "it's",
  "'",
  "''''",
  '"double"',
  "$HOME $@ $(echo x) `echo x`",
  "back\\slash\\",
  "line\nbreak\n",
  "!history #comment ~ * ? [a] {b,c} ; & | < > ( )",
  "Grüße, 世界 \u{1f41f}",
  "-n",
  "~",
];

test("shellQuote gives a word that a shell takes as it is", () => {
  for (const word of WORDS) {
    const said = execFileSync("sh", ["-c", `printf '%s|' ${shellQuote(word)} ${shellQuote(word)}`], {
      encoding: "utf8",
    });
    assert.equal(said, `${word}|${word}|`, JSON.stringify(word));
  }
});

test("shellQuote leaves a word bare that needs no quotes", () => {
  assert.deepEqual(["/a/b-c_1.2", "x=y", "it's", ""].map(shellQuote), ["/a/b-c_1.2", "x=y", "'it'\\''s'", "''"]);
});

test("a command in the sentences runs from any folder, whatever its name", async (t) => {
  const folder = join(await makeTempFolder(t), `it's "$HOME" $(x) \\ ; &`);
  mkdirSync(folder);
  const program = join(folder, "codex-companion");
  writeFileSync(program, "#!/bin/sh\nprintf '%s|' \"$@\"\n");
  chmodSync(program, 0o755);
  const telling = { ...TELLING, companion: shellQuote(program) };
  for (const [record, expected] of [
    [COMPLETED, `result|${COMPLETED.id}|`],
    [RUNNING, `status|${RUNNING.id}|--wait|`],
  ] as const) {
    const command = /`(.*)`/.exec(returnWords({ word: "state", jobs: [record] }, telling).text)?.[1] ?? "";
    assert.equal(execFileSync("sh", ["-c", command], { encoding: "utf8", cwd: "/" }), expected);
  }
});
