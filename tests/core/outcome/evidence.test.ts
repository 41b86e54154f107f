import assert from "node:assert/strict";
import { test } from "node:test";
import type { CommandRun } from "../../../plugins/codex/scripts/src/core/outcome/command-run.ts";
import {
  evidenceBetween,
  evidenceWithoutRepository,
  type History,
  NO_HISTORY,
} from "../../../plugins/codex/scripts/src/core/outcome/evidence.ts";
import type { MadeCommit, Witnesses } from "../../../plugins/codex/scripts/src/core/outcome/grade.ts";
import type { Snapshot } from "../../../plugins/codex/scripts/src/core/outcome/snapshot.ts";
import type { Evidence } from "../../../plugins/codex/scripts/src/core/outcome/work.ts";

const dirtyPath = (path: string, print: string) => ({ path, print, changedAtMs: 5_000 });
const BEFORE: Snapshot = {
  repository: "/repo",
  head: "a",
  branch: "main",
  branches: { local: [{ name: "refs/heads/main", sha: "a", worktree: "/repo" }], remote: [] },
  dirty: [dirtyPath("old", "? 1")],
  takenAtMs: 1_000,
};
const COMMITTING: CommandRun = {
  ...{ id: "c", command: "git commit", cwd: null, exitCode: 0, startedAtMs: 2_100, completedAtMs: 2_200, commits: [] },
};
const NONE: Witnesses = {
  startedAtMs: 1_000,
  itemPaths: new Set(),
  commands: [],
  gitRuns: [],
  mayWrite: true,
  mayCommit: true,
  otherJobs: { isPresent: false, commits: new Set() },
};
const named = (...paths: readonly string[]): Witnesses => ({ ...NONE, itemPaths: new Set(paths) });
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
const COMMIT: MadeCommit = {
  ...{ sha: "b", subject: "s", committedAtMs: 2_000, paths: ["z", "m"], isElsewhere: false, isRewritten: false },
};
const OTHERS: MadeCommit = { ...COMMIT, sha: "c", committedAtMs: 9_000, paths: ["m", "k"] };
const dirty = (...paths: readonly string[]) => [...BEFORE.dirty, ...paths.map((path) => dirtyPath(path, "? 2"))];
const committed: History = { ...NO_HISTORY, made: [COMMIT] };
const moved = { head_after: "b", commits: [{ sha: "b", subject: "s" }], files_changed: ["m", "z"] };
const codex = { ...NONE, commands: [COMMITTING] };

