import assert from "node:assert/strict";
import { test } from "node:test";
import { type ApplyJournal, decodeJournal } from "../../../plugins/codex/scripts/src/core/merging/journal.ts";
import { LAUNCHER } from "../../../testing/sample-records.ts";

const JOURNAL: ApplyJournal = {
  ...{ job: "mm7kwn40-a1b2c", root: "/home/dev/house", owner: LAUNCHER, at: "2026-03-01T10:00:00.000Z" },
  ...{ branch: "main", head: "aa", copy: { head: "ff", tree: "99", left: ["sub"] } },
  commits: { made: ["bb", "cc"], oldIndex: null, newIndex: "dd" },
  entries: [
    {
      path: "a\xff",
      old: { kind: "file", isExecutable: false, sha256: "ee", mode: 0o644, offset: 7, length: 9 },
      next: { kind: "link", target: "b" },
      waiting: ".codex-apply-x-0",
    },
    { path: "gone", old: { kind: "link", target: "x", mode: 0, offset: 0, length: 0 }, next: null, waiting: null },
  ],
  folders: ["new"],
  isDone: true,
};

test("decodeJournal reads back what was written, also without commits and with fields that it does not know", () => {
  for (const journal of [JOURNAL, { ...JOURNAL, commits: null, branch: null, head: null, copy: null, isDone: false }]) {
    const json = { ...JSON.parse(JSON.stringify(journal)), later: [1] };
    assert.deepEqual(decodeJournal(json), journal);
  }
});

test("decodeJournal takes nothing for a journal that does not say whose it is", () => {
  for (const name of ["job", "root", "owner", "at"])
    assert.equal(decodeJournal({ ...JSON.parse(JSON.stringify(JOURNAL)), [name]: 7 }), null);
});
