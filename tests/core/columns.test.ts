// The columns that a text takes on a terminal.
import assert from "node:assert/strict";
import { test } from "node:test";
import { columnsOf, cutToColumns, endOf, pieces } from "../../plugins/codex/scripts/src/core/columns.ts";

test("columnsOf counts wide characters twice and marks not at all", () => {
  const texts = ["", "abc", "é", "e\u0301", "日本語", "한글", "ｆｕ", "ｱ", "🦊!", "a\u200bb", "…–·✔"];
  assert.deepEqual(texts.map(columnsOf), [0, 3, 1, 1, 6, 4, 4, 1, 3, 2, 4]);
});

test("cutToColumns keeps what fits, and never half of a wide character", () => {
  assert.equal(cutToColumns("日本語", 6), "日本語");
  assert.equal(cutToColumns("日本語", 5), "日本…");
  assert.equal(cutToColumns("日本語", 4), "日…");
  assert.equal(cutToColumns("abcdef", 4), "abc…");
  assert.deepEqual([cutToColumns("日本", 2), cutToColumns("日本", 1), cutToColumns("ab", 1)], ["…", "…", "…"]);
});

test("pieces are of at most so many columns, and together the text", () => {
  assert.deepEqual(pieces("a日本語🦊b", 4), ["a日", "本語", "🦊b"]);
  assert.deepEqual(pieces("日", 1), ["日"]);
  assert.deepEqual(pieces("", 4), []);
});

test("endOf keeps the end, and never half of a wide character", () => {
  assert.deepEqual(
    [endOf("/a/日本", 4), endOf("/a/日本", 3), endOf("abc", 5), endOf("日", 1)],
    ["日本", "本", "abc", ""],
  );
});
