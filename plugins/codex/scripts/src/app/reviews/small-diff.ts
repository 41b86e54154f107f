// The changes as a patch that may stand in a prompt.

import { MOST_DIFF_BYTES } from "../../core/review/prompt.ts";
import type { ReviewRequest } from "../../core/review/review-request.ts";
import { withGit } from "../../io/git.ts";
import { patchOf } from "../../io/git-changes.ts";
import { emptyTree } from "../../io/git-objects.ts";
import { findWorkspace } from "../../io/workspace.ts";
import type { Context } from "../scope/context.ts";
import { gitPlaceOf } from "./git-place.ts";

const CONTEXT_LINES = 3;
// A changed line takes two bytes at least.
const MOST_LINES = MOST_DIFF_BYTES / 2;

/** The patch; null if it is too large, or Git cannot tell. Files that Git does not track are not in it. */
export async function smallDiff(
  context: Context,
  { target, paths, stores }: Pick<ReviewRequest, "target" | "paths" | "stores">,
): Promise<string | null> {
  const { base, head, insertions, deletions } = target;
  if (insertions === null || insertions + (deletions ?? 0) > MOST_LINES) return null;
  const patch = await withGit(gitPlaceOf(context, findWorkspace(context.cwd).root, stores), async (git) => {
    const from = base ?? emptyTree(git);
    const among = paths === undefined ? {} : { paths };
    return patchOf(git, { from, to: head, ...among }, CONTEXT_LINES);
  });
  return patch === null || Buffer.byteLength(patch) > MOST_DIFF_BYTES ? null : patch;
}
