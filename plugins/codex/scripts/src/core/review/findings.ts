// The one shape of a review, whoever made it. Contract section 9; names and words are those that users of the public plugin
// parse. What is not known is null.

/** How bad a finding is, the worst first. */
export const SEVERITIES = ["critical", "high", "medium", "low"] as const;
export type Severity = (typeof SEVERITIES)[number];

/** What a review comes to. `unparsed`: its answer could not be read, and it says neither yes nor no. */
export const VERDICTS = ["approve", "needs-attention", "unparsed"] as const;
export type ReviewVerdict = (typeof VERDICTS)[number];

/** What came of looking the place up: file and lines exist, only the file does, or not even that within the repository. */
export type FindingLocation = "exact" | "file" | "none";

/** What came of the second turn that tried to refute the finding. */
export const CHECKS = ["confirmed", "refuted", "uncertain"] as const;
export type FindingCheck = (typeof CHECKS)[number];

/** A finding as the reviewer gave it: the place is not looked up yet. `id` is `F1`, `F2` … in the reviewer's order. */
export interface GivenFinding {
  readonly id: string;
  readonly severity: Severity;
  readonly title: string;
  readonly body: string;
  /** The path in the reviewer's own words. */
  readonly file: string | null;
  /** Lines from 1, the last one included. */
  readonly line_start: number | null;
  readonly line_end: number | null;
  /** From 0 to 1. */
  readonly confidence: number | null;
  readonly recommendation: string | null;
  readonly check: FindingCheck | null;
}

/** A finding whose place was looked up. `file` is relative to the repository, unless `location` is `none`. */
export interface ReviewFinding extends GivenFinding {
  readonly location: FindingLocation;
  /** Whether it touches lines that the change changed; null if that is not known. */
  readonly in_diff: boolean | null;
}

/** What the reviewer's answer was read as. For `unparsed`, `summary` is the raw text. */
export interface Judgement {
  readonly verdict: ReviewVerdict;
  readonly summary: string;
  readonly findings: readonly GivenFinding[];
  readonly next_steps: readonly string[];
}

/** What was reviewed. `base` and `head` are commits or trees; null: there is none, as before the first commit, or it is the working tree. */
export interface ReviewTarget {
  readonly kind: "working-tree" | "branch" | "commit" | "job" | "snapshot";
  readonly base: string | null;
  readonly head: string | null;
  readonly files: number | null;
  readonly insertions: number | null;
  readonly deletions: number | null;
}

/** A whole review, as `task` and `result` give it in JSON. */
export interface Review extends Omit<Judgement, "findings"> {
  readonly target: ReviewTarget;
  readonly findings: readonly ReviewFinding[];
}

/** What a review came to, in short. How many findings an unparsed answer has is not known. */
export function outcomeOf({ verdict, findings }: Review) {
  return { verdict, findings: verdict === "unparsed" ? null : findings.length };
}

/** The place of a severity in the order: 0 is the worst. */
export function severityRank(severity: Severity): number {
  return SEVERITIES.indexOf(severity);
}

/** True for a finding as bad as `least`, or worse. */
export function isAtLeast({ severity }: Pick<GivenFinding, "severity">, least: Severity): boolean {
  return severityRank(severity) <= severityRank(least);
}

/** The findings, the worst first; equals stay in the reviewer's order. */
export function bySeverity<Finding extends GivenFinding>(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted((a, b) => severityRank(a.severity) - severityRank(b.severity));
}