const TABLE: readonly (readonly [
  what: string,
  after: Partial<Snapshot>,
  history: History,
  witnesses: Witnesses,
  evidence: Partial<Evidence>,
])[] = [
  ["nothing", {}, NO_HISTORY, NONE, {}],
  ["what was dirty before", {}, NO_HISTORY, named("old"), {}],
  ["what was dirty before and is clean now", { dirty: [] }, NO_HISTORY, NONE, { files_changed: ["old"] }],
  [
    "what was dirty before and is committed now",
    { head: "b", dirty: [] },
    { ...NO_HISTORY, made: [{ ...COMMIT, paths: ["old"] }] },
    NONE,
    { ...moved, files_changed: ["old"] },
  ],
  [
    "what was dirty before and somebody else has committed",
    { head: "c", dirty: [] },
    { ...NO_HISTORY, made: [{ ...OTHERS, paths: ["old"] }] },
    { ...NONE, mayCommit: false },
    { head_after: "c", meanwhile: { commits: 1, files: 1 } },
  ],
  [
    "what was dirty before and changed again",
    { dirty: [dirtyPath("old", "? 2")] },
    NO_HISTORY,
    NONE,
    { files_changed: ["old"], uncommitted: true },
  ],
  [
    "a new file that nobody names",
    { dirty: dirty("new") },
    NO_HISTORY,
    NONE,
    { files_changed: ["new"], uncommitted: true },
  ],
  [
    "a new file that Codex's items name",
    { dirty: dirty("new") },
    NO_HISTORY,
    named("new"),
    { files_changed: ["new"], uncommitted: true, attribution: "codex_items" },
  ],
  [
    "two files of which Codex's items name one",
    { dirty: dirty("new", "by-hand") },
    NO_HISTORY,
    named("new"),
    {
      ...{ files_changed: ["new"], uncommitted: true, attribution: "codex_items" },
      meanwhile: { commits: 0, files: 1 },
    },
  ],
  ["a file that Codex's items name and that is not there", {}, NO_HISTORY, named("gone"), {}],
  ["a commit of nobody's", { head: "b" }, committed, NONE, moved],
  ["a commit by a command of the turn", { head: "b" }, committed, codex, { ...moved, attribution: "codex_items" }],
  [
    "a commit by a command of the turn, and one of somebody's",
    { head: "c" },
    { ...committed, made: [COMMIT, OTHERS] },
    codex,
    { ...moved, head_after: "c", attribution: "codex_items", meanwhile: { commits: 1, files: 1 } },
  ],
  [
    "a commit of somebody's with a file of the job's in it",
    { head: "c" },
    { ...NO_HISTORY, made: [OTHERS] },
    { ...named("m"), mayCommit: false },
    { head_after: "c", files_changed: ["m"], attribution: "codex_items", meanwhile: { commits: 1, files: 1 } },
  ],
  ["a commit that was pushed", { head: "b" }, { ...committed, unpushed: new Set() }, NONE, { ...moved, pushed: true }],
  ["a commit that was not pushed", { head: "b" }, { ...committed, unpushed: new Set(["b"]) }, NONE, moved],
  ["a push of earlier commits alone", {}, { ...NO_HISTORY, unpushed: new Set() }, NONE, {}],
  [
    "a commit and a file beside it",
    { head: "b", dirty: dirty("m", "k") },
    committed,
    NONE,
    { ...moved, files_changed: ["k", "m", "z"], uncommitted: true },
  ],
  ["a moved head without new commits", { head: "0" }, NO_HISTORY, NONE, { head_after: "0" }],
  ["a lost commit", { head: "0" }, { ...NO_HISTORY, dropped: 1 }, NONE, { head_after: "0", dropped: 1 }],
  [
    "a commit made anew",
    { head: "b" },
    { ...committed, made: [{ ...COMMIT, isRewritten: true }] },
    NONE,
    { ...moved, rewritten: 1 },
  ],
  ["another branch", { branch: "side" }, NO_HISTORY, NONE, { branch_before: "main", branch_after: "side" }],
  ["a detached head", { branch: null }, NO_HISTORY, NONE, { branch_before: "main", branch_after: null }],
];

for (const [what, after, history, witnesses, evidence] of TABLE) {
  test(`evidenceBetween with ${what}`, () => {
    const found = evidenceBetween(BEFORE, { ...BEFORE, ...after }, history, witnesses);
    assert.deepEqual(found, { ...NOTHING, ...evidence });
  });
}

test("evidenceBetween of the first commit of all", () => {
  const before = { ...BEFORE, head: null, dirty: [] };
  const found = evidenceBetween(before, { ...before, head: "b", branch: "trunk" }, committed, NONE);
  assert.deepEqual(found, { ...NOTHING, ...moved, head_before: null });
});

test("evidenceBetween from a snapshot of an earlier version, which does not tell the branch", () => {
  const before = { ...BEFORE, branch: null, branches: null, takenAtMs: null };
  assert.deepEqual(evidenceBetween(before, BEFORE, NO_HISTORY, NONE), NOTHING);
});

test("evidenceWithoutRepository is what Codex's items say, each path once", () => {
  const none = { repository: null, head_before: null, head_after: null, attribution: "codex_items" };
  assert.deepEqual(evidenceWithoutRepository([]), { ...NOTHING, ...none });
  const one = { files_changed: ["/x/a"], uncommitted: true };
  assert.deepEqual(evidenceWithoutRepository(["/x/a"]), { ...NOTHING, ...none, ...one });
  const files = { files_changed: ["/x/a", "/x/b"], uncommitted: true };
  assert.deepEqual(evidenceWithoutRepository(["/x/b", "/x/a", "/x/b"]), { ...NOTHING, ...none, ...files });
});

test("evidenceBetween: what was dirty before and lies in a folder now that cannot be read was not put back", () => {
  const before = { ...BEFORE, dirty: [dirtyPath("closed/old", "? 1"), dirtyPath("open", "? 1")] };
  const after = { ...BEFORE, dirty: [], untold: [{ ...dirtyPath("closed/", "unread"), why: "it cannot be read" }] };
  assert.deepEqual(evidenceBetween(before, after, NO_HISTORY, NONE).files_changed, ["open"]);
});
