// The columns that a text takes on a terminal.
import assert from "node:assert/strict";
import { test } from "node:test";
import { columnsOf, cutToColumns, pieces } from "../../plugins/codex/scripts/src/core/columns.ts";

test("columnsOf counts wide characters twice and marks not at all", () => {
  const texts = ["", "abc", "é", "e\u0301", "日本語", "한글", "ｆｕ", "ｱ", "🦊!", "a\u200bb", "…–·✔"];
  assert.deepEqual(texts.map(columnsOf), [0, 3, 1, 1, 6, 4, 4, 1, 3, 2, 4]);
});

test("cutToColumns keeps what fits, and never half of a wide character", () => {
  assert.equal(cutToColumns("日本語", 6), "日本語");
  assert.equal(cutToColumns("日本語", 5), "日本…");
  assert.equal(cutToColumns("日本語", 4), "日…");
  assert.equal(cutToColumns("abcdef", 4), "abc…");
});

test("pieces are of at most so many columns, and together the text", () => {
  assert.deepEqual(pieces("a日本語🦊b", 4), ["a日", "本語", "🦊b"]);
  assert.deepEqual(pieces("日", 1), ["日"]);
  assert.deepEqual(pieces("", 4), []);
});
