// What an answer comes to. Never more than it says: an answer that cannot be read is `unparsed`, and one that approves
// over a severe finding needs attention.

import { isAtLeast, type Judgement } from "./findings.ts";
import type { ReadFinding } from "./given-finding.ts";

/** The raw text if no verdict could be read. */
export function unparsed(text: string): Judgement {
  return { verdict: "unparsed", summary: text, findings: [], next_steps: [] };
}

/** The verdict of a reviewer who said this (null: nothing that can be read), with these findings. */
export function verdictOf(said: "approve" | "needs-attention" | null, read: readonly ReadFinding[]) {
  if (said === null) return read.length > 0 ? "needs-attention" : "unparsed";
  const isGrave = read.some(({ finding, isWhole }) => !isWhole || isAtLeast(finding, "high"));
  return isGrave ? "needs-attention" : said;
}
