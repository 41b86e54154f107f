// Reviews and findings to test with.
import type {
  GivenFinding,
  Review,
  ReviewFinding,
  ReviewTarget,
} from "../../../plugins/codex/scripts/src/core/review/findings.ts";

export const TARGET: ReviewTarget = {
  kind: "branch",
  base: "1111111111111111111111111111111111111111",
  head: null,
  files: 2,
  insertions: 10,
  deletions: 3,
};

/** A finding as a reviewer gave it. */
export function given(changes: Partial<GivenFinding> = {}): GivenFinding {
  return {
    id: "F1",
    severity: "high",
    title: "The list may be empty",
    body: "Then it throws.",
    file: "src/a.ts",
    line_start: 2,
    line_end: 3,
    confidence: 0.9,
    recommendation: "Look first.",
    check: null,
    ...changes,
  };
}

/** The same, looked up. */
export function found(changes: Partial<ReviewFinding> = {}): ReviewFinding {
  return { ...given(), location: "exact", in_diff: true, ...changes };
}

/** A review with these findings. */
export function reviewOf(findings: readonly ReviewFinding[], changes: Partial<Review> = {}): Review {
  const verdict = findings.length === 0 ? "approve" : "needs-attention";
  return { target: TARGET, verdict, summary: "Two cases are not handled.", findings, next_steps: [], ...changes };
}
