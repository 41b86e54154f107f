// The first sentence of a line.
import assert from "node:assert/strict";
import { test } from "node:test";
import { firstSentence } from "../../../plugins/codex/scripts/src/core/group/first-sentence.ts";

const CASES: readonly [string, string][] = [
  ["Fixed the loop. Then the tests.", "Fixed the loop."],
  ["Fixed the loop", "Fixed the loop"],
  ["## Done! All green.", "Done!"],
  ["- **Changed** `a.ts` and b.js (v1.2) so it works. More", "Changed** `a.ts` and b.js (v1.2) so it works."],
  ["Used e.g. a map. Fast.", "Used e.g. a map."],
  ["直した。次へ。", "直した。"],
  ["", ""],
  ["x".repeat(5_000), "x".repeat(1_000)],
];

for (const [line, sentence] of CASES) test(line.slice(0, 40), () => assert.equal(firstSentence(line), sentence));
