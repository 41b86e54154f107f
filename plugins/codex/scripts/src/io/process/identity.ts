// Who this process is, and whether a recorded process still lives. Synchronous and, on Linux, cheap enough for hot paths.
// Nothing here reads a clock: identities are made of what the kernel noted when the process and the machine started.

import { hostname } from "node:os";
import { isComparable, type Liveness, liveness, type Sighting, type Vantage } from "../../core/job/liveness.ts";
import type { ProcessIdentity } from "../../core/job/record.ts";
import type { ProcessPlatform } from "./platform.ts";
import { thisPlatform } from "./this-platform.ts";

let ownVantage: Vantage | undefined;
let ownIdentity: ProcessIdentity | undefined;

/** This process. Its start time is empty if the system would not tell; others then call it unknown, never gone. */
export function selfIdentity(): ProcessIdentity {
  ownIdentity ??= { pid: process.pid, startedAt: startOf(sight(process.pid)), ...vantage() };
  return ownIdentity;
}

/** The process that has a pid now; null if there is none, or the system would not tell. */
export function identityOf(pid: number): ProcessIdentity | null {
  const startedAt = startOf(sight(pid));
  return startedAt === "" ? null : { pid, startedAt, ...vantage() };
}

/** Where this process stands; asked of the system once. An empty boot id says that it would not tell. */
export function vantage(): Vantage {
  ownVantage ??= { bootId: thisPlatform.bootId(), host: hostname(), pidNamespace: thisPlatform.pidNamespace() };
  return ownVantage;
}

/** Looks at a pid now. A failure to ask, or a number that is no pid, is "unreadable". */
export function sight(pid: number): Sighting {
  return Number.isSafeInteger(pid) && pid > 0 ? thisPlatform.sight(pid) : "unreadable";
}

/** Whether a recorded process lives now. */
export function livenessOf(identity: ProcessIdentity): Liveness {
  return livenessSeen(identity, vantage(), thisPlatform);
}

/** Whether a recorded process lives, seen from a vantage through a platform, which is asked only if its pid means the same. */
export function livenessSeen(
  identity: ProcessIdentity,
  here: Vantage,
  platform: Pick<ProcessPlatform, "sight">,
): Liveness {
  const from = standBeside(identity, here);
  if (!isBeside(identity, from)) return liveness(identity, from, "unreadable");
  const seen = platform.sight(identity.pid);
  const isTimeless = identity.startedAt === "" || startOf(seen) === "";
  const verdict = liveness(identity, from, typeof seen === "object" && isTimeless ? "unreadable" : seen);
  return verdict === "alive" && !isBootKnown(identity, here) ? "unknown" : verdict;
}

/** True if pids of the recorded process mean the same here and now: same machine, same boot, same namespace. */
export function isHere(identity: ProcessIdentity, here: Vantage = vantage()): boolean {
  return isBeside(identity, standBeside(identity, here));
}

/**
 * The vantage, with what cannot differ made equal. A machine may change its name while it runs, but never its boot id.
 * A boot that one side could not name is taken for the same one.
 */
function standBeside(identity: ProcessIdentity, here: Vantage): Vantage {
  if (!isBootKnown(identity, here)) return { ...here, bootId: identity.bootId };
  return identity.bootId === here.bootId ? { ...here, host: identity.host } : here;
}

function isBeside(identity: ProcessIdentity, here: Vantage): boolean {
  return identity.bootId === here.bootId && isComparable(identity, here);
}

function isBootKnown(identity: ProcessIdentity, here: Vantage): boolean {
  return identity.bootId !== "" && here.bootId !== "";
}

function startOf(seen: Sighting): string {
  return typeof seen === "object" ? seen.startedAt : "";
}
