// The limit of a launch's claim.

/** How long a launcher waits for its worker to claim the job, in ms; `claimBy` in the record follows from it. */
export const CLAIM_MS = 30_000;

/** Until when a job that is recorded at `now`, and whose worker is started at most `heldMs` later, may be claimed; in ISO 8601 UTC. */
export function claimLimit(now: string, heldMs = 0): string {
  return new Date(Date.parse(now) + heldMs + CLAIM_MS).toISOString();
}
