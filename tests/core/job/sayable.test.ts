/** What can be said to a job, and when: only to a turn that is under way. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { JobRecord } from "../../../plugins/codex/scripts/src/core/job/record.ts";
import { whyNotSayable, whyNotText } from "../../../plugins/codex/scripts/src/core/job/sayable.ts";
import { CANCELLED, COMPLETED, QUEUED, RUNNING, STATES, WAITING } from "../../../testing/sample-records.ts";

const inPhase = (phase: string): JobRecord => ({ ...RUNNING, phase });

test("whyNotSayable lets a turn that is under way be spoken to, and nothing else", () => {
  assert.equal(whyNotSayable(RUNNING), null);
  const why = (record: JobRecord) => whyNotSayable(record)?.why;
  assert.deepEqual([QUEUED, WAITING, COMPLETED, CANCELLED, STATES["running cancel"]].map(why), [
    "its turn has not begun: it is queued",
    "its turn has not begun: it is waiting",
    "it has ended (completed)",
    "it has ended (cancelled)",
    "it is being ended",
  ]);
  assert.deepEqual(
    ["starting", "checking", "waiting to try again", "handing the check back", "x"].map(inPhase).map(why),
    [
      "its turn has not begun: Codex is starting",
      "its turn is over, and its work is being checked",
      "it is between two attempts",
      "it is between two turns: a failed check is being handed back",
      "it is not in a turn (x)",
    ],
  );
  const target = { kind: "working-tree", base: null, head: null, files: 1, insertions: 1, deletions: 0 } as const;
  const review = { ...RUNNING, request: { ...RUNNING.request, review: { target, checkFindings: false } } };
  assert.match(why(review) ?? "", /it is a review/);
  assert.match(whyNotSayable(COMPLETED)?.hint ?? "", new RegExp(`--resume ${COMPLETED.id}`));
});

test("whyNotText refuses what is empty, too long, or not text", () => {
  assert.deepEqual(["go on", "a\tb\r\nc", "x".repeat(65_536), "\u00e9\u{1f600}"].map(whyNotText), [
    null,
    null,
    null,
    null,
  ]);
  const why = (text: string) => whyNotText(text)?.why;
  assert.deepEqual([why(""), why(" \n")], ["there are no words", "there are no words"]);
  assert.deepEqual(["a\u0000b", "\u001b[31m", "\ud800"].map(why), Array(3).fill("the text holds control characters"));
  assert.equal(why("x".repeat(65_537)), "the text has 65537 bytes, and at most 65536 can be said at once");
  assert.match(why("\u00e9".repeat(40_000)) ?? "", /^the text has 80000 bytes/);
});
