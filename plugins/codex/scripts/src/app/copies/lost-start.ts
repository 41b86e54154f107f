// A copy borrows from the user's store what its start reaches. If the user's repository loses that, nothing can be told any more.

/** Why a job's changes cannot be told then, as the end of a sentence. */
export const LOST = "the commit that it began at is gone from your repository (git gc removes what no branch holds)";

/** Why nothing can be told of a copy in whose Git folder's place a job has left something else, or nothing. */
export function replacedGitFolder(root: string): string {
  return `the Git folder of its copy was replaced or removed; its files are in "${root}"`;
}
