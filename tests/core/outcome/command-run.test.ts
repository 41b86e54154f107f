import assert from "node:assert/strict";
import { describe, test } from "node:test";
import {
  type CommandRun,
  commitsNamedIn,
  isRunningAt,
  isRunningInSecond,
  mostCommits,
} from "../../../plugins/codex/scripts/src/core/outcome/command-run.ts";

const RUN: CommandRun = {
  ...{ id: "c", command: "make", cwd: null, exitCode: 0, startedAtMs: 10_600, completedAtMs: 12_100, commits: [] },
};

test("isRunningInSecond: from the second of the start to that of the end, both of which may be told a little wrong", () => {
  const seconds = [9_000, 10_000, 11_000, 12_000, 13_000];
  const within = (run: CommandRun) => seconds.filter((second) => isRunningInSecond(run, second));
  assert.deepEqual(within(RUN), [10_000, 11_000, 12_000]);
  assert.deepEqual(within({ ...RUN, startedAtMs: 10_400 }), [9_000, 10_000, 11_000, 12_000]);
  assert.deepEqual(within({ ...RUN, completedAtMs: 12_600 }), [10_000, 11_000, 12_000, 13_000]);
  assert.deepEqual(within({ ...RUN, completedAtMs: null }), [10_000, 11_000, 12_000, 13_000]);
  assert.deepEqual(within({ ...RUN, startedAtMs: null, completedAtMs: null }), seconds);
});

test("isRunningAt: between start and end, with half a second for what is rounded, and as long again for a late end", () => {
  const times = [9_800, 9_950, 12_000, 13_050, 13_200];
  assert.deepEqual(
    times.map((time) => isRunningAt({ ...RUN, startedAtMs: 10_400 }, time)),
    [false, true, true, true, false],
  );
});

test("commitsNamedIn reads the lines with which Git tells of new commits", () => {
  const output = [
    "[main (root-commit) 1a2b3c4] First",
    " 1 file changed, 1 insertion(+)",
    "[detached HEAD 0123456789abcdef0123456789abcdef01234567] Second [x 9999999] y",
    "00c0e17 a line of a log",
    " [main 7777777] indented",
    "[main 8888888]: no subject",
    "[WARN 5] x",
  ].join("\n");
  assert.deepEqual(commitsNamedIn(output), ["1a2b3c4", "0123456789abcdef0123456789abcdef01234567"]);
  assert.deepEqual(commitsNamedIn(""), []);
});

describe("mostCommits", () => {
  const ANY = Number.POSITIVE_INFINITY;
  const table: readonly (readonly [command: string, most: number])[] = [
    ["ls -la; echo done", 0],
    ["git log --grep commit", 0],
    ["git show commit", 0],
    ["git status && git push", 0],
    ["git commit-graph write", 0],
    ["legit commit", 0],
    ["git commit -m x", 1],
    ["git add -A && git commit -qm 'fix the loop for x'", 1],
    ["git -c user.name=a -c user.email=b@c commit -qm x", 1],
    ['git -c user.name="A B" -C /some/where --no-pager commit', 1],
    ["git --git-dir=/x/.git commit", 1],
    ["git commit -m a; git commit -m b", 2],
    ["git merge side", 1],
    ["git rebase main", ANY],
    ["git cherry-pick a..b", ANY],
    ["git pull", ANY],
    ["for f in *; do git commit -m $f $f; done", ANY],
    ["ls | xargs -n1 git commit -m x", ANY],
    ["/bin/bash -lc 'git commit -m x'", 1],
    ["/bin/bash -lc 'git -c user.name='\\''A B'\\'' commit -m x'", 1],
    ['/usr/bin/zsh -lc "git -c user.name=\\"A B\\" commit -m x"', 1],
    ["bash -lc 'for f in *; do git commit -m x; done'", ANY],
  ];
  for (const [command, most] of table) {
    test(`of ${command} is ${most}`, () => assert.equal(mostCommits(command), most));
  }
});
