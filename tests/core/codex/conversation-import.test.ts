/** Which thread a conversation has become, from what Codex tells of its imports. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import {
  type ConversationImport,
  decodeImport,
  decodeImports,
  threadOf,
} from "../../../plugins/codex/scripts/src/core/codex/conversation-import.ts";

const SOURCE = "/c/projects/-w/s.jsonl";
const nothing = { importId: "now", threads: [], failures: [] };
const made = (importId: string, threadId: string, source = SOURCE): ConversationImport => ({
  importId,
  threads: [{ source, threadId }],
  failures: [],
});

describe("threadOf", () => {
  const cases: readonly [string, ConversationImport, readonly ConversationImport[], object][] = [
    ["new", made("now", "t1"), [made("now", "t1")], { threadId: "t1", isNew: true }],
    [
      "grown: the same thread",
      made("now", "t1"),
      [made("now", "t1"), made("old", "t1")],
      { threadId: "t1", isNew: false },
    ],
    ["new although it had another thread", made("now", "t2"), [made("old", "t1")], { threadId: "t2", isNew: true }],
    [
      "unchanged: the newest that is known",
      nothing,
      [made("b", "t2"), made("a", "t1")],
      { threadId: "t2", isNew: false },
    ],
    [
      "that of another file is not taken",
      nothing,
      [made("a", "t1", "/other")],
      { why: "Codex found nothing in it to take over" },
    ],
    [
      "a failure counts before what was earlier",
      { ...nothing, failures: ["it was not detected"] },
      [made("a", "t1")],
      { why: "Codex says: it was not detected" },
    ],
  ];
  for (const [name, imported, remembered, expected] of cases) {
    test(name, () => assert.deepEqual(threadOf(imported, remembered, SOURCE), expected));
  }
});

const success = { itemType: "SESSIONS", cwd: "/w", source: SOURCE, target: "t1", title: "x" };

test("decodeImport reads the results of all types, and survives what it does not know", () => {
  const itemTypeResults = [
    { itemType: "SESSIONS", successes: [success, { ...success, target: null }, 7], failures: [] },
    { itemType: "HOOKS", successes: [], failures: [{ message: "no" }, { message: null }], more: 1 },
  ];
  assert.deepEqual(decodeImport({ importId: "i", itemTypeResults }), {
    importId: "i",
    threads: [{ source: SOURCE, threadId: "t1" }],
    failures: ["no", "it does not say why"],
  });
  assert.deepEqual(decodeImport({}), { importId: "", threads: [], failures: [] });
});

test("decodeImports gives the newest first", () => {
  const entry = (importId: string, completedAtMs: number) => ({
    importId,
    completedAtMs,
    successes: [success],
    failures: [],
  });
  const data = [entry("a", 1), entry("c", 3), entry("b", 2)];
  assert.deepEqual(
    decodeImports({ data }).map(({ importId, threads }) => [importId, threads[0]?.threadId]),
    [
      ["c", "t1"],
      ["b", "t1"],
      ["a", "t1"],
    ],
  );
});
