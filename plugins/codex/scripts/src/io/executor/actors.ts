// The processes that act on jobs from this machine, whatever executor a job has: launchers, workers when they speak of
// themselves, whoever stops a job, and clients.

import type { Liveness } from "../../core/job/liveness.ts";
import type { ProcessIdentity } from "../../core/job/record.ts";
import { identityOf, livenessOf, selfIdentity } from "../process/identity.ts";

/** This process. */
export function ownIdentity(): ProcessIdentity {
  return selfIdentity();
}

/** The process that has a pid now; null if there is none, or the system would not tell. */
export function actorAt(pid: number): ProcessIdentity | null {
  return identityOf(pid);
}

/** Whether an actor lives. */
export function livenessOfActor(actor: ProcessIdentity): Liveness {
  return livenessOf(actor);
}
