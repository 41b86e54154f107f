// The words by which clients say how an agent's call ended, today's and older ones.

const UNDER_WAY = new Set([
  "async_launched",
  "launched",
  "running",
  "sub_agent_entered",
  "teammate_spawned",
  "remote_launched",
  "handed_off",
  "pending",
  "in_progress",
]);
const ENDED_WELL = new Set(["completed", "complete", "success", "succeeded", ""]);
const DENIED = new Set(["denied", "rejected"]);
const ENDED_BADLY = new Set([
  ...DENIED,
  "failed",
  "failure",
  "error",
  "errored",
  "timeout",
  "timed_out",
  "killed",
  "cancelled",
  "canceled",
  "interrupted",
  "aborted",
  "stopped",
  "crashed",
]);

/** What the client says to a model whose call was not allowed, and what a model makes of it. */
const DENIAL =
  /\b(?:denied|not (?:been )?(?:allowed|granted|permitted)|(?:haven't|hasn't|not yet) (?:been )?granted|requested permissions?|permission (?:was )?(?:refused|rejected)|doesn't want to (?:proceed|take)|was rejected)\b/i;

/** The client's word in small letters; empty if it gave none. */
export function normalStatus(status: string | null): string {
  return (status ?? "").trim().toLowerCase();
}

/** True for a status that says that the agent has not ended yet. */
export function isUnderWay(status: string | null): boolean {
  return UNDER_WAY.has(normalStatus(status));
}

/** True for a status that says that the agent ended as it should. */
export function endedWell(status: string): boolean {
  return ENDED_WELL.has(status);
}

/** True for a status that says that it did not. */
export function endedBadly(status: string): boolean {
  return ENDED_BADLY.has(status);
}

/** True if the status, or the text in the words of today's clients, says that a call was not allowed. */
export function speaksOfDenial(status: string, text: string): boolean {
  return DENIED.has(status) || DENIAL.test(text.replaceAll("\u2019", "'"));
}
