// Looks up the place of each finding in what was reviewed. What cannot be found is said, and the finding is kept.

import type { FindingLocation, GivenFinding, Judgement, Review, ReviewFinding, ReviewTarget } from "./findings.ts";
import type { ChangedLines } from "./hunks.ts";
import { repositoryPath } from "./repository-path.ts";

/** What was reviewed, as far as places go. */
export interface Surroundings {
  /** The names of the repository's root: absolute, the real one and any other that Codex may have seen. */
  readonly roots: readonly string[];
  /** Where Codex ran, relative to the root; "" for the root. */
  readonly folder: string;
  /** How many lines a file had in what was reviewed, by its path relative to the root; null if it is no file there. */
  readonly lineCount: (file: string) => number | null;
  /** The lines that the change changed; untracked files with an empty list. Null if they are not known. */
  readonly changed: ChangedLines | null;
}

/** The whole review: what the reviewer said of a target, with every place looked up. */
export function locatedReview(said: Judgement, target: ReviewTarget, surroundings: Surroundings): Review {
  return { target, ...said, findings: said.findings.map((finding) => locate(finding, surroundings)) };
}

/** The finding with its place looked up. */
export function locate(finding: GivenFinding, surroundings: Surroundings): ReviewFinding {
  const file = fileOf(finding, surroundings);
  if (file === null) return { ...finding, location: "none", in_diff: null };
  const lines = surroundings.lineCount(file);
  const location: FindingLocation = lines === null ? "none" : hasLines(finding, lines) ? "exact" : "file";
  return { ...finding, file, location, in_diff: isInDiff(finding, file, surroundings.changed) };
}

/** The paths, relative to the root, that these findings may mean; each once. */
export function possiblePaths(
  findings: readonly GivenFinding[],
  roots: readonly string[],
  folder: string,
): readonly string[] {
  const said = findings.flatMap(({ file }) => file ?? []);
  const paths = said.flatMap((file) => ["", folder].flatMap((from) => repositoryPath(file, roots, from) ?? []));
  return [...new Set(paths)];
}

/** The path in the repository: from its root, or else from the folder where Codex ran. */
function fileOf({ file }: GivenFinding, { roots, folder, lineCount, changed }: Surroundings): string | null {
  if (file === null) return null;
  const fromRoot = repositoryPath(file, roots, "");
  if (folder === "" || (fromRoot !== null && lineCount(fromRoot) !== null)) return fromRoot;
  const fromFolder = repositoryPath(file, roots, folder);
  const isKnown = fromFolder !== null && (lineCount(fromFolder) !== null || changed?.has(fromFolder) === true);
  return isKnown ? fromFolder : fromRoot;
}

function hasLines({ line_start, line_end }: GivenFinding, count: number): boolean {
  if (line_start === null) return false;
  const end = line_end ?? line_start;
  return line_start <= end && end <= count;
}

/** A finding without lines is about the whole file. */
function isInDiff({ line_start, line_end }: GivenFinding, file: string, changed: ChangedLines | null): boolean | null {
  if (changed === null) return null;
  const ranges = changed.get(file);
  if (ranges === undefined) return false;
  if (ranges.length === 0 || line_start === null) return true;
  const end = line_end ?? line_start;
  return line_start <= end && ranges.some((range) => range.start <= end && line_start <= range.end);
}
