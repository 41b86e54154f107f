// What a Git process tells of itself, and how many commits it can have made.
import assert from "node:assert/strict";
import { test } from "node:test";
import { decodeGitRun, mostCommitsOf } from "../../../plugins/codex/scripts/src/core/outcome/git-run.ts";

const AT = "2026-11-25T10:00:00.250000Z";
const START = { event: "start", time: AT, argv: ["git", "ci"] };
const PLACE = { event: "def_repo", time: AT, repo: 1, worktree: "/w" };
const NAME = { event: "cmd_name", time: AT, name: "commit", hierarchy: "_run_git_alias_/commit" };
const EXIT = { event: "exit", time: "2026-11-25T10:00:01.000000Z", code: 0 };
const text = (...events: readonly object[]) => events.map((event) => `${JSON.stringify(event)}\n`).join("");

test("decodeGitRun reads the command, the work tree, the time and the end", () => {
  assert.deepEqual(decodeGitRun(text(START, NAME, PLACE, EXIT)), {
    commands: ["commit"],
    worktree: "/w",
    startedAtMs: Date.parse(AT),
    completedAtMs: Date.parse(EXIT.time),
    exitCode: 0,
  });
});

test("decodeGitRun survives what is no trace, and a process that was killed", () => {
  const broken = ["", "x\n", "[1]\n", text(NAME, PLACE), text(START, NAME), text({ ...START, time: 7 }, PLACE)];
  assert.deepEqual(broken.map(decodeGitRun), Array(broken.length).fill(null));
  const killed = decodeGitRun(`${text(START, NAME, PLACE)}{"event":"ex`);
  assert.deepEqual([killed?.completedAtMs, killed?.exitCode], [null, null]);
});

test("mostCommitsOf is one for a commit that did not fail, any number for a rebase, none for a look", () => {
  const of = (commands: readonly string[], exitCode: number | null) =>
    mostCommitsOf({ commands, exitCode, worktree: "/w", startedAtMs: 0, completedAtMs: 1 });
  const most = [of(["commit"], 0), of(["commit"], null), of(["commit"], 1), of(["rebase"], 1), of(["status"], 0)];
  assert.deepEqual(most, [1, 1, 0, Number.POSITIVE_INFINITY, 0]);
});
