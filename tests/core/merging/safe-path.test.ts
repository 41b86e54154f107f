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
  ...[".g\u200cit/config", "\ufeff.git", ".gi\u202et", "a\\b"],
];
const SAFE = ["a", "a/b", ".gitignore", ".github/x", "git", ".gitx/y", "...", "-dash", "a b", "line\nbreak", "\u00fc"];

test("isSafePath refuses what leaves the work tree or enters a Git folder, on any file system", () => {
  assert.deepEqual(UNSAFE.filter(isSafePath), []);
});

test("isSafePath takes every other name", () => {
  assert.deepEqual(
    SAFE.filter((path) => !isSafePath(path)),
    [],
  );
});
