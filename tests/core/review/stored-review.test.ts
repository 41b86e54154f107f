/** A stored review is read as it was written; what is broken in it is nothing good. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { decodeReview } from "../../../plugins/codex/scripts/src/core/review/stored-review.ts";
import { found, reviewOf } from "./reviews.ts";

test("decodeReview gives back what was stored", () => {
  const findings = [
    found(),
    found({ id: "F2", file: null, line_start: null, line_end: null, location: "none", in_diff: null }),
  ];
  const review = reviewOf(findings, { next_steps: ["Look."] });
  assert.deepEqual(decodeReview({ version: 1, ...review }), review);
});

test("decodeReview reads a broken one as unparsed, and its findings as not found", () => {
  assert.equal(decodeReview({ verdict: "approve", findings: [] }), null);
  const broken = decodeReview({
    ...reviewOf([]),
    verdict: "fine",
    findings: [{ severity: "awful", location: "near" }, 7],
  });
  assert.deepEqual([broken?.verdict, broken?.findings.length], ["unparsed", 1]);
  assert.deepEqual([broken?.findings[0]?.severity, broken?.findings[0]?.location], ["medium", "none"]);
});
