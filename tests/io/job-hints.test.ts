/** Hints: lists of ids, written before what they point to, and never more than a hint. */
import assert from "node:assert/strict";
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { test } from "node:test";
import type { JobRecord } from "../../plugins/codex/scripts/src/core/job/record.ts";
import { type JobEvent, transition } from "../../plugins/codex/scripts/src/core/job/transition.ts";
import {
  addHints,
  declareRepaired,
  dropHints,
  hasHints,
  hintFolder,
  listGroups,
  listHints,
  removeAllHints,
  sweepDangling,
} from "../../plugins/codex/scripts/src/io/job-hints.ts";
import { CLAIMED, ENDED, queuedJob, TOLD } from "../../testing/plain-jobs.ts";
import { makeTempFolder } from "../../testing/temp.ts";

const ID = "mjw00000-00000";
const WORKSPACE = { workspaceRoot: "/work/tree" };
const SESSION = { sessionId: "s1" };

test("a job is on the lists that its record asks for, at each step of its life", async (t) => {
  const home = await makeTempFolder(t);
  const steps: readonly [JobEvent | null, object][] = [
    [null, { active: [ID], untold: [] }],
    [CLAIMED, { active: [ID], untold: [] }],
    [ENDED, { active: [], untold: [ID] }],
    [TOLD, { active: [], untold: [] }],
  ];
  let record: JobRecord = queuedJob(ID);
  for (const [event, expected] of steps) {
    if (event !== null) record = after(record, event);
    addHints(home, record);
    addHints(home, record); // Twice is once.
    dropHints(home, record);
    assert.deepEqual({ active: listHints(home, "active"), untold: listHints(home, "untold") }, expected);
    assert.deepEqual([listHints(home, WORKSPACE), listHints(home, SESSION)], [[ID], [ID]]);
  }
  removeAllHints(home, record);
  assert.deepEqual([listHints(home, WORKSPACE), listHints(home, SESSION)], [[], []]);
});

test("between the hint and the record a job may be on two lists, and is never on none", async (t) => {
  const home = await makeTempFolder(t);
  const running = after(queuedJob(ID), CLAIMED);
  addHints(home, running);
  addHints(home, after(running, ENDED));
  assert.deepEqual([listHints(home, "active"), listHints(home, "untold")], [[ID], [ID]]);
});

test("a job outside any client is on no list of untold ones and of no session", async (t) => {
  const home = await makeTempFolder(t);
  const ended = after(after(queuedJob(ID, { sessionId: null }), CLAIMED), ENDED);
  addHints(home, ended);
  assert.deepEqual(readdirSync(home), ["workspaces"]);
  assert.deepEqual(listHints(home, WORKSPACE), [ID]);
});

test("listHints gives ids only, oldest first, and nothing if there is no list", async (t) => {
  const home = await makeTempFolder(t);
  assert.deepEqual(listHints(home, "active"), []);
  mkdirSync(join(home, "active"));
  for (const name of ["mjw00002-00000", ".DS_Store", "mjw00001-00000"]) writeFileSync(join(home, "active", name), "");
  assert.deepEqual(listHints(home, "active"), ["mjw00001-00000", "mjw00002-00000"]);
});

test("each workspace and each session has a folder of its own, with a name that any file system takes", () => {
  const roots = ["/a/tree", "/b/tree", "/a/Tree", "/ein Häuschen/ü", `/${"x".repeat(300)}`, "/", "/a\nb"];
  const folders = roots.map((workspaceRoot) => hintFolder("/home", { workspaceRoot }));
  assert.equal(new Set(folders).size, roots.length);
  for (const folder of folders) {
    assert.match(basename(folder), /^[a-z0-9-]{0,32}-[0-9a-f]{16}$/);
    assert.equal(dirname(folder), "/home/workspaces");
  }
  const sessions = ["s1", "S1", "../..", "a/b", ""].map((sessionId) => hintFolder("/home", { sessionId }));
  assert.equal(new Set(sessions).size, 5);
  for (const folder of sessions) assert.match(folder, /^\/home\/sessions\/[0-9a-f]{16}$/);
});

test("sweepDangling removes what points to nothing from every list", async (t) => {
  const home = await makeTempFolder(t);
  const [gone, here] = ["mjw00001-00000", "mjw00002-00000"];
  for (const id of [gone, here]) addHints(home, after(after(queuedJob(id), CLAIMED), ENDED));
  for (const id of [gone, here]) addHints(home, queuedJob(id));
  sweepDangling(home, (id) => id === gone);
  const lists = ["active", "untold", WORKSPACE, SESSION] as const;
  assert.deepEqual(
    lists.map((list) => listHints(home, list)),
    lists.map(() => [here]),
  );
  sweepDangling(join(home, "absent"), () => true);
});

test("a job of a group is on the list of that group, whose folder goes when none of its jobs is left", async (t) => {
  const home = await makeTempFolder(t);
  const groupId = `g-${ID}`;
  const other = "mjw00000-00001";
  for (const [at, id] of [ID, other].entries())
    addHints(home, queuedJob(id, { group: { id: groupId, size: 2, number: at + 1 } }));
  assert.deepEqual([listGroups(home), listHints(home, { groupId })], [[groupId], [ID, other]]);
  const isOld = (id: string) => id === ID;
  sweepDangling(home, isOld);
  assert.deepEqual(listHints(home, { groupId }), [other]);
  removeAllHints(home, queuedJob(other, { group: { id: groupId, size: 2, number: 2 } }));
  assert.deepEqual(listGroups(home), [groupId]);
  sweepDangling(home, isOld);
  assert.deepEqual(listGroups(home), []);
});

test("hasHints notices lists that were lost", async (t) => {
  const home = await makeTempFolder(t);
  assert.equal(hasHints(home), true); // Nothing needs them yet.
  mkdirSync(join(home, "jobs"));
  assert.equal(hasHints(home), false);
  addHints(home, queuedJob(ID));
  assert.equal(hasHints(home), true);
  for (const name of ["workspaces", "sessions"]) {
    rmSync(join(home, name), { recursive: true });
    assert.equal(hasHints(home), false);
    declareRepaired(home);
    assert.equal(hasHints(home), true);
  }
});

function after(record: JobRecord, event: JobEvent): JobRecord {
  const result = transition(record, event);
  assert.ok(result.accepted);
  return result.record;
}
