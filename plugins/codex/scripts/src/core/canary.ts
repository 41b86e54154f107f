// The canary matrix: a boring task, dispatched as every task is, one dimension varied at a time; and what its outcome says.

import type { EnvironmentFingerprint } from "./environment-fingerprint.ts";
import { isFailureKind, isOwnLimit } from "./failure/kinds.ts";
import type { WorkerKind } from "./worker-kind.ts";

/** What can be varied. The user that runs it is recorded in every row, and not varied. */
export const DIMENSIONS = ["worker", "folder", "environment", "prompt", "model", "sandbox", "executor"] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** One dispatch; `dimension` is null for the one with which the others are compared. */
export interface CanaryRow {
  readonly dimension: Dimension | null;
  readonly value: string;
  /** Null if the dispatch was refused, and there is no job. */
  readonly job_id: string | null;
  readonly dispatch_id: string | null;
  /** The launch context. */
  readonly worker_kind: WorkerKind;
  readonly queue_id: string | null;
  readonly cwd: string;
  readonly argv: readonly string[];
  readonly codex_path: string | null;
  readonly env_fingerprint: EnvironmentFingerprint | null;
  /** Of its failure; null if it passed. */
  readonly fingerprint: string | null;
  readonly prompt_bytes: number;
  readonly exit_code: number | null;
  readonly signal: string | null;
  readonly duration_ms: number;
  readonly stderr_tail: string;
  /** The kind of its failure; null if it passed. */
  readonly classifier: string | null;
  /** What the failure says, and what to do; null if it passed. */
  readonly message: string | null;
}

/** `lane-specific`: some surroundings fail; `payload-specific`: only prompts do. `dimensions` are those that diverge. */
export interface CanaryVerdict {
  readonly verdict: "healthy" | "universal" | "lane-specific" | "payload-specific";
  readonly dimensions: readonly Dimension[];
}

/** What the rows say together. A dimension diverges if its variation ended otherwise than the row without one. */
export function judgeCanary(rows: readonly CanaryRow[]): CanaryVerdict {
  const hasPassed = ({ classifier }: CanaryRow) => classifier === null;
  if (rows.every(hasPassed)) return { verdict: "healthy", dimensions: [] };
  if (!rows.some(hasPassed)) return { verdict: "universal", dimensions: [] };
  const base = rows.find(({ dimension }) => dimension === null);
  const isGood = base === undefined || hasPassed(base);
  const diverging = rows.filter((row) => row.dimension !== null && hasPassed(row) !== isGood);
  const dimensions = DIMENSIONS.filter((dimension) => diverging.some((row) => row.dimension === dimension));
  const isPayload = dimensions.every((dimension) => dimension === "prompt");
  return { verdict: isPayload ? "payload-specific" : "lane-specific", dimensions };
}

/** A dimension as it stands in a sentence. */
function nameOf(dimension: Dimension): string {
  return dimension === "worker" ? "kind of worker" : dimension;
}

/** The verdict in words, a few sentences. Rows that a limit of the user's own refused speak neither for Codex nor against it. */
export function verdictWords(judged: CanaryVerdict, rows: readonly CanaryRow[]): string {
  const kinds = rows.flatMap(({ classifier }) =>
    classifier !== null && isFailureKind(classifier) && isOwnLimit(classifier) ? [classifier] : [],
  );
  if (kinds.length === 0) return ownWords(judged);
  const named = [...new Set(kinds)].join(", ");
  if (kinds.length === rows.length)
    return `${judged.verdict}: a limit of your own policy let no dispatch start (${named}). That says nothing of Codex: try again when it lets one start.`;
  return `${ownWords(judged)} But a limit of your own policy let ${kinds.length} of ${rows.length} not start (${named}): those rows say nothing of Codex.`;
}

function ownWords({ verdict, dimensions }: CanaryVerdict): string {
  switch (verdict) {
    case "healthy":
      return "healthy: every dispatch passed. What fails nevertheless lies above the runner: in the task or the repository.";
    case "universal":
      return "universal: no dispatch passed, not even the plainest. Mend Codex, its login or its configuration first.";
    case "lane-specific":
      return `lane-specific: the outcome depends on the ${dimensions.map(nameOf).join(" and the ")}. Compare those rows with the first.`;
    case "payload-specific":
      return "payload-specific: the outcome depends on the prompt alone.";
  }
}
