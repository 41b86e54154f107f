// Which work is the job's: what is claimed of the commits and changed paths, and how certain that is; see `grade.ts`.
//
// **Commits claimed** are those accounted for or witnessed. If there are none: the open ones, but not if these are in
// doubt and the job has paths of its own.
//
// **Paths claimed** are those accounted for and the likely ones, if there are any or if commits are accounted for.
// Otherwise the open ones. A path that a file change of the turn names is claimed in any case, also if the commit that
// holds it is not.
//
// **Meanwhile** counts what is not claimed.
//
// **In doubt** is what is open while another writing job was there. So is what is open while Codex reported its
// commands and none of them accounts for it.
//
// **Attribution** speaks of the claimed commits, or if there are none, of the claimed paths: `codex_items` if all are
// accounted for, `witnessed` if the others are witnessed, `ambiguous` if any are in doubt, else `git_only`.
//
// **An isolated job** claims all commits and all paths, and they are `isolated`: nobody else works in its copy.
//
// This file and `grade.ts` are the only places that tell the rule. Its reasons: `docs/decisions/0017-attribution.md`.

import {
  type ChangedPath,
  type Grade,
  type Graded,
  gradeCommits,
  gradePath,
  type MadeCommit,
  type Witnesses,
} from "./grade.ts";
import type { Attribution } from "./work.ts";

/** What is claimed, and what is not. */
export interface Claim {
  readonly commits: readonly MadeCommit[];
  readonly paths: readonly string[];
  readonly attribution: Attribution;
  readonly commitsMeanwhile: readonly MadeCommit[];
  readonly pathsMeanwhile: readonly string[];
}

/** Applies the rules above to the new commits and to the paths that differ. */
export function claimWork(commits: readonly MadeCommit[], paths: readonly ChangedPath[], witnesses: Witnesses): Claim {
  if (witnesses.isIsolated === true) return claimAll(commits, paths);
  const commitGrades = gradeCommits(commits, witnesses);
  const pathGrades = paths.map((path) => ({ of: path.path, grade: gradePath(path, witnesses) }));
  const certain = having(commitGrades, "accounted", "witnessed");
  const open = having(commitGrades, "open");
  const sure = having(pathGrades, "accounted", "likely");
  const hasOwnPaths = sure.length > 0 || pathsNamedIn(open, witnesses).length > 0;
  const made = certain.length > 0 ? certain : hasOwnPaths && isDoubtful(witnesses) ? [] : open;
  const changed = certain.length > 0 || sure.length > 0 ? sure : having(pathGrades, "open");
  const commitsMeanwhile = without(commits, made);
  const taken = pathsNamedIn(commitsMeanwhile, witnesses);
  const grades: readonly Grade[] =
    made.length > 0
      ? gradesOf(commitGrades, made)
      : [...gradesOf(pathGrades, changed), ...taken.map(() => "accounted" as const)];
  const claimed = [...new Set([...changed, ...taken])];
  return {
    commits: made,
    paths: claimed,
    attribution: attribute(grades, witnesses),
    commitsMeanwhile,
    pathsMeanwhile: without(
      paths.map(({ path }) => path),
      claimed,
    ),
  };
}

function claimAll(commits: readonly MadeCommit[], paths: readonly ChangedPath[]): Claim {
  const changed = paths.map(({ path }) => path);
  return { commits, paths: changed, attribution: "isolated", commitsMeanwhile: [], pathsMeanwhile: [] };
}

/** The paths in commits that are not claimed, or may not be, which Codex's own file changes name. */
function pathsNamedIn(commits: readonly MadeCommit[], { itemPaths }: Witnesses): readonly string[] {
  return commits.flatMap(({ paths }) => paths.filter((path) => itemPaths.has(path)));
}

function having<T>(graded: readonly Graded<T>[], ...grades: readonly Grade[]): readonly T[] {
  return graded.filter(({ grade }) => grades.includes(grade)).map(({ of }) => of);
}

function gradesOf<T>(graded: readonly Graded<T>[], claimed: readonly T[]): readonly Grade[] {
  const wanted = new Set(claimed);
  return graded.filter(({ of }) => wanted.has(of)).map(({ grade }) => grade);
}

function without<T>(all: readonly T[], claimed: readonly T[]): readonly T[] {
  const known = new Set(claimed);
  return all.filter((each) => !known.has(each));
}

function attribute(grades: readonly Grade[], witnesses: Witnesses): Attribution {
  if (grades.length === 0) return "git_only";
  if (grades.every((grade) => grade === "accounted")) return "codex_items";
  if (grades.every((grade) => grade === "accounted" || grade === "witnessed")) return "witnessed";
  return grades.includes("open") && isDoubtful(witnesses) ? "ambiguous" : "git_only";
}

function isDoubtful({ otherJobs, commands }: Witnesses): boolean {
  return otherJobs.isPresent || commands.length > 0;
}
