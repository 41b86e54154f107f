// In which order the jobs of one call are told.

import type { JobRecord } from "../job/record.ts";

const RANKS: readonly string[] = ["failed", "cancelled", "completed"];

/** Those that failed first, then the cancelled, the completed, and those that have not ended; each kind oldest first. */
export function failedFirst(records: readonly JobRecord[]): readonly JobRecord[] {
  return records.toSorted((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1));
}

function rank({ status }: JobRecord): number {
  const at = RANKS.indexOf(status);
  return at === -1 ? RANKS.length : at;
}
