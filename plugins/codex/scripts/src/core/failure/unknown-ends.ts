// Ends that no rule knows, put together by what was said last with paths, ids and numbers masked, as the fingerprint masks it:
// where a new rule would name most of them.

import { signatureOf } from "./fingerprint.ts";

/** One job that ended as `unknown_exit_N`. */
export interface UnknownEnd {
  readonly job: string;
  /** ISO 8601 UTC. */
  readonly at: string;
  readonly kind: string;
  readonly message: string;
  /** What was said last on stderr; null if nothing was. */
  readonly said: string | null;
}

/** Those of one kind of words. */
export interface UnknownGroup {
  /** The masked text. */
  readonly signature: string;
  readonly count: number;
  /** Sorted. */
  readonly kinds: readonly string[];
  readonly newest: Pick<UnknownEnd, "job" | "at">;
  /** The line that a new rule would look at, of the newest job; null if nothing was said: its exit code is all there is. */
  readonly line: string | null;
}

/** The groups, the most frequent first, of equal ones that with the newest job. */
export function groupUnknownEnds(ends: readonly UnknownEnd[]): readonly UnknownGroup[] {
  const groups = new Map<string, UnknownEnd[]>();
  for (const end of ends) {
    const signature = signatureOf(end.said ?? end.message);
    groups.set(signature, [...(groups.get(signature) ?? []), end]);
  }
  return [...groups]
    .map(([signature, group]) => groupOf(signature, group))
    .toSorted((a, b) => b.count - a.count || (a.newest.at < b.newest.at ? 1 : -1));
}

function groupOf(signature: string, ends: readonly UnknownEnd[]): UnknownGroup {
  const { job, at, said } = ends.reduce((newest, each) => (each.at > newest.at ? each : newest));
  const kinds = [...new Set(ends.map(({ kind }) => kind))].sort();
  return { signature, count: ends.length, kinds, newest: { job, at }, line: said };
}
