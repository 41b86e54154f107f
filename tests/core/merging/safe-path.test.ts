import assert from "node:assert/strict";
import { test } from "node:test";
import { isSafePath } from "../../../plugins/codex/scripts/src/core/merging/safe-path.ts";

const UNSAFE = [
  ...["", ".", "..", "../x", "a/../../x", "a//b", "/etc/passwd", "a/.", "nul\0"],
  ...[
    ".git",
    ".git/config",
    "a/.git/hooks/x",
    ".GIT/x",
    ".Git",
    "git~1",
    "GIT~1/x",
    ".git./x",
    ".git /x",
    ".git::$INDEX_ALLOCATION/x",
  ],
  ...[".g\u200cit/config", "\ufeff.git", ".gi\u202et"],
  ...["a\\.git", "a\\.git\\hooks", ".git\\config", "\\.GIT", "a/b\\git~1"],
];
const SAFE = ["a", "a/b", ".gitignore", ".github/x", "git", ".gitx/y", "...", "-dash", "a b", "line\nbreak", "\u00fc"];

const BACKSLASHED = ["a\\b", "\\", "a\\..\\b", "b\\.gitignore"];

test("isSafePath refuses what leaves the work tree or enters a Git folder, on any file system", () => {
  for (const isWindows of [false, true])
    assert.deepEqual(
      UNSAFE.filter((path) => isSafePath(path, isWindows)),
      [],
    );
});

test("isSafePath takes every other name", () => {
  for (const isWindows of [false, true])
    assert.deepEqual(
      SAFE.filter((path) => !isSafePath(path, isWindows)),
      [],
    );
});

test("isSafePath takes a backslash for what it is: a folder's end on Windows, elsewhere a character", () => {
  assert.deepEqual(
    [false, true].map((isWindows) => BACKSLASHED.filter((path) => isSafePath(path, isWindows))),
    [BACKSLASHED, []],
  );
});
