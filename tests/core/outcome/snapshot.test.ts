import assert from "node:assert/strict";
import { test } from "node:test";
import {
  decodeSnapshot,
  evidenceBetween,
  evidenceWithoutRepository,
  type Snapshot,
  type Witnesses,
} from "../../../plugins/codex/scripts/src/core/outcome/snapshot.ts";
import type { Evidence } from "../../../plugins/codex/scripts/src/core/outcome/work.ts";

const BEFORE: Snapshot = { repository: "/repo", head: "a", dirty: [{ path: "old", print: "? 1" }] };
const NONE: Witnesses = { commits: [], committedPaths: [], pushed: false, itemPaths: [], itemCommit: false };
const NOTHING: Evidence = {
  repository: "/repo",
  head_before: "a",
  head_after: "a",
  commits: [],
  pushed: false,
  files_changed: [],
  uncommitted: false,
  attribution: "git_only",
};
const COMMIT = { sha: "b", subject: "s" };
const dirty = (...paths: readonly string[]) => [...BEFORE.dirty, ...paths.map((path) => ({ path, print: "? 2" }))];
const committed: Witnesses = { ...NONE, commits: [COMMIT], committedPaths: ["z", "m"] };
const moved = { head_after: "b", commits: [COMMIT], files_changed: ["m", "z"] };

const TABLE: readonly (readonly [
  what: string,
  after: Partial<Snapshot>,
  witnesses: Witnesses,
  evidence: Partial<Evidence>,
])[] = [
  ["nothing", {}, NONE, {}],
  ["what was dirty before", { dirty: BEFORE.dirty }, { ...NONE, itemPaths: ["old"] }, {}],
  ["what was dirty before and is clean now", { dirty: [] }, NONE, {}],
  [
    "what was dirty before and changed again",
    { dirty: [{ path: "old", print: "? 2" }] },
    NONE,
    { files_changed: ["old"], uncommitted: true },
  ],
  ["a new file that nobody names", { dirty: dirty("new") }, NONE, { files_changed: ["new"], uncommitted: true }],
  [
    "a new file that Codex's items name",
    { dirty: dirty("new") },
    { ...NONE, itemPaths: ["new"] },
    { files_changed: ["new"], uncommitted: true, attribution: "codex_items" },
  ],
  [
    "two files of which Codex's items name one",
    { dirty: dirty("new", "by-hand") },
    { ...NONE, itemPaths: ["new"] },
    { files_changed: ["by-hand", "new"], uncommitted: true },
  ],
  ["a file that Codex's items name and that is not there", {}, { ...NONE, itemPaths: ["gone"] }, {}],
  ["a commit of nobody's", { head: "b" }, committed, moved],
  [
    "a commit whose files Codex's items name, but which no command of the turn made",
    { head: "b" },
    { ...committed, itemPaths: ["m", "z"] },
    moved,
  ],
  [
    "a commit by a command of the turn",
    { head: "b" },
    { ...committed, itemCommit: true },
    { ...moved, attribution: "codex_items" },
  ],
  ["a commit that was pushed", { head: "b" }, { ...committed, pushed: true }, { ...moved, pushed: true }],
  [
    "a commit and a file beside it",
    { head: "b", dirty: dirty("m", "k") },
    committed,
    { ...moved, files_changed: ["k", "m", "z"], uncommitted: true },
  ],
  [
    "a commit command that made no commit",
    { dirty: dirty("new") },
    { ...NONE, itemCommit: true },
    { files_changed: ["new"], uncommitted: true },
  ],
  ["a moved head without new commits", { head: "0" }, NONE, { head_after: "0" }],
];

for (const [what, after, witnesses, evidence] of TABLE) {
  test(`evidenceBetween with ${what}`, () => {
    const found = evidenceBetween(BEFORE, { ...BEFORE, ...after }, witnesses);
    assert.deepEqual(found, { ...NOTHING, ...evidence });
  });
}

test("evidenceBetween of the first commit of all", () => {
  const before = { repository: "/repo", head: null, dirty: [] };
  const found = evidenceBetween(before, { ...before, head: "b" }, committed);
  assert.deepEqual(found, { ...NOTHING, ...moved, head_before: null });
});

test("evidenceWithoutRepository is what Codex's items say, each path once", () => {
  const none = { repository: null, head_before: null, head_after: null, attribution: "codex_items" };
  assert.deepEqual(evidenceWithoutRepository([]), { ...NOTHING, ...none });
  const one = { files_changed: ["/x/a"], uncommitted: true };
  assert.deepEqual(evidenceWithoutRepository(["/x/a"]), { ...NOTHING, ...none, ...one });
  const files = { files_changed: ["/x/a", "/x/b"], uncommitted: true };
  assert.deepEqual(evidenceWithoutRepository(["/x/b", "/x/a", "/x/b"]), { ...NOTHING, ...none, ...files });
});

test("decodeSnapshot gives back what was written, with or without unknown fields", () => {
  for (const snapshot of [BEFORE, { repository: "/repo", head: null, dirty: [] }]) {
    assert.deepEqual(decodeSnapshot(JSON.stringify({ version: 1, ...snapshot, later: true })), snapshot);
  }
});

test("decodeSnapshot is null for garbage, and fills in what an entry lacks", () => {
  for (const text of ["", "{", "null", "[]", "{}", '{"repository":1}']) assert.equal(decodeSnapshot(text), null);
  const odd = decodeSnapshot('{"repository":"/r","head":7,"dirty":[{},"x",{"path":"p"}]}');
  const dirtyPaths = [
    { path: "", print: "" },
    { path: "p", print: "" },
  ];
  assert.deepEqual(odd, { repository: "/r", head: null, dirty: dirtyPaths });
});
