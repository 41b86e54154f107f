// Whether one of our own jobs speaks for its route or against it, by its line in the ledger. Contract section 12. It is the
// honest signal: what was left decides, and what the route could do nothing about is not counted.

import { factsOf, isFailureKind, isOwnLimit } from "../failure/kinds.ts";
import type { LedgerLine } from "../reliability/ledger-line.ts";

/** What of a ledger line decides. `work` may be a word that is not known here. */
export interface JudgedJob extends Pick<LedgerLine, "status" | "failure" | "verify" | "write" | "started" | "stop"> {
  readonly work: string | null;
}

/** True for a success, false for none; null if the job is not counted. */
export function ownSuccess(job: JudgedJob): boolean | null {
  const { status, failure, verify, write, work, stop } = job;
  if (status === "cancelled" || !job.started || isRefusal(failure)) return null;
  if (verify === "fail" || failure === "timeout") return false;
  if (status === "completed") return write ? (verify === "pass" ? true : hasWork(work)) : true;
  // What was shipped before a structured failure was shipped, as the report counts it too.
  if (work === "commits" && stop === null) return true;
  return failure === null || isOfSurroundings(failure) ? null : false;
}

/** False for the kind of a later program: nobody here can excuse it. */
function isOfSurroundings(failure: string): boolean {
  return isFailureKind(failure) && !factsOf(failure).countsAgainstRoute;
}

/** Null if nobody can tell. */
function hasWork(work: string | null): boolean | null {
  if (work === "commits" || work === "files") return true;
  return work === "none" ? false : null;
}

function isRefusal(failure: string | null): boolean {
  return failure !== null && isFailureKind(failure) && isOwnLimit(failure);
}
