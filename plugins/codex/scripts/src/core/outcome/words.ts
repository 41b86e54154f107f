// The words for what a job left behind, the same wherever it is shown.

import type { Evidence } from "./work.ts";

/** `2 commits, 3 files changed`, `1 file changed, not all committed` or `no change`. */
export function workPhrase(evidence: Evidence | null): string {
  if (evidence === null) return "no change known";
  const commits = evidence.commits.length;
  const files = evidence.files_changed.length;
  if (commits === 0 && files === 0) return "no change";
  const parts = [commits > 0 ? plural(commits, "commit") : null, files > 0 ? `${plural(files, "file")} changed` : null];
  const states = [evidence.pushed ? "pushed" : null, evidence.uncommitted ? "not all committed" : null];
  return [...parts, ...(evidence.repository === null ? [] : states)].filter((part) => part !== null).join(", ");
}

/** `1 file`, `2 files`. */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
