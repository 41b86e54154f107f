// The table of job kinds, and what a reader makes of a kind that is not in it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { decodeRecord } from "../../../plugins/codex/scripts/src/core/job/decode.ts";
import { isJobKind, kindFacts } from "../../../plugins/codex/scripts/src/core/job/kinds.ts";
import { QUEUED } from "../../../testing/sample-records.ts";

test("a canary is shown on request, counted by nobody and kept out by nothing; a task is the opposite", () => {
  const standing = (kind: string) => {
    const { shown, isCounted, isGated } = kindFacts(kind);
    return [shown, isCounted, isGated];
  };
  assert.deepEqual(standing("canary"), ["on_request", false, false]);
  assert.deepEqual(standing("task"), ["everywhere", true, true]);
});

test("a kind of a later program is survived as it is, and stands like a task", () => {
  for (const kind of ["invented_later", "constructor", "__proto__", ""]) {
    const decoded = decodeRecord(JSON.stringify({ ...QUEUED, kind }));
    assert.ok("record" in decoded, kind);
    assert.equal(decoded.record.kind, kind);
    assert.equal(isJobKind(kind), false);
    assert.deepEqual(kindFacts(kind), kindFacts("task"));
  }
});
