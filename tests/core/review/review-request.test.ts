/** What a record tells of a review is read for no more than it says. */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  decodeReviewOutcome,
  decodeReviewRequest,
  decodeTarget,
} from "../../../plugins/codex/scripts/src/core/review/review-request.ts";
import { TARGET } from "./reviews.ts";

test("decodeTarget reads a whole one, and none of a kind that it does not know", () => {
  assert.deepEqual(decodeTarget({ ...TARGET, later: 1 }), TARGET);
  const bare = { base: null, head: null, files: null, insertions: null, deletions: null };
  assert.deepEqual(decodeTarget({ kind: "snapshot" }), { kind: "snapshot", ...bare });
  for (const kind of ["moon", "", 7, null]) assert.equal(decodeTarget({ ...TARGET, kind }), null);
});

test("decodeReviewRequest takes only strings for paths and stores, and checks nothing unless that was asked for", () => {
  assert.deepEqual(decodeReviewRequest({ target: TARGET }), { target: TARGET, checkFindings: false });
  const request = { target: TARGET, paths: ["a", "b"], stores: ["/s"], checkFindings: true };
  assert.deepEqual(decodeReviewRequest({ ...request, paths: ["a", 7, "b"], stores: [null, "/s"] }), request);
  assert.equal(decodeReviewRequest({}), null);
});

test("decodeReviewOutcome never makes an approval of a word that it does not know", () => {
  assert.deepEqual(decodeReviewOutcome({ verdict: "approve", findings: 0 }), { verdict: "approve", findings: 0 });
  const unread = { verdict: "unparsed", findings: null };
  for (const verdict of ["approved", "APPROVE", 1, undefined])
    assert.deepEqual(decodeReviewOutcome({ verdict }), unread);
  for (const findings of [-1, 1.5, "2"])
    assert.equal(decodeReviewOutcome({ verdict: "approve", findings }).findings, null);
});
