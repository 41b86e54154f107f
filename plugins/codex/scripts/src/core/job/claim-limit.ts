// The limit of a launch's claim.

/** How long a launcher waits for its worker to claim the job, in ms; `claimBy` in the record follows from it. */
export const CLAIM_MS = 30_000;
