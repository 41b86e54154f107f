// Prose within a width, by the columns that they take.
import assert from "node:assert/strict";
import { test } from "node:test";
import { breakWords, wrap, wrapCommands, wrapList } from "../../../plugins/codex/scripts/src/cli/render/wrap.ts";

test("wrap breaks between words by columns, and leaves a word whole", () => {
  assert.equal(wrap("> ", "one two three", 9), "> one two\n  three");
  assert.equal(wrap("> ", "日本 語 abc", 10), "> 日本 語\n  abc");
  assert.equal(wrap("", "abcdefghij k", 5), "abcdefghij\nk");
});

test("breakWords breaks only what is longer than a line", () => {
  assert.equal(wrap("> ", breakWords("a 日本語日本語 bc", 6), 8), "> a\n  日本語\n  日本語\n  bc");
  assert.equal(breakWords("a  b", 6), "a  b");
});

test("wrapList breaks only between its texts", () => {
  assert.equal(
    wrapList("Next  ", ["one two", "three four", "five"], 18),
    "Next  one two,\n      three four,\n      five",
  );
});

test("wrapCommands leaves a command in backticks on one line", () => {
  const text = "Start it with `codex-companion status mm7kwn40-a1b2c --wait` or leave it.";
  assert.equal(
    wrapCommands("  to do  ", text, 60),
    ["  to do  Start it with", "         `codex-companion status mm7kwn40-a1b2c --wait` or", "         leave it."].join(
      "\n",
    ),
  );
});
