// What was reviewed, as far as the places of findings go: which files there are, how long each is, what was changed.

import { relative } from "node:path";
import type { RunningJob } from "../../core/job/record.ts";
import type { GivenFinding, ReviewTarget } from "../../core/review/findings.ts";
import { type ChangedLines, changedLines } from "../../core/review/hunks.ts";
import { possiblePaths, type Surroundings } from "../../core/review/locate.ts";
import type { ReviewRequest } from "../../core/review/review-request.ts";
import { type OpenGit, withGit } from "../../io/git.ts";
import { barePatchOf, lineCountAt, lineCountsIn, untrackedFiles } from "../../io/git-changes.ts";
import { emptyTree } from "../../io/git-objects.ts";
import { realPath } from "../../io/home.ts";
import type { Context } from "../scope/context.ts";
import { gitPlaceOf } from "./git-place.ts";

/** Looks at what a job reviewed, for the places of these findings. What Git cannot tell is not known. */
export async function surroundingsOf(
  context: Context,
  { workspaceRoot, cwd }: Pick<RunningJob, "workspaceRoot" | "cwd">,
  { target, paths, stores }: ReviewRequest,
  findings: readonly GivenFinding[],
): Promise<Surroundings> {
  const roots = [...new Set([realPath(workspaceRoot), workspaceRoot])];
  const folder = relative(roots[0] ?? "", realPath(cwd)).replaceAll("\\", "/");
  const names = possiblePaths(findings, roots, folder);
  const seen = await withGit(gitPlaceOf(context, workspaceRoot, stores), async (git) => {
    const [changed, counts] = await Promise.all([
      changesOf(git, target, paths),
      target.head === null ? null : lineCountsIn(git, target.head, names),
    ]);
    return { changed, counts };
  });
  const { changed = null, counts = null } = seen ?? {};
  const lineCount = (file: string) =>
    target.head === null ? lineCountAt(workspaceRoot, file) : (counts?.get(file) ?? null);
  return { roots, folder, lineCount, changed };
}

/** The changed lines; of files that Git does not track, all. */
async function changesOf(
  git: OpenGit,
  { base, head }: ReviewTarget,
  paths: readonly string[] | undefined,
): Promise<ChangedLines | null> {
  const from = base ?? emptyTree(git);
  const among = paths === undefined ? {} : { paths };
  const [patch, untracked] = await Promise.all([
    barePatchOf(git, { from, to: head, ...among }),
    head === null ? untrackedFiles(git) : [],
  ]);
  if (patch === null || untracked === null) return null;
  const isMeant = (path: string) => paths === undefined || paths.includes(path);
  return new Map([...untracked.filter(isMeant).map((path) => [path, []] as const), ...changedLines(patch)]);
}
