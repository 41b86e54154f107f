// What a job left behind, in a few words.
import assert from "node:assert/strict";
import { test } from "node:test";
import { plural, workPhrase } from "../../../plugins/codex/scripts/src/core/outcome/words.ts";
import type { Evidence } from "../../../plugins/codex/scripts/src/core/outcome/work.ts";

const CLEAN: Evidence = {
  repository: "/r",
  head_before: null,
  head_after: null,
  commits: [],
  pushed: false,
  files_changed: [],
  uncommitted: false,
  attribution: "git_only",
};
const COMMIT = { sha: "1".repeat(40), subject: "s" };

test("workPhrase says what was left, and in what state", () => {
  const cases: readonly [Evidence | null, string][] = [
    [null, "no change known"],
    [CLEAN, "no change"],
    [{ ...CLEAN, uncommitted: true }, "no change"],
    [{ ...CLEAN, files_changed: ["a"] }, "1 file changed"],
    [{ ...CLEAN, files_changed: ["a", "b"], uncommitted: true }, "2 files changed, not all committed"],
    [{ ...CLEAN, repository: null, files_changed: ["a"], uncommitted: true }, "1 file changed"],
    [{ ...CLEAN, commits: [COMMIT] }, "1 commit"],
    [{ ...CLEAN, commits: [COMMIT, COMMIT], files_changed: ["a"] }, "2 commits, 1 file changed"],
    [{ ...CLEAN, commits: [COMMIT], files_changed: ["a"], pushed: true }, "1 commit, 1 file changed, pushed"],
    [
      { ...CLEAN, commits: [COMMIT], files_changed: ["a"], uncommitted: true },
      "1 commit, 1 file changed, not all committed",
    ],
  ];
  for (const [evidence, expected] of cases) assert.equal(workPhrase(evidence), expected);
});

test("workPhrase says both of commits that were pushed and of changes that were not committed", () => {
  const both = { ...CLEAN, commits: [COMMIT], files_changed: ["a", "b"], pushed: true, uncommitted: true };
  assert.equal(workPhrase(both), "1 commit, 2 files changed, pushed, not all committed");
});

test("plural counts", () => {
  assert.deepEqual(
    [0, 1, 2].map((count) => plural(count, "file")),
    ["0 files", "1 file", "2 files"],
  );
});
