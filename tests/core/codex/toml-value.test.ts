import assert from "node:assert/strict";
import { test } from "node:test";
import { tomlText, tomlValue } from "../../../plugins/codex/scripts/src/core/codex/toml-value.ts";

const VALUES: readonly (readonly [text: string, value: unknown])[] = [
  ["true", true],
  ["-12", -12],
  ["1_000", 1000],
  ["0.5", 0.5],
  ["1e3", 1000],
  ["", ""],
  ["low", "low"],
  ["a b, c", "a b, c"],
  ["007", "007"],
  ['"a \\"b\\" \\u00e4"', 'a "b" ä'],
  ["'C:\\x'", "C:\\x"],
  ["[]", []],
  ['[1, "a", [true,], ]', [1, "a", [true]]],
  ['{a = 1, "b c" = {d = []}}', { a: 1, "b c": { d: [] } }],
];

test("tomlValue reads the values of TOML, and what is none as a text", () => {
  for (const [text, value] of VALUES) assert.deepEqual(tomlValue(text), { value }, text);
});

test("tomlValue takes nothing that begins like a value and is none", () => {
  for (const text of ['"a', "'a", "[1", "[1 2]", "[a]", "{a 1}", "{a = }", '"a" b', '"\\q"', "{a = 1"])
    assert.deepEqual(tomlValue(text), { problem: "it is no TOML value" }, text);
});

test("tomlText gives a text that reads as the value", () => {
  for (const [, value] of VALUES) assert.deepEqual(tomlValue(tomlText(value)), { value });
});
