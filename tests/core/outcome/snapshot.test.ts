import assert from "node:assert/strict";
import { test } from "node:test";
import { asObject, parseJson } from "../../../plugins/codex/scripts/src/core/json.ts";
import {
  absentSnapshot,
  type Branch,
  decodeSnapshot,
  type Snapshot,
  type Walks,
  walksBetween,
} from "../../../plugins/codex/scripts/src/core/outcome/snapshot.ts";

const local = (name: string, sha: string, worktree: string | null = null): Branch => {
  return { name: `refs/heads/${name}`, sha, worktree };
};
const remote = (sha: string): Branch => ({ name: "refs/remotes/origin/main", sha, worktree: null });
const decoded = (text: string) => decodeSnapshot(asObject(parseJson(text)));
const MAIN = local("main", "a", "/repo");
const BEFORE: Snapshot = {
  repository: "/repo",
  head: "a",
  branch: "main",
  branches: { local: [MAIN], remote: [] },
  dirty: [{ path: "old", print: "? 1", changedAtMs: 7 }],
  takenAtMs: 1_000,
};
const EMPTY = { made: [], elsewhere: [], lost: [], unpushed: null };

/** The shas that each walk begins at. */
function starts({ made, elsewhere, lost, unpushed }: Walks) {
  return { made: made.from, elsewhere: elsewhere.from, lost: lost.from, unpushed: unpushed?.from ?? null };
}

const at = (head: string | null, locals: readonly Branch[], remotes: readonly Branch[] = []): Snapshot => {
  return { ...BEFORE, head, branches: { local: locals, remote: remotes } };
};
const LINKED = local("side", "s", "/linked");

const TABLE: readonly (readonly [string, Snapshot, Snapshot, Partial<ReturnType<typeof starts>>])[] = [
  ["nothing moved", BEFORE, BEFORE, {}],
  ["a commit", BEFORE, at("b", [local("main", "b", "/repo")]), { made: ["b"], lost: ["a"] }],
  ["a commit on a new branch", BEFORE, at("b", [MAIN, local("new", "b")]), { made: ["b"] }],
  ["a commit on a detached head", BEFORE, at("b", [MAIN]), { made: ["b"] }],
  [
    "a branch that was not checked out",
    at("a", [MAIN, local("x", "x")]),
    at("a", [MAIN, local("x", "y")]),
    { made: ["y"], lost: ["x"] },
  ],
  ["a new branch at a known commit", BEFORE, at("a", [MAIN, local("new", "a")]), {}],
  [
    "a new branch at a commit of a remote",
    at("a", [MAIN], [remote("r")]),
    at("a", [MAIN, local("r", "r")], [remote("r")]),
    {},
  ],
  ["a branch that is gone", at("a", [MAIN, local("x", "x")]), at("a", [MAIN]), { lost: ["x"] }],
  [
    "a branch that is gone here and known to a remote",
    at("a", [MAIN, local("x", "x")]),
    at("a", [MAIN], [remote("x")]),
    { unpushed: null },
  ],
  ["the first commit", at(null, []), at("b", [local("main", "b", "/repo")]), { made: ["b"] }],
  [
    "a push",
    BEFORE,
    at("b", [local("main", "b", "/repo")], [remote("b")]),
    { made: ["b"], lost: ["a"], unpushed: ["b"] },
  ],
  [
    "another work tree's branch",
    at("a", [MAIN, LINKED]),
    at("a", [MAIN, local("side", "t", "/linked")]),
    { elsewhere: ["t"], lost: ["s"] },
  ],
  [
    "a branch that another work tree has left",
    at("a", [MAIN, LINKED]),
    at("t", [MAIN, local("side", "t", "/repo")]),
    { made: ["t"], elsewhere: ["t"], lost: ["s"] },
  ],
  [
    "a snapshot of an earlier version",
    { ...BEFORE, branches: null },
    at("b", [MAIN, local("x", "x")], [remote("r")]),
    { made: ["b"], lost: ["a"] },
  ],
  [
    "snapshots without branches",
    { ...BEFORE, branches: null },
    { ...at("b", []), branches: null },
    { made: ["b"], lost: ["a"] },
  ],
];

for (const [what, before, after, expected] of TABLE) {
  test(`walksBetween with ${what}`, () =>
    assert.deepEqual(starts(walksBetween(before, after)), { ...EMPTY, ...expected }));
}

test("walksBetween stops at what was known, and asks of a push what no remote holds", () => {
  const before = at("a", [MAIN, local("x", "x")], [remote("r")]);
  const after = at("b", [local("main", "b", "/repo"), local("x", "x")], [remote("b")]);
  assert.deepEqual(walksBetween(before, after), {
    made: { from: ["b"], without: ["a", "x", "r"] },
    elsewhere: { from: [], without: ["a", "x", "r", "b"] },
    lost: { from: ["a"], without: ["b", "x"] },
    unpushed: { from: ["b"], without: ["a", "x", "r", "b"] },
  });
});

test("decodeSnapshot gives back what was written, with or without unknown fields", () => {
  for (const snapshot of [BEFORE, at(null, []), { ...BEFORE, branches: null }, absentSnapshot("/new", null)]) {
    assert.deepEqual(decoded(JSON.stringify({ version: 1, ...snapshot, later: true })), snapshot);
  }
});

test("decodeSnapshot reads what an earlier version wrote", () => {
  const text = '{"version":1,"repository":"/r","head":"a","dirty":[{"path":"p","print":"? 1"}],"absentMountPoints":[]}';
  const dirty = [{ path: "p", print: "? 1", changedAtMs: null }];
  const expected = { repository: "/r", head: "a", branch: null, branches: null, dirty, takenAtMs: null };
  assert.deepEqual(decoded(text), expected);
});

test("decodeSnapshot is null for garbage, and fills in what an entry lacks", () => {
  for (const text of ["", "{", "null", "[]", "{}", '{"repository":1}', '{"repository":null}'])
    assert.equal(decoded(text), null);
  const odd = decoded('{"repository":"/r","head":7,"dirty":[{},"x"],"branches":{"local":[{},1]}}');
  const branches = { local: [{ name: "", sha: "", worktree: null }], remote: [] };
  const dirty = [{ path: "", print: "", changedAtMs: null }];
  assert.deepEqual(odd, { repository: "/r", head: null, branch: null, branches, dirty, takenAtMs: null });
});
