import assert from "node:assert/strict";
import { test } from "node:test";
import type { ProcessEntry } from "../../../plugins/codex/scripts/src/io/process/platform.ts";
import { groupsWithin, type Leader, selectJobProcesses } from "../../../plugins/codex/scripts/src/io/process/select.ts";
import { entry } from "./fixtures/platforms.ts";

const CALLER = entry(50, { processGroup: 50, session: 40 });

function select(
  entries: readonly ProcessEntry[],
  leaders: readonly Leader[] = [],
  spare: readonly number[] = [],
): number[] {
  const found = selectJobProcesses([CALLER, ...entries], leaders, { callerPid: 50, spare });
  return found.map(({ pid }) => pid).sort((a, b) => a - b);
}

function leader(pid: number, fields: Partial<Leader> = {}): Leader {
  return { pid, startedAt: String(pid), wasSeen: false, ...fields };
}

test("selectJobProcesses takes what is marked, and what descends from it", () => {
  const family = [entry(100, { isMarked: true }), entry(101, { ppid: 100 }), entry(102, { ppid: 101 }), entry(103)];
  assert.deepEqual(select(family), [100, 101, 102]);
});

test("selectJobProcesses finds descendants in any order of the list", () => {
  assert.deepEqual(
    select([entry(102, { ppid: 101 }), entry(101, { ppid: 100 }), entry(100)], [leader(100)]),
    [100, 101, 102],
  );
});

test("selectJobProcesses takes the group and the session that one of the job leads, not those that it is only in", () => {
  const marked = entry(100, { isMarked: true, session: 90 });
  const members = [entry(101, { processGroup: 100 }), entry(102, { session: 100 }), entry(103, { session: 90 })];
  assert.deepEqual(select([marked, ...members]), [100, 101, 102]);
});

test("selectJobProcesses follows a gone leader into its group and session", () => {
  const orphans = [entry(101, { processGroup: 100 }), entry(102, { session: 100 })];
  assert.deepEqual(select(orphans, [leader(100)]), [101, 102]);
});

test("selectJobProcesses does not follow a leader whose pid a stranger has", () => {
  const entries = [entry(100, { startedAt: "200" }), entry(201, { ppid: 100, session: 100 })];
  assert.deepEqual(select(entries, [leader(100)]), []);
});

test("selectJobProcesses takes the children of a gone leader only if it was seen", () => {
  const child = entry(101, { ppid: 100 });
  assert.deepEqual(select([child], [leader(100)]), []);
  assert.deepEqual(select([child], [leader(100, { wasSeen: true })]), [101]);
});

test("selectJobProcesses takes no follower that is older than its leader", () => {
  const older = { startedAt: "99" };
  const entries = [entry(100), entry(101, { ppid: 100, ...older }), entry(102, { processGroup: 100, ...older })];
  assert.deepEqual(select(entries, [leader(100)]), [100]);
});

test("selectJobProcesses compares start times as numbers", () => {
  const entries = [entry(100, { startedAt: "999" }), entry(101, { ppid: 100, startedAt: "1000" })];
  assert.deepEqual(select(entries, [leader(100, { startedAt: "999" })]), [100, 101]);
});

test("selectJobProcesses leaves the caller, its group and its session alone", () => {
  const shell = entry(40, { isMarked: true, session: 40 });
  const bystanders = [entry(60, { session: 40 }), entry(61, { processGroup: 50, session: 40 })];
  assert.deepEqual(select([shell, ...bystanders]), [40]);
  const inGroup = entry(50, { processGroup: 40, session: 30 });
  const neighbours = [inGroup, entry(40, { isMarked: true }), entry(60, { processGroup: 40 })];
  const found = selectJobProcesses(neighbours, [], { callerPid: 50, spare: [] });
  assert.deepEqual(
    found.map(({ pid }) => pid),
    [40],
  );
  assert.deepEqual(selectJobProcesses([entry(50, { isMarked: true })], [], { callerPid: 50, spare: [] }), []);
});

test("selectJobProcesses follows a caller that leads a session and is named as a root, and spares it", () => {
  const worker = entry(50, { isMarked: true });
  const own = [entry(60, { ppid: 50, processGroup: 60, session: 50 }), entry(61, { processGroup: 61, session: 50 })];
  const found = selectJobProcesses([worker, ...own], [leader(50)], { callerPid: 50, spare: [] });
  assert.deepEqual(
    found.map(({ pid }) => pid),
    [60, 61],
  );
});

test("selectJobProcesses spares whom it is told to spare, and pid 1", () => {
  const marked = [1, 100, 101].map((pid) => entry(pid, { isMarked: true }));
  assert.deepEqual(select([...marked, entry(102, { ppid: 100 })], [], [100]), [101]);
});

test("selectJobProcesses takes nothing if groups and sessions are not known", () => {
  const none = { processGroup: 0, session: 0 };
  assert.deepEqual(select([entry(100, none), entry(101, none)], [leader(100)]), [100]);
  assert.deepEqual(select([entry(101, none)], [leader(0)]), []);
});

test("groupsWithin names the groups that hold nobody else", () => {
  const found = [
    entry(100),
    entry(101, { processGroup: 100 }),
    entry(102, { processGroup: 90 }),
    entry(103, { processGroup: 0 }),
    entry(104, { processGroup: 1 }),
  ];
  assert.deepEqual(groupsWithin(found, [...found, entry(90)]), [100]);
});
