// Why what a job left in its copy cannot be told. The copy borrows from the user's store what its start reaches: if the user's
// repository loses that, nothing can be told any more. The job may also have damaged the Git folder of its copy.

import { join } from "node:path";
import { type GitPlace, type OpenGit, withGit } from "../../io/git.ts";
import { isPartialClone } from "../../io/git-promisor.ts";
import { commitAndTree, lacksObjects } from "../../io/git-refs.ts";
import { isReachableFolder, whyGitFolderClosed } from "../../io/workspace.ts";
import { gitPlace } from "../end/git-place.ts";
import type { Context } from "../scope/context.ts";

/** That it is the user's repository, as the end of a sentence. */
const LOST = "the commit that it began at is gone from your repository (git gc removes what no branch holds)";

/** Why nothing can be told of a copy whose Git folder a job has closed, or in whose place it has left something else, or nothing. */
export function replacedGitFolder(root: string): string {
  const why = whyGitFolderClosed(root) ?? "was replaced or removed";
  return `the Git folder of its copy ${why}; its files are in "${root}"`;
}

/** The cause as the end of a sentence; null: both can be read. `copy` is how the copy is asked, which began at `start`. */
export async function whyLost(
  context: Context,
  repository: string,
  copy: GitPlace,
  start: string,
): Promise<string | null> {
  if (!isReachableFolder(repository)) return `"${repository}" is gone, and with it what the copy borrowed from there`;
  const objects = join(copy.root, ".git", "objects");
  const users = { ...gitPlace(context, repository), stores: isReachableFolder(objects) ? [objects] : [] };
  const isPartial = isPartialClone(repository);
  const isLost = await withGit(users, (git) => lacksStart(git, start, isPartial));
  if (isLost === null) return `Git cannot read "${repository}"`;
  if (isLost && isReachableFolder(objects)) return LOST;
  const isWhole = await withGit(copy, async (git) => {
    const hasHead = (await commitAndTree(git, "HEAD")) !== null;
    return hasHead && !(await lacksStart(git, start, isPartial));
  });
  return isWhole === true
    ? null
    : `the Git folder of its copy is damaged (HEAD, or what it borrows from your repository); its files are in "${copy.root}"`;
}

/** A partial clone lacks objects that nobody has lost. */
async function lacksStart(git: OpenGit, start: string, isPartial: boolean): Promise<boolean> {
  return isPartial ? (await commitAndTree(git, start)) === null : lacksObjects(git, start);
}
