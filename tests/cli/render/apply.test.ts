import assert from "node:assert/strict";
import { test } from "node:test";
import type { Work } from "../../../plugins/codex/scripts/src/app/copies/apply.ts";
import { appliedText, conflictText, leftText } from "../../../plugins/codex/scripts/src/cli/render/apply.ts";
import { QUEUED } from "../../../testing/sample-records.ts";

const numbers = Array.from({ length: 25 }, (_, index) => index + 1);
const WORK: Work = {
  ...{ as: "commits", why: null, branch: "main", head: "a".repeat(40), since: null, isNone: false, hooks: [] },
  commits: numbers.map((number) => ({ sha: `${number}`.padStart(40, "0"), subject: `commit ${number}` })),
  files: numbers.map((number) => `file-${number}`),
  left: numbers.map((number) => ({ path: `left-${number}`, why: "why" })),
};

test("appliedText lists so many commits, files and what is left, and how many there are more", () => {
  const lines = appliedText(QUEUED, { kind: "applied", work: WORK }, "shell").split("\n");
  for (const [first, last, after] of [
    ["commit 1", "commit 20", "commit 21"],
    ["file-1", "file-20", "file-21"],
    ["left-1 (why).", "left-20 (why).", "left-21 (why)."],
  ] as const) {
    const at = lines.findIndex((line) => line.endsWith(first));
    assert.deepEqual([lines[at + 19]?.endsWith(last), lines[at + 20]], [true, "  and 5 more"]);
    assert.equal(
      lines.some((line) => line.endsWith(after)),
      false,
    );
  }
});

test("leftText names as many", () => {
  const { files } = WORK;
  assert.match(leftText({ left: files, kept: "/kept" }), /since, file-1, .*, file-20 and 5 more; what these were/u);
  assert.match(leftText({ left: files.slice(0, 20), kept: "/kept" }), /, file-20; what these were/u);
});

test("conflictText names what is in the way, and why nobody can tell", () => {
  const text = conflictText(
    QUEUED,
    [
      { path: "e/q", kind: "in_the_way", here: null, there: 2, by: "e" },
      { path: "d", kind: "in_the_way", here: 3, there: 2, by: "d/mine" },
      { path: "i", kind: "in_the_way", here: null, there: 2 },
      {
        path: "nest/own",
        kind: "untold",
        here: null,
        there: 2,
        why: '"nest/": it is a repository that nobody has added',
      },
    ],
    "shell",
  );
  assert.deepEqual(text.split("\n").slice(1, -1), [
    '  e/q: "e" is in the way (there 2 bytes)',
    '  d: "d/mine" is in the way (here 3 bytes, there 2 bytes)',
    "  i: something else stands there, which Git ignores or does not track (here nothing, there 2 bytes)",
    '  nest/own: nobody can tell whether it changed here: "nest/": it is a repository that nobody has added (here nothing, there 2 bytes)',
  ]);
});
