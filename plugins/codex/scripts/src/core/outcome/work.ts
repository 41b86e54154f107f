// What a job left behind: the exit as it was, and the evidence in the repository.

/** A commit made while the job ran. */
export interface Commit {
  readonly sha: string;
  readonly subject: string;
}

/** How the job's work was told apart from other work in the same tree; the rule is in `grade.ts` and `claim.ts`. */
export const ATTRIBUTIONS = ["codex_items", "witnessed", "isolated", "git_only", "ambiguous", "unknown"] as const;
export type Attribution = (typeof ATTRIBUTIONS)[number];

/** How a verification command ended; `tail` is the end of its output, in characters at most 2,000. */
export interface Verification {
  readonly command: string;
  readonly exit_code: number;
  readonly tail: string;
}

/** What the job produced, as Git and Codex's own items tell it. `repository` is null if there is none. */
export interface Evidence {
  readonly repository: string | null;
  readonly head_before: string | null;
  readonly head_after: string | null;
  readonly commits: readonly Commit[];
  readonly pushed: boolean;
  readonly files_changed: readonly string[];
  readonly uncommitted: boolean;
  readonly attribution: Attribution;
  readonly verify?: Verification;
  /** Only if HEAD is on another branch than before; null for a detached HEAD. */
  readonly branch_before?: string | null;
  readonly branch_after?: string | null;
  /** How many of the commits are earlier ones made anew (amended, rebased); only if there are any. */
  readonly rewritten?: number;
  /** How many earlier commits are on no branch any more, without being made anew; only if there are any. */
  readonly dropped?: number;
  /** How much else changed in the repository meanwhile that is not claimed as the job's; only if there is any. */
  readonly meanwhile?: Meanwhile;
  /** What of the Git folder the turn changed that makes Git run programs: `config`, `hooks/…`, `info/attributes`; only if there is any. */
  readonly git_folder_changed?: readonly string[];
  /** What the turn could have changed and nobody looked at, in words; only if there is any. */
  readonly not_looked_at?: readonly string[];
  /** How many lines came and went in what is claimed, binary files left out; only of a job of a group, if they were counted. */
  readonly insertions?: number;
  readonly deletions?: number;
  /** True if the repository has a remote; only if commits are claimed. */
  readonly remote?: boolean;
}

/** Counts of what somebody else made while the job ran. */
export interface Meanwhile {
  readonly commits: number;
  readonly files: number;
}

/** How Codex's process ended after a turn that had completed, if that was not as asked. */
export interface Teardown {
  readonly code: number | null;
  readonly signal: string | null;
}

/** How the turn ended, in the terms of a process; `exit_code` is what may be believed, `raw_exit_code` what was reported. */
export interface Exit {
  readonly raw_exit_code: number;
  readonly signal: string | null;
  readonly exit_code: number;
  readonly normalized: boolean;
  readonly reason: string | null;
}

/** The word for `work=` in the sentinel. */
export type WorkWord = "none" | "files" | "commits" | "unknown";

/**
 * The one word that says what was produced. `none` is said only if all that the job could write was looked at; nothing is
 * claimed of work that is not certain to be the job's.
 */
export function workWord(evidence: Evidence | null): WorkWord {
  if (evidence === null || evidence.attribution === "ambiguous") return "unknown";
  if (evidence.commits.length > 0) return "commits";
  if (evidence.files_changed.length > 0) return "files";
  return evidence.attribution === "unknown" || (evidence.not_looked_at ?? []).length > 0 ? "unknown" : "none";
}
