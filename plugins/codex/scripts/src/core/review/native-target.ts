// What Codex's own reviewer is asked to look at, by what we resolved: both look at the same.

import type { NativeTarget } from "../codex/requests.ts";
import type { ReviewRequest } from "./review-request.ts";
import { onlyFiles, readingWords, targetWords } from "./target-words.ts";

/** The target in Codex's terms. A commit may stand for the base branch (seen with Codex 0.169.0). */
export function nativeTarget({ target, paths }: Pick<ReviewRequest, "target" | "paths">): NativeTarget {
  const { kind, base, head } = target;
  if (kind === "working-tree") return { type: "uncommittedChanges" };
  if (kind === "commit" && head !== null) return { type: "commit", sha: head, title: null };
  if (kind === "branch" && base !== null) return { type: "baseBranch", branch: base };
  const instructions = [
    `Review ${targetWords(target)}.`,
    `Read it with: ${readingWords(target)}.`,
    ...onlyFiles(paths),
  ];
  return { type: "custom", instructions: instructions.join("\n\n") };
}
