/** Whether a path lies below a folder. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { isAtOrBelow, isBelow } from "../../plugins/codex/scripts/src/core/below.ts";

test("isBelow is true within a folder, and isAtOrBelow for the folder too", () => {
  const cases: readonly [folder: string, path: string, isAtOrBelow: boolean, isBelow: boolean][] = [
    ["/a", "/a/b/c", true, true],
    ["/a/", "/a/b", true, true],
    ["/a", "/a", true, false],
    ["/a", "/a/", true, false],
    ["/", "/a", true, true],
    ["/", "/", true, false],
    ["/a", "/ab", false, false],
    ["/a/b", "/a", false, false],
    ["/a", "/a/..b", true, true],
    ["/a", "/A/b", false, false],
    ["/a", "/a\\b", false, false],
    ["C:\\Work", "c:/work/tree", true, true],
    ["C:\\Work", "C:\\Work", true, false],
    ["C:\\Work", "C:\\Workshop", false, false],
    ["C:\\Work", "D:\\Work\\tree", false, false],
    ["\\\\host\\share", "\\\\Host\\share\\tree", true, true],
  ];
  for (const [folder, path, isAtOr, isIn] of cases)
    assert.deepEqual([isAtOrBelow(folder, path), isBelow(folder, path)], [isAtOr, isIn], `${path} below ${folder}`);
});
