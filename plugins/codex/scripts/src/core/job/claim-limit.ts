// The limit of a launch's claim.

/** How long a launcher waits for its worker to claim the job, in ms; `claimBy` in the record follows from it. */
export const CLAIM_MS = 30_000;

/** Until when a job that is recorded at `now` may be claimed; both in ISO 8601 UTC. */
export function claimLimit(now: string): string {
  return new Date(Date.parse(now) + CLAIM_MS).toISOString();
}
