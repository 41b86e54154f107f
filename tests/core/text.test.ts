import assert from "node:assert/strict";
import { test } from "node:test";
import { oneLine, printable } from "../../plugins/codex/scripts/src/core/text.ts";

const LINES: readonly (readonly [text: string, most: number, line: string])[] = [
  ["", 10, ""],
  ["short", 10, "short"],
  ["  two\n\n words\t", 20, "two words"],
  ["a\u0000b\u001b[31mc\u0085d\u2028e", 20, "a b [31mc d e"],
  ["exactly ten", 11, "exactly ten"],
  ["exactly ten!", 11, "exactly te…"],
  ["👩‍🌾👩‍🌾", 3, "👩‍…"],
  ["👍👍👍👍", 3, "👍👍…"],
];

for (const [text, most, line] of LINES) {
  test(`oneLine of ${JSON.stringify(text)} in ${most}`, () => assert.equal(oneLine(text, most), line));
}

const PRINTABLE: readonly (readonly [what: string, text: string, plain: string])[] = [
  ["plain text", "a\tb\n\nc — ü 👍\n", "a\tb\n\nc — ü 👍\n"],
  ["a carriage return and a line feed", "a\r\nb", "a\nb"],
  ["carriage returns alone", "10%\r20%\r", "10%\n20%\n"],
  ["colours", "\u001b[1;31mred\u001b[0m", "red"],
  ["cursor movements", "\u001b[2J\u001b[Hhome\u001b[?25l", "home"],
  ["a sequence with an intermediate byte", "a\u001b[2 qb", "ab"],
  ["a title ended by BEL", "a\u001b]0;title\u0007b", "ab"],
  ["a link ended by ST", "\u001b]8;;https://x.y\u001b\\link\u001b]8;;\u001b\\", "link"],
  ["a title left open", "a\u001b]0;title\nb", "a\nb"],
  ["a title left open at the end", "a\u001b]0;title", "a"],
  [
    "device control, privacy and application strings",
    "a\u001bPq#0\u001b\\b\u001b^p\u001b\\c\u001b_a\u001b\\d\u001bXs\u001b\\e",
    "abcde",
  ],
  ["C1 introducers", "a\u009b31mb\u009d0;t\u009cc\u0090q\u009cd", "abcd"],
  ["other escapes", "a\u001bcb\u001b(Bc\u001b7d\u001b=e", "abcde"],
  ["an unfinished sequence", "a\u001b[", "a["],
  ["a sequence within a sequence", "\u001b\u001b[0m[31m", "[31m"],
  ["control characters", "a\u0000b\u0007c\u0008d\u007fe\u0085f\u000bg\u000ch", "abcdefgh"],
  ["a sentinel", "[[codex-task status=complete]]", "[quoted: codex-task status=complete]]"],
];

for (const [what, text, plain] of PRINTABLE) {
  test(`printable with ${what}`, () => {
    assert.equal(printable(text), plain);
    assert.equal(printable(plain), plain);
  });
}
