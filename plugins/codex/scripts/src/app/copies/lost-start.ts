// A copy borrows from the user's store what its start reaches. If the user's repository loses that, nothing can be told any more.

/** Why a job's changes cannot be told then, as the end of a sentence. */
export const LOST = "the commit that it began at is gone from your repository (git gc removes what no branch holds)";
